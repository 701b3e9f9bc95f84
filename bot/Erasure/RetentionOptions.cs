namespace Channels.Bot.Erasure;

/// <summary>Section <c>Retention</c>: how long things stay that no rule of a procedure keeps.</summary>
public sealed class RetentionOptions
{
    /// <summary>Finished raw events, sent messages, and alerts that were taken.</summary>
    public TimeSpan Raw { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Lines of conversations the product keeps itself (web chat).</summary>
    public TimeSpan Transcript { get; set; } = TimeSpan.FromDays(14);

    /// <summary>The words of questions to the assistant; what became of them is kept without the words.</summary>
    public TimeSpan Question { get; set; } = TimeSpan.FromDays(365);

    /// <summary>What was given up and nobody dealt with: dead letters, events without a turn, alerts nobody took.</summary>
    public TimeSpan GivenUp { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Conversations in which nobody says anything any more.</summary>
    public TimeSpan Conversation { get; set; } = TimeSpan.FromDays(730);

    /// <summary>The same of pages: their conversation cannot be opened again, and a form that was left has its own time.</summary>
    public TimeSpan Page { get; set; } = TimeSpan.FromDays(60);

    /// <summary>Counts in which nobody is known: of forms, of questions without their words, of a model's use.</summary>
    public TimeSpan Figures { get; set; } = TimeSpan.FromDays(5 * 365);

    /// <summary>Who did what. Longer than anything it is about.</summary>
    public TimeSpan Audit { get; set; } = TimeSpan.FromDays(10 * 365);

    /// <summary>Files of drafts that were never confirmed.</summary>
    public TimeSpan Draft { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Members of family support after they left, and pairs after their meeting stopped to count.</summary>
    public TimeSpan Member { get; set; } = TimeSpan.FromDays(5 * 365);

    /// <summary>Closed months: what was paid to whom, and who approved it.</summary>
    public TimeSpan Close { get; set; } = TimeSpan.FromDays(10 * 365);
}
