namespace Channels.Bot.Contract;

/// <summary>Reasons by which the dialog goes on differently; every other one is only counted.</summary>
public static class AnswerReasons
{
    /// <summary>Not what this desk is there for.</summary>
    public const string OffTopic = "off-topic";

    /// <summary>No words at all.</summary>
    public const string Empty = "empty";

    /// <summary>One person's or one office's case, which staff alone can judge.</summary>
    public const string Individual = "individual-case";

    /// <summary>A name or a number of a person stands in it.</summary>
    public const string PersonalData = "personal-data";

    /// <summary>It gives orders instead of asking.</summary>
    public const string Instructions = "instructions";

    /// <summary>It was to be put together, and that failed for good.</summary>
    public const string GivenUp = "given-up";

    /// <summary>It stands in a procedure's own texts.</summary>
    public const string Own = "own";

    /// <summary>The outcome as it is stored and counted.</summary>
    public static string NameOf(AnswerOutcome outcome) =>
        outcome switch
        {
            AnswerOutcome.Answered => "answered",
            AnswerOutcome.Candidates => "candidates",
            AnswerOutcome.Clarify => "clarify",
            AnswerOutcome.NotCovered => "not-covered",
            _ => "refused",
        };
}
