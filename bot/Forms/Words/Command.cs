namespace Channels.Bot.Forms.Words;

/// <summary>
/// What a person can ask for at any moment, by a whole message that says just that. The words are in <c>Texts/</c> under
/// <c>commands</c>; the words of every language count in every language.
/// </summary>
internal enum Command
{
    /// <summary>To the question before.</summary>
    Back,

    /// <summary>Choose an answer to change.</summary>
    Change,

    /// <summary>Show the answers so far.</summary>
    Check,

    Help,

    Skip,

    /// <summary>Stop and forget.</summary>
    Stop,

    /// <summary>Begin again.</summary>
    Restart,

    /// <summary>Leave the answer that is being asked again as it is.</summary>
    Keep,

    /// <summary>Take this child, activity or document out of the list.</summary>
    Remove,

    /// <summary>The next page of buttons.</summary>
    More,

    /// <summary>The document comes after the submission.</summary>
    SendLater,

    /// <summary>The other questions first, this one at the end.</summary>
    AnswerLater,

    /// <summary>Leave now and go on another day, here or on another channel.</summary>
    Pause,

    /// <summary>Go on with what was left.</summary>
    Resume,

    /// <summary>A person of the city should look at this.</summary>
    Staff,

    /// <summary>Choose the language.</summary>
    Language,

    /// <summary>I want to apply: only in procedures that take it.</summary>
    Apply,
}
