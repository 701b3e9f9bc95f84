using System.Text;
using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Channels.Bot.Submissions;
using Channels.Bot.Submissions.Life;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Confirming;

/// <summary>The requesting member's side: reads the report they are asked about, and says whether it is right. The link of their
/// conversation to the number that was asked is the proof, at each word.</summary>
internal sealed class ReportAnswers(
    IStore store,
    ColumnProtector protector,
    ReportQuestions questions,
    LifeNews news,
    AlertIntake alerts,
    FeeOptions options,
    TimeProvider clock
) : ILookup<FindAskedReport>, ILookup<FindAskedReports>, IEffectWriter<AnswerReport>
{
    /// <summary>Kind of the alert; its alarm is the line that is seen otherwise.</summary>
    public const string Differs = "report-differs";

    /// <summary>How an alert of it is closed when they agree after all.</summary>
    public const string AgreedAfter = "agreed-after";

    private const int LongestLine = 100;

    /// <summary>So long words are waited for after a press.</summary>
    private static readonly TimeSpan Words = TimeSpan.FromMinutes(30);

    public Task<object?> FindAsync(FindAskedReport asked, Asker asker, CancellationToken stop) =>
        store.ReadAsync<object?>(
            async (db, inner) =>
            {
                if (await AskedEditions.OpenAsync(db, asked.Reference, asker.ConversationKey, questions, inner) is not var (row, about))
                    return null;
                if (asked.Revision is { } shown && shown != about.Revision)
                    return null;
                if (asked.Wish is ReportWish.Ask or ReportWish.Remind or ReportWish.See && !await IsTheirsAsync(db, row, about, inner))
                    return null;
                return await ReadAsync(db, row, about, inner);
            },
            stop
        );

    /// <summary>Those of them that wait for an answer of this conversation's member; nothing of another member's.</summary>
    public Task<object?> FindAsync(FindAskedReports asked, Asker asker, CancellationToken stop) =>
        store.ReadAsync<object?>(
            async (db, inner) =>
            {
                var open = new List<AskedReport>();
                var all = asked.IsAll ? await AskedEditions.OfLateAsync(db, asker.ConversationKey, clock.GetUtcNow(), inner) : [];
                foreach (var reference in all.Except(asked.References, StringComparer.Ordinal).Concat(asked.References))
                {
                    if (
                        await AskedEditions.OpenAsync(db, reference, asker.ConversationKey, questions, inner) is var (row, about)
                        && (asked.IsAll || AskedEditions.IsWaiting(row))
                        && await IsTheirsAsync(db, row, about, inner)
                    )
                        open.Add(await ReadAsync(db, row, about, inner));
                }

                return open;
            },
            stop
        );

    /// <summary>False when it was corrected or taken back meanwhile: the turn runs again and says so.</summary>
    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, AnswerReport answer, CancellationToken stop)
    {
        var writer = turn.Event.ConversationKey;
        if (
            await AskedEditions.OpenAsync(db, answer.Reference, writer, questions, stop) is not var (row, about)
            || about.Revision != answer.Revision
        )
            return answer.IsLeft; // nothing is left to take back
        var (now, line) = (clock.GetUtcNow(), answer.Line is { Length: <= LongestLine } named ? named : null);
        if (answer.IsNote)
        {
            CaseWords.Add(db, protector, about.Id, answer.Words ?? "", now, writer);
            return true;
        }

        if (answer.IsLeft)
            return !AskedEditions.IsPressed(row) || await PutAsync(db, row, ConfirmationState.Asked, null, null, NextOf(row), stop);
        if (answer.IsPress && row.State is ConfirmationState.Differs)
            return true;
        var put = answer.IsRevoked
            ? await PutAsync(db, row, ConfirmationState.Asked, null, null, NextOf(row), stop)
            : await PutAsync(db, row, StateOf(answer), now, line, answer.IsPress ? now + Words : null, stop);
        if (!put)
            return false;
        AuditLog.Add(db, now, Actor.Bot, NameOf(answer), about.Reference, Detail(about, row, line));
        if (answer.Words is { } words)
            CaseWords.Add(db, protector, about.Id, words, now, writer);

        // Who was told that something is otherwise hears as well that it is not so any more.
        if ((answer.IsRight || answer.IsRevoked) && row.State is ConfirmationState.Differs && !AskedEditions.IsPressed(row))
            await news.AddAsync(db, about, SubmissionNews.DiffersGone, stop);
        if (answer.IsRight)
            await SettledAlerts.CloseAsync(db, Differs, about.Reference, AgreedAfter, now, stop);
        if (answer.IsRight || answer.IsPress)
            return true;
        alerts.Add(db, new RaiseAlert(Differs, about.Reference, about.Procedure, about.Route, line), about.ConversationKey);

        // The provider hears of it once an edition, however much is otherwise.
        if (!answer.IsRevoked && (row.State is not ConfirmationState.Differs || AskedEditions.IsPressed(row)))
            await news.AddAsync(db, about, SubmissionNews.Differs, stop);
        return true;
    }

    private static ConfirmationState StateOf(AnswerReport answer) => answer.IsRight ? ConfirmationState.Agreed : ConfirmationState.Differs;

    private static string NameOf(AnswerReport answer) =>
        answer.IsRevoked ? "report.revoked"
        : answer.IsRight ? "report.agreed"
        : "report.differs";

    /// <summary>Their reminders go on as if nothing had been pressed.</summary>
    private DateTimeOffset NextOf(Confirmation row) =>
        ConfirmPlan.Next(options.Confirming, row.AskedAt ?? clock.GetUtcNow(), row.Reminders);

    /// <summary>Who answers before the question came is asked with that.</summary>
    private async Task<bool> PutAsync(
        ChannelsDb db,
        Confirmation seen,
        ConfirmationState state,
        DateTimeOffset? answeredAt,
        string? line,
        DateTimeOffset? wakeAt,
        CancellationToken stop
    )
    {
        var askedAt = seen.AskedAt ?? clock.GetUtcNow();
        return await db.Set<Confirmation>()
                .Where(c => c.Id == seen.Id && c.State == seen.State)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(c => c.State, state)
                            .SetProperty(c => c.AskedAt, askedAt)
                            .SetProperty(c => c.Requester, seen.Requester)
                            .SetProperty(c => c.ConversationKey, seen.ConversationKey)
                            .SetProperty(c => c.AnsweredAt, answeredAt)
                            .SetProperty(c => c.Line, line)
                            .SetProperty(c => c.WakeAt, wakeAt),
                    stop
                ) == 1;
    }

    /// <summary>It is as sure now as it was when they were asked: before a child is shown the book is looked at once more.</summary>
    private async Task<bool> IsTheirsAsync(ChannelsDb db, Confirmation row, Submission about, CancellationToken stop) =>
        await questions.SideAsync(db, about, stop) is { Number: { } number } && number == row.Requester;

    private async Task<AskedReport> ReadAsync(ChannelsDb db, Confirmation row, Submission about, CancellationToken stop) =>
        new(
            about.Reference,
            about.Revision,
            about.Procedure,
            about.Version,
            Encoding.UTF8.GetString(protector.Reveal(Submission.AnswersColumn, about.Id.ToString("N"), about.Answers!)),
            await db.Set<Confirmation>().AnyAsync(c => c.SubmissionId == about.Id && c.Revision < about.Revision && c.AskedAt != null, stop)
        )
        {
            IsAgreed = row.State is ConfirmationState.Agreed,
            IsOpen = AskedEditions.IsWaiting(row),
            Provider = await questions.ProviderAsync(db, about, stop),
        };

    private static string Detail(Submission about, Confirmation row, string? line) =>
        string.Join(' ', new[] { $"revision={about.Revision}", $"member={row.Requester}", line }.OfType<string>());
}
