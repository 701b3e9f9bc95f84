using Channels.Bot.Contract;

namespace Channels.Bot.Questions;

/// <summary>Puts answers together outside the turn. The host joins it to the knowledge base and its model; without it nobody
/// does.</summary>
public interface IComposeAnswers
{
    /// <summary>Whether a model is set up. Without one, jobs that are left are ended all the same.</summary>
    bool IsOn { get; }

    /// <summary>The longest an answer can take.</summary>
    TimeSpan Longest { get; }

    /// <summary>The answer to a job's question. A model that fails is no failure: then it is the answer as it stands in the
    /// entry.</summary>
    /// <param name="job">Id of the job.</param>
    /// <param name="isAgain">Somebody began it before and came to no end: no model is asked any more.</param>
    Task<ComposedAnswer> ComposeAsync(Guid job, AnswerRequest request, bool isAgain, CancellationToken cancellationToken);
}
