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

    /// <summary>Files of drafts that were never confirmed.</summary>
    public TimeSpan Draft { get; set; } = TimeSpan.FromDays(30);
}
