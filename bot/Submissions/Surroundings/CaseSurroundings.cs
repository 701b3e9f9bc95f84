using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Channels.Bot.Submissions.Life;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Surroundings;

/// <summary>What belongs to a case and is no answer of it: how its person must not be reached, and which other cases they have. Nobody
/// learns by it of a case that is out of their reach.</summary>
internal sealed class CaseSurroundings(IStore store, ColumnProtector protector)
{
    private const int MostOthers = 20;

    public Task<SubmissionDetail> AddToAsync(SubmissionDetail detail, Submission submission, KeyReach reach, CancellationToken stop) =>
        store.ReadAsync(
            async (db, inner) =>
                detail with
                {
                    ContactLimits = await ToldContacts.OfAsync(db, protector, submission.Id, detail.Answers, inner),
                    ApplicationTakenBackAt = await Applications.TakenBackAtAsync(db, submission, inner),
                    Others = await OthersAsync(db, submission, reach, inner),
                },
            stop
        );

    /// <summary>Cases have a word: a report or an application is none.</summary>
    private static async Task<List<OtherCase>> OthersAsync(ChannelsDb db, Submission submission, KeyReach reach, CancellationToken stop) =>
        submission.WordKey is null
            ? []
            : await db
                .Submissions.Where(reach.Covers())
                .Where(s =>
                    s.ConversationKey == submission.ConversationKey
                    && s.Id != submission.Id
                    && s.WordKey != null
                    && s.State != SubmissionState.Withdrawn
                    && s.State != SubmissionState.Erased
                )
                .OrderByDescending(s => s.SubmittedAt)
                .Take(MostOthers)
                .Select(s => new OtherCase(s.Reference, s.Procedure, s.SubmittedAt))
                .ToListAsync(stop);
}
