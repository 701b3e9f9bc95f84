using Channels.Knowledge.Content;
using Channels.Text;
using Microsoft.Extensions.Options;

namespace Channels.Knowledge.Office;

/// <summary>
/// What staff do with entries. Every step is a new version written on the one its writer saw; what is in force stays so until a
/// second person approves. Who may approve: <see cref="FourEyes"/>.
/// </summary>
public sealed partial class EntryDesk(
    IEntryLedger ledger,
    EntryCatalog catalog,
    EntryTwins twins,
    EntryWarnings warnings,
    TimeProvider clock,
    IOptions<KnowledgeOptions> options
)
{
    /// <summary>Writes a draft; entries that ask the same are named. An entry that is not there yet begins with the version 0.</summary>
    /// <param name="proposed">The entry; its status, review and successor are not the writer's to say.</param>
    public async Task<EntryOutcome> ProposeAsync(Entry proposed, int version, StaffStep step, CancellationToken stop)
    {
        if (Findings(proposed) is { Count: > 0 } findings)
            return Invalid(findings);
        var found = await catalog.FindAsync(proposed.Id, stop);
        var before = found?.Entry.Current;
        var draft = proposed with
        {
            Status = EntryStatus.Draft,
            Grounding = proposed.Grounding == Grounding.Unknown ? before?.Entry?.Grounding ?? Grounding.Unknown : proposed.Grounding,
            Answer = proposed.Answer.Trim(),
            ReviewedBy = null,
            ReviewedOn = null,
            SupersededBy = null,
        };
        if (
            before is { Status: VersionStatuses.Draft, Entry: { } same }
            && before.Version == version + 1
            && before.By == step.By
            && EntryJson.Write(same) == EntryJson.Write(draft)
        )
            return new EntryOutcome.Done((await ledger.VersionsAsync(proposed.Id, stop))[^1].Version, [], []); // sent twice
        var known = await warnings.OfAsync(draft, isApproval: false, stop);
        var outcome = await AppendAsync(draft, version, VersionStatuses.Draft, isLive: false, step, stop);
        return outcome is EntryOutcome.Done done ? done with { Warnings = known } : outcome;
    }

    /// <summary>Approves the current version, which another person wrote; what gainsays an approved entry only with a reason.</summary>
    public async Task<EntryOutcome> ApproveAsync(string id, int version, ApprovalTerms terms, StaffStep step, CancellationToken stop)
    {
        if (await catalog.FindAsync(id, stop) is not var (found, _))
            return Unknown();
        var current = found.Current;
        if (current is { Status: VersionStatuses.Approved } && current.Version == version + 1 && current.By == step.By)
            return new EntryOutcome.Done((await ledger.VersionsAsync(id, stop))[^1].Version, [], []); // sent twice
        if (current.Version != version)
            return Stale(current.Version);
        if (!VersionStatuses.IsOpen(current.Status))
            return EntryOutcome.Refuse(
                RefusalKind.Conflict,
                "entry.not-open",
                $"This version is {current.Status}; there is nothing to approve."
            );
        if (FourEyes.Refuse(current, step) is { } samePerson)
            return samePerson;
        if (current.Entry is not { } entry)
            return EntryOutcome.Refuse(RefusalKind.Invalid, "entry.broken", current.Problem!);
        var today = JapanTime.DayOf(clock.GetUtcNow());
        if (terms.NextReview <= today)
            return EntryOutcome.Refuse(RefusalKind.Invalid, "approval.next-review", "The next review lies after today.");
        var approved = entry with
        {
            Status = EntryStatus.Approved,
            ReviewedBy = step.By,
            ReviewedOn = today,
            NextReview = terms.NextReview ?? today.AddDays(options.Value.ReviewAfterDays),
        };
        var findings = Findings(approved);
        if (findings.Count > 0)
            return Invalid(findings);
        var against = (terms.View ?? await twins.LookAsync(stop)).Against(approved, terms.Since);
        if (against.Count > 0 && string.IsNullOrWhiteSpace(terms.Acknowledge))
        {
            return new EntryOutcome.Refused(
                RefusalKind.Conflict,
                "contradiction",
                "An approved entry says otherwise: change one of them, or say in 'acknowledge' why both are right.",
                against
            );
        }

        if (against.Count > 0)
            step = step with { Note = $"{step.Note}\ncontradiction acknowledged: {terms.Acknowledge}".Trim() };
        var known = terms.View is null ? await warnings.OfAsync(approved, isApproval: true, stop) : [];
        var outcome = await AppendAsync(approved, version, VersionStatuses.Approved, isLive: true, step, stop);
        return outcome is EntryOutcome.Done done ? done with { Warnings = known } : outcome;
    }

    /// <summary>Approves what was shipped or imported, as one of many: a proposal of a member of staff is read on its own.</summary>
    public async Task<IReadOnlyList<(string Id, EntryOutcome Outcome)>> ConfirmAllAsync(
        IReadOnlyList<(string Id, int Version)> entries,
        DateOnly? nextReview,
        StaffStep step,
        CancellationToken stop
    )
    {
        var (view, since) = (await twins.LookAsync(stop), new HashSet<string>(StringComparer.Ordinal));
        var outcomes = new List<(string, EntryOutcome)>();
        foreach (var (id, version) in entries)
        {
            var refused = await catalog.FindAsync(id, stop) is var (found, _) ? FourEyes.RefuseAsOneOfMany(found.Current) : null;
            var outcome =
                refused ?? await ApproveAsync(id, version, new ApprovalTerms(nextReview, null) { View = view, Since = since }, step, stop);
            if (outcome is EntryOutcome.Done)
                since.Add(id);
            outcomes.Add((id, outcome));
        }

        return outcomes;
    }

    private async Task<EntryOutcome> AppendAsync(
        Entry entry,
        int version,
        string status,
        bool isLive,
        StaffStep step,
        CancellationToken stop
    )
    {
        var written = await ledger.AppendAsync(
            new NewVersion
            {
                EntryId = entry.Id,
                Expected = version,
                Status = status,
                Document = EntryJson.Write(entry),
                By = step.By,
                IsLive = isLive,
                Note = step.Note,
                Inquiry = step.Inquiry,
                RowId = step.RowId,
            },
            stop
        );
        if (written is not AppendOutcome.Added added)
            return Stale(((AppendOutcome.Conflict)written).Version);
        return new EntryOutcome.Done(added.Version, [], added.Told);
    }

    /// <summary>The rules of every entry, and those of an approved one.</summary>
    private static List<EntryFinding> Findings(Entry entry)
    {
        List<EntryFinding> findings = [.. EntryRules.Check(entry)];
        if (entry.Citations.Count == 0)
            findings.Add(new EntryFinding("entry.citations", "citations", "An entry names where its answer stands."));
        return findings;
    }

    private static EntryOutcome.Refused Invalid(IReadOnlyList<EntryFinding> findings) =>
        new(RefusalKind.Invalid, findings[0].Code, findings[0].Message, findings);

    private static EntryOutcome.Refused Unknown() => EntryOutcome.Refuse(RefusalKind.Unknown, "entry.unknown", "No such entry");

    private static EntryOutcome.Refused Stale(int version) =>
        EntryOutcome.Refuse(RefusalKind.Conflict, "entry.version", "Somebody has written another version since.") with
        {
            Version = version,
        };
}

/// <summary>Who takes a step, and why.</summary>
/// <param name="By">The person.</param>
/// <param name="Note">In their words, or null.</param>
public sealed record StaffStep(string By, string? Note)
{
    /// <summary>Number of the inquiry it answers, or null.</summary>
    public string? Inquiry { get; init; }

    /// <summary>Id of the row where the request names it by its idempotency key.</summary>
    public Guid? RowId { get; init; }
}

/// <summary>The terms of an approval.</summary>
/// <param name="NextReview">When it is to be looked at again; null for the usual time.</param>
/// <param name="Acknowledge">Why it is right although an approved entry says otherwise, or null.</param>
public sealed record ApprovalTerms(DateOnly? NextReview, string? Acknowledge)
{
    /// <summary>The twins, where many are approved at once.</summary>
    internal TwinView? View { get; init; }

    /// <summary>Entries approved since that view was made.</summary>
    internal IReadOnlySet<string> Since { get; init; } = new HashSet<string>();
}
