using System.Text.Json;
using Channels.Bot.Conversations;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Life;

/// <summary>What happened to a submission: its moves, what it was before each correction, and why it was given back.</summary>
public sealed class SubmissionHistory(IStore store, ColumnProtector protector)
{
    /// <returns>Null when there is no such submission within reach.</returns>
    public Task<SubmissionPast?> FindAsync(string reference, KeyReach reach, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async (db, stop) =>
            {
                var seen = await db
                    .Submissions.AsNoTracking()
                    .Where(reach.Covers())
                    .SingleOrDefaultAsync(s => s.Reference == reference, stop);
                if (seen is null)
                    return null;
                var moves = await db
                    .SubmissionMoves.AsNoTracking()
                    .Where(m => m.SubmissionId == seen.Id)
                    .OrderBy(m => m.At)
                    .ThenBy(m => m.Id)
                    .ToListAsync(stop);
                var returns = await db
                    .SubmissionReturns.AsNoTracking()
                    .Where(r => r.SubmissionId == seen.Id)
                    .OrderBy(r => r.At)
                    .ToListAsync(stop);
                var earlier = await db
                    .SubmissionRevisions.AsNoTracking()
                    .Where(r => r.SubmissionId == seen.Id)
                    .OrderBy(r => r.Revision)
                    .ToListAsync(stop);
                var reports = await db
                    .ContentReports.AsNoTracking()
                    .Where(r => r.SubmissionId == seen.Id)
                    .OrderBy(r => r.At)
                    .ThenBy(r => r.Id)
                    .ToListAsync(stop);
                return (SubmissionPast?)
                    new SubmissionPast(
                        seen.Reference,
                        seen.State.CodeOf(),
                        seen.Revision,
                        moves.ConvertAll(m => new PastMove(m.Move, m.From.CodeOf(), m.To.CodeOf(), m.Revision, m.Actor, m.Reason, m.At)),
                        returns.ConvertAll(r => new PastReturn(
                            r.Revision,
                            r.At,
                            ReturnedFields.Read(r.Fields),
                            ReturnRows.NoteOf(protector, r),
                            r.Reminders,
                            r.EndedAt
                        )),
                        earlier.ConvertAll(r => new PastRevision(r.Revision, r.Version, r.ReplacedAt, AnswersOf(r)))
                    )
                    {
                        Reports = reports.ConvertAll(r => new PastReport(
                            r.Kind,
                            r.Revision,
                            r.Actor,
                            ContentReports.NoteOf(protector, r),
                            r.At
                        )),
                    };
            },
            cancellationToken
        );

    private JsonElement? AnswersOf(SubmissionRevision row) =>
        row.Answers is { } kept
            ? JsonDocument.Parse(protector.Reveal(SubmissionRevision.AnswersColumn, row.Id.ToString("N"), kept)).RootElement.Clone()
            : null;
}

/// <summary>The past of a submission.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Revision">What it was handed in as last.</param>
/// <param name="Moves">Every move, oldest first.</param>
/// <param name="Returns">Each time it was given back.</param>
/// <param name="Earlier">What it was before it was corrected.</param>
public sealed record SubmissionPast(
    string Reference,
    string State,
    int Revision,
    IReadOnlyList<PastMove> Moves,
    IReadOnlyList<PastReturn> Returns,
    IReadOnlyList<PastRevision> Earlier
)
{
    /// <summary>What offices said of the content, oldest first: that they have it whole, or what is wrong with it.</summary>
    public IReadOnlyList<PastReport> Reports { get; init; } = [];
}

/// <summary>One word of an office on the content.</summary>
/// <param name="Kind"><c>whole</c> (the receipt came back), or the kind of the problem.</param>
/// <param name="Note">What was written beside it, or null.</param>
public sealed record PastReport(string Kind, int Revision, string Actor, string? Note, DateTimeOffset At);

/// <summary>One move.</summary>
public sealed record PastMove(string Move, string From, string To, int Revision, string Actor, string? Reason, DateTimeOffset At);

/// <summary>One time it was given back.</summary>
public sealed record PastReturn(
    int Revision,
    DateTimeOffset At,
    IReadOnlyList<ReturnedField> Fields,
    string? Note,
    int Reminders,
    DateTimeOffset? EndedAt
);

/// <summary>One earlier form of it; without answers once they were erased.</summary>
public sealed record PastRevision(int Revision, int Version, DateTimeOffset ReplacedAt, JsonElement? Answers);
