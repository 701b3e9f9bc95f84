using System.Runtime.CompilerServices;
using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.FamilySupport.Rehearsing;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Reports;

/// <summary>The activities of reports that were handed in, a page of rows at a time.</summary>
public sealed class ReportHistory(IStore store, ColumnProtector protector)
{
    private const int Page = 500;

    /// <summary>Those handed in within a time and not taken back since.</summary>
    public async IAsyncEnumerable<RehearsedUse> ReadAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var after = "";
        while (true)
        {
            var last = after;
            var rows = await store.ReadAsync((db, stop) => NextAsync(db, from, to, last, stop), cancellationToken);
            foreach (var row in rows)
            {
                using var answers = JsonDocument.Parse(protector.Reveal(Submission.AnswersColumn, row.Id.ToString("N"), row.Answers!));
                if (ReportedUse.Of(answers.RootElement) is var (member, use))
                    yield return new RehearsedUse(member, use);
            }

            if (rows.Count < Page)
                yield break;
            after = rows[^1].Reference;
        }
    }

    private static Task<List<SealedAnswers>> NextAsync(
        ChannelsDb db,
        DateTimeOffset from,
        DateTimeOffset to,
        string after,
        CancellationToken stop
    ) =>
#pragma warning disable CA1309 // the database compares, as it sorts
        db
            .Submissions.Where(s =>
                s.Procedure == ReportedUse.Procedure
                && s.Answers != null
                && s.WithdrawnAt == null
                && !s.IsInterim
                && s.SubmittedAt >= from
                && s.SubmittedAt < to
                && string.Compare(s.Reference, after) > 0
            )
#pragma warning restore CA1309
            .OrderBy(s => s.Reference)
            .Take(Page)
            .Select(s => new SealedAnswers(s.Id, s.Reference, s.Answers))
            .ToListAsync(stop);

    private sealed record SealedAnswers(Guid Id, string Reference, ProtectedBytes? Answers);
}
