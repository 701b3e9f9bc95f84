using Channels.Bot.Forms;

namespace Channels.Bot.Dialogs;

/// <summary>
/// Answers questions people ask in the middle of a form or before it. Pure, synchronous and in memory: the dialog asks during its
/// step and may ask the same again. Several can be registered; the first that knows an answer gives it.
/// </summary>
public interface IAnswerQuestions
{
    /// <summary>The answer, or null when there is none that is good enough to be given.</summary>
    QuestionAnswer? Find(Question question);
}

/// <summary>What somebody asks.</summary>
/// <param name="Text">Their words, individual numbers made unreadable.</param>
/// <param name="Language">Language of the dialog.</param>
/// <param name="Procedure">The form that is open, or null.</param>
public sealed record Question(string Text, string Language, string? Procedure);

/// <summary>An answer as it is shown.</summary>
/// <param name="Text">The answer, two short sentences.</param>
/// <param name="Source">Where it is from, as people know it.</param>
/// <param name="IsSure">The words ask just this; otherwise they only come close, and are taken for a question only where nothing else
/// fits.</param>
public sealed record QuestionAnswer(string Text, string Source, bool IsSure);
