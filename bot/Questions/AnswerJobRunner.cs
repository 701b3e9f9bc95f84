using Channels.Bot.Contract;
using Channels.Bot.Data.Rows;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Bot.Telemetry;
using Microsoft.Extensions.Logging;

namespace Channels.Bot.Questions;

/// <summary>
/// Takes answer jobs by lease, has them answered and hands the answers to their conversations. In the end there is always an answer:
/// a job that was begun and not ended is answered without a model by whoever finds it.
/// </summary>
public sealed class AnswerJobRunner(AnswerJobs jobs, ChannelsMeter meter, ILogger<AnswerJobRunner> logger, IComposeAnswers? composer = null)
{
    /// <summary>Answers being put together at once on this node.</summary>
    internal const int Hands = 8;

    /// <summary>A question that could not be read or answered so often never will be.</summary>
    private const int MostAttempts = 5;

    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(15);

    public async Task<IReadOnlyList<AnswerJob>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        if (composer is null)
            return [];
        var claimed = await jobs.ClaimAsync(most, composer.Longest + Margin, cancellationToken);

        // Nobody came back to say how the last attempt went: it may be this question that ends the process.
        foreach (var killer in claimed.Where(j => j.Attempts > MostAttempts))
        {
            AnswerJobLog.Killed(logger, killer.Id, killer.Attempts);
            await GiveUpAsync(killer);
        }

        return [.. claimed.Where(j => j.Attempts <= MostAttempts)];
    }

    public IEnumerable<Task> Start(IReadOnlyList<AnswerJob> claimed) => claimed.Select(one => Task.Run(() => RunAsync(one))).ToList();

    /// <summary>Claims and answers what is due now.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        var claimed = await ClaimAsync(Hands, cancellationToken);
        await Task.WhenAll(Start(claimed));
        return claimed.Count;
    }

    private async Task RunAsync(AnswerJob job)
    {
        try
        {
            var answer = jobs.Read(job) is { } request
                ? await composer!.ComposeAsync(job.Id, request, isAgain: job.Attempts > 1, CancellationToken.None)
                : null;
            if (await jobs.EndAsync(job, answer) && answer is not null)
            {
                meter.Composed.Add(1, new KeyValuePair<string, object?>("reason", answer.Composed));
                AnswerJobLog.Composed(logger, job.Id, answer.Composed);
            }
        }
#pragma warning disable CA1031 // A bug with one question must not stop the others; its lease ends and it is answered without a model.
        catch (Exception error)
#pragma warning restore CA1031
        {
            AnswerJobLog.Failed(logger, job.Id, job.Attempts, error);
            if (job.Attempts >= MostAttempts)
                await GiveUpAsync(job);
        }
    }

    /// <summary>Who was told that it is being looked up hears that nothing came of it, with the way to the staff. Null: the question was
    /// taken back, or is what cannot be read.</summary>
    private ComposedAnswer? ExcuseFor(AnswerJob job)
    {
        if (AskedIn(job) is not { } language)
            return null;
        var reply = new AssistantReply
        {
            Outcome = AnswerOutcome.NotCovered,
            Reason = AnswerReasons.GivenUp,
            Text = DialogWords.Default.Say(language, Phrase.AnswerFailed),
            IsOfDesk = true,
        };
        return new ComposedAnswer(job.Id, reply, AnswerReasons.GivenUp);
    }

    private string? AskedIn(AnswerJob job)
    {
        try
        {
            return jobs.Read(job)?.Language;
        }
        catch (Exception error) when (error is System.Security.Cryptography.CryptographicException or System.Text.Json.JsonException)
        {
            return Languages.Japanese;
        }
    }

    private async Task GiveUpAsync(AnswerJob job)
    {
        try
        {
            await jobs.EndAsync(job, ExcuseFor(job));
        }
#pragma warning disable CA1031 // The database may be away for a while: the job is found again.
        catch (Exception error)
#pragma warning restore CA1031
        {
            AnswerJobLog.Failed(logger, job.Id, job.Attempts, error);
        }
    }
}

/// <summary>Ids and codes only: no word of a question or an answer.</summary>
internal static partial class AnswerJobLog
{
    [LoggerMessage(4112, LogLevel.Information, "Answer {Job} was put together: {Reason}")]
    public static partial void Composed(ILogger logger, Guid job, string? reason);

    [LoggerMessage(4114, LogLevel.Error, "Answer {Job} was begun {Attempt} times and never ended; it is given up")]
    public static partial void Killed(ILogger logger, Guid job, int attempt);

    [LoggerMessage(4113, LogLevel.Error, "Answer {Job} failed at attempt {Attempt}; it is answered without a model when its lease ends")]
    public static partial void Failed(ILogger logger, Guid job, int attempt, Exception error);
}
