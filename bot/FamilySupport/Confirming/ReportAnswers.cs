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
    TimeProvider clock
) : ILookup<FindAskedReport>, ILookup<FindAskedReports>, IEffectWriter<AnswerReport>
{
    /// <summary>Kind of the alert; its alarm is the line that is seen otherwise.</summary>
    public const string Differs = "report-differs";

    private const int LongestLine = 100;

    public Task<object?> FindAsync(FindAskedReport asked, Asker asker, CancellationToken stop) =>
        store.ReadAsync<object?>(
            async (db, inner) =>
            {
                if (await OpenAsync(db, asked.Reference, asker.ConversationKey, inner) is not var (row, about))
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
                foreach (var reference in asked.References)
                {
                    if (
                        await OpenAsync(db, reference, asker.ConversationKey, inner)
                            is ({ State: ConfirmationState.Asked or ConfirmationState.Unconfirmed } row, var about)
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
        if (await OpenAsync(db, answer.Reference, writer, stop) is not var (row, about) || about.Revision != answer.Revision)
            return false;
        var (now, line) = (clock.GetUtcNow(), answer.Line is { Length: <= LongestLine } named ? named : null);
        var (seen, state) = (row.State, answer.IsRight ? ConfirmationState.Agreed : ConfirmationState.Differs);
        if (
            await db.Set<Confirmation>()
                .Where(c => c.Id == row.Id && c.State == seen)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(c => c.State, state)
                            .SetProperty(c => c.AnsweredAt, now)
                            .SetProperty(c => c.Line, line)
                            .SetProperty(c => c.WakeAt, (DateTimeOffset?)null),
                    stop
                ) != 1
        )
            return false;
        AuditLog.Add(db, now, Actor.Bot, answer.IsRight ? "report.agreed" : "report.differs", about.Reference, Detail(about, row, line));
        if (answer.IsRight)
            return true;
        if (answer.Words is { } words)
            CaseWords.Add(db, protector, about.Id, words, now, writer);
        alerts.Add(db, new RaiseAlert(Differs, about.Reference, about.Procedure, about.Route, line), about.ConversationKey);

        // The provider hears of it once an edition, however much is otherwise.
        if (seen is not ConfirmationState.Differs)
            await news.AddAsync(db, about, SubmissionNews.Differs, stop);
        return true;
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
        };

    /// <summary>The edition as it is now, if the member of this conversation was asked about it.</summary>
    private static async Task<(Confirmation Row, Submission About)?> OpenAsync(
        ChannelsDb db,
        string reference,
        string conversationKey,
        CancellationToken stop
    )
    {
        var about = await db
            .Submissions.AsNoTracking()
            .SingleOrDefaultAsync(
                s =>
                    s.Reference == reference
                    && s.Answers != null
                    && s.State != SubmissionState.Withdrawn
                    && s.State != SubmissionState.Erased,
                stop
            );
        if (about is null)
            return null;
        var row = await db.Set<Confirmation>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                c =>
                    c.SubmissionId == about.Id
                    && c.Revision == about.Revision
                    && c.AskedAt != null
                    && c.State != ConfirmationState.Ended
                    && db.Set<MemberLink>().Any(l => l.ConversationKey == conversationKey && l.Number == c.Requester),
                stop
            );
        return row is null ? null : (row, about);
    }

    private static string Detail(Submission about, Confirmation row, string? line) =>
        string.Join(' ', new[] { $"revision={about.Revision}", $"member={row.Requester}", line }.OfType<string>());
}
