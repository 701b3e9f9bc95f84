namespace Channels.Bot.FamilySupport.Closing;

/// <summary>Section <c>FamilySupport:Closing:Checks</c>: what is looked at before a report is paid, and what becomes of it.</summary>
public sealed class CheckOptions
{
    /// <summary>The provider was suspended on the day of the activity.</summary>
    public CheckLevel Suspended { get; set; } = CheckLevel.Stop;

    /// <summary>The provider was no member on that day: not yet, or no more.</summary>
    public CheckLevel NoMember { get; set; } = CheckLevel.Stop;

    /// <summary>The provider was not trained by then.</summary>
    public CheckLevel Untrained { get; set; } = CheckLevel.Warn;

    /// <summary>The provider had met no requesting member before, or all their meetings were over. Which member it was, a report does
    /// not say.</summary>
    public CheckLevel NoMeeting { get; set; } = CheckLevel.Warn;

    /// <summary>An activity of March was handed in after <see cref="MarchBy"/>.</summary>
    public CheckLevel Late { get; set; } = CheckLevel.Warn;

    /// <summary>The day of April until which activities of March are handed in.</summary>
    public int MarchBy { get; set; } = 5;

    /// <summary>The requesting member was asked and has not answered.</summary>
    public CheckLevel Unconfirmed { get; set; } = CheckLevel.Warn;

    /// <summary>No requesting member could be asked, and no staff confirmed it on other evidence.</summary>
    public CheckLevel Unasked { get; set; } = CheckLevel.Warn;

    /// <summary>Of which requesting member it is cannot be told, so nobody gets a paper of it.</summary>
    public CheckLevel NoFamily { get; set; } = CheckLevel.Warn;

    /// <summary>Money was told of that no file of the close has. <see cref="CheckLevel.Stop"/> holds the report.</summary>
    public CheckLevel Advanced { get; set; } = CheckLevel.Warn;

    /// <summary>The requesting member says that something in it is otherwise.</summary>
    public CheckLevel Differs { get; set; } = CheckLevel.Stop;

    /// <summary>The same of a report that an earlier close paid, whatever it costs now: it is named at each close until it is put right or
    /// confirmed. <see cref="CheckLevel.Stop"/> is the same as to say it, as nothing of it is paid.</summary>
    public CheckLevel DiffersPaid { get; set; } = CheckLevel.Warn;

    /// <summary>Care was stamped, and no report of it was made: nobody is paid for it. <see cref="CheckLevel.Stop"/> is the same as to say
    /// it.</summary>
    public CheckLevel Unreported { get; set; } = CheckLevel.Warn;

    /// <summary>The provider's own child is called as one in the report.</summary>
    public CheckLevel OwnChild { get; set; } = CheckLevel.Warn;

    /// <summary>A child is called as no child of a family that the provider has met, where all of them are registered. It is asked about
    /// when the report is handed in: <see cref="CheckLevel.Warn"/> takes it with a note, <see cref="CheckLevel.Stop"/> only with a
    /// registered name.</summary>
    public CheckLevel Unregistered { get; set; } = CheckLevel.Warn;

    /// <summary>Two members are paid the same amount into the same account.</summary>
    public CheckLevel SamePayment { get; set; } = CheckLevel.Warn;

    /// <summary>Two members have one account, whatever they are paid.</summary>
    public CheckLevel SameAccount { get; set; } = CheckLevel.Warn;

    /// <summary>The provider reported the same activity twice: overlapping hours of a day, and the same child.</summary>
    public CheckLevel SameReport { get; set; } = CheckLevel.Warn;

    /// <summary>Hours of two reports of a provider overlap, with other children.</summary>
    public CheckLevel Overlap { get; set; } = CheckLevel.Warn;

    /// <summary>The amount rests on a rule that the city has not published.</summary>
    public CheckLevel Estimate { get; set; } = CheckLevel.Warn;

    /// <summary>A report that was paid costs something else now by another pack of rules, and not because it was put right.</summary>
    public CheckLevel Repriced { get; set; } = CheckLevel.Stop;
}

/// <summary>What becomes of what a check finds.</summary>
public enum CheckLevel
{
    /// <summary>It is not looked at.</summary>
    Off,

    /// <summary>It is said, and paid.</summary>
    Warn,

    /// <summary>It is not paid until it is mended; with <c>hold</c> the rest is.</summary>
    Stop,
}
