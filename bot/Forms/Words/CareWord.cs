namespace Channels.Bot.Forms.Words;

/// <summary>
/// What people say to what is offered after care. The words are in <c>caring</c> of the language files; the first of each is on the
/// button.
/// </summary>
internal enum CareWord
{
    /// <summary>To go on with what was being asked.</summary>
    GoOn,

    /// <summary>To say more where no consultation is open.</summary>
    TellMore,

    /// <summary>To be called on the telephone.</summary>
    Call,

    /// <summary>To leave it at that.</summary>
    Enough,
}
