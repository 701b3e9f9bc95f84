namespace Channels.Bot.Contract;

/// <summary>Somebody says a code of the centre. Found is a <see cref="MemberClaim"/>, <see cref="TooManyTries"/>, or nothing: it is
/// nobody's, its time is up, or it was used.</summary>
public sealed record ClaimMember(string Code) : Lookup;

/// <summary>Whose a code is.</summary>
/// <param name="Number">The number on the member card.</param>
/// <param name="IsRequester">They ask for help.</param>
/// <param name="IsProvider">They help.</param>
/// <param name="IsElsewhere">Another conversation speaks for them until now.</param>
public sealed record MemberClaim(string Number, bool IsRequester, bool IsProvider, bool IsElsewhere);

/// <summary>This conversation speaks for a member from now on, and no other one does; the code is used up.</summary>
public sealed record LinkMember(string Code, string Number) : Effect;

/// <summary>The person does not want this conversation to speak for a member any more.</summary>
public sealed record UnlinkMember(string Number) : Effect;

/// <summary>Why a conversation does not speak for a member any more, when its person did not ask for it.</summary>
public static class UnlinkReasons
{
    /// <summary>The centre took the link away.</summary>
    public const string Office = "office";

    /// <summary>Another conversation was linked to the number with a new code.</summary>
    public const string Elsewhere = "elsewhere";
}
