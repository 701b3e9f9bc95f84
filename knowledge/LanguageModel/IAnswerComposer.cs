using Channels.Knowledge.Answering;

namespace Channels.Knowledge.LanguageModel;

/// <summary>May put a reply into fewer words or another order. It takes seconds and leaves the process, so it is never used inside a
/// turn.</summary>
public interface IAnswerComposer
{
    /// <summary>Whether it is worth asking for this reply at all; false without a model.</summary>
    bool MayCompose(Reply reply);

    /// <summary>The reply as it is to be shown. Whatever goes wrong, the extractive reply comes back unchanged.</summary>
    /// <param name="question">The question the reply was given to.</param>
    /// <param name="language">Language of the fixed texts; null: that of the question, as with
    /// <see cref="AnswerOptions.Language"/>.</param>
    /// <param name="day">The day on which the answer has to hold.</param>
    /// <exception cref="OperationCanceledException">The caller gave up; not the deadline of the model.</exception>
    Task<Composition> ComposeAsync(string question, Reply reply, string? language, DateOnly day, CancellationToken cancellationToken);
}

/// <summary>A reply and how it came about.</summary>
/// <param name="Reply">What to show. Its <see cref="Answering.Reply.Answer"/> is the whole approved text, also when the text is
/// shorter.</param>
/// <param name="Reason">One of <see cref="ModelReasons"/>.</param>
public sealed record Composition(Reply Reply, string Reason)
{
    /// <summary>The part of the reply's text that is the answer, where it is shorter than the approved one.</summary>
    public string? Shown { get; init; }

    /// <summary>Words with which the whole approved text is asked for, where it is not shown.</summary>
    public string? WholeLabel { get; init; }

    /// <summary>Whether it differs from the extractive reply.</summary>
    public bool IsChanged => Reason is ModelReasons.Shortened or ModelReasons.Ordered or ModelReasons.Widened;
}

/// <summary>No model: replies stay as they are.</summary>
public sealed class ExtractiveComposer : IAnswerComposer
{
    public bool MayCompose(Reply reply) => false;

    public Task<Composition> ComposeAsync(
        string question,
        Reply reply,
        string? language,
        DateOnly day,
        CancellationToken cancellationToken
    ) => Task.FromResult(new Composition(reply, ModelReasons.Off));
}
