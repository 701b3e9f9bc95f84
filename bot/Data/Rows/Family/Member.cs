using Channels.Bot.Protection;

namespace Channels.Bot.Data.Rows.Family;

/// <summary>A member of family support, as the centre keeps them.</summary>
public sealed class Member
{
    public const string PersonColumn = "Members.Person";
    public const string AccountColumn = "Members.Account";

    /// <summary>The number on the member card.</summary>
    public required string Number { get; init; }

    public required MemberRoles Roles { get; set; }

    /// <summary>The ward's id, or null for who lives elsewhere.</summary>
    public string? Ward { get; set; }

    public required DateOnly JoinedOn { get; set; }

    /// <summary>The first day they are none any more; null: they are.</summary>
    public DateOnly? LeftOn { get; set; }

    /// <summary>When a provider was trained; null: not yet.</summary>
    public DateOnly? TrainedOn { get; set; }

    /// <summary>Since when they may not be active; null: they may.</summary>
    public DateOnly? SuspendedOn { get; set; }

    /// <summary>Name, kana and children's aliases; null once forgotten.</summary>
    public ProtectedBytes? Person { get; set; }

    /// <summary>Where they are paid; null: nobody has said.</summary>
    public ProtectedBytes? Account { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
}

/// <summary>What a member does; one person may do both.</summary>
[Flags]
public enum MemberRoles
{
    None = 0,

    /// <summary>Asks for help (依頼会員).</summary>
    Requester = 1,

    /// <summary>Helps (提供会員).</summary>
    Provider = 2,
}

/// <summary>A requester and a provider who have met before the first activity.</summary>
public sealed class MemberPair
{
    public required string Requester { get; init; }

    public required string Provider { get; init; }

    public required DateOnly MetOn { get; set; }

    /// <summary>The last day on which the meeting counts.</summary>
    public required DateOnly ExpiresOn { get; set; }
}
