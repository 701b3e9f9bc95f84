using Channels.Knowledge.Content;

namespace Channels.Knowledge.Office;

/// <summary>Steps that make nothing answer that did not before: one person is enough, with a reason.</summary>
public sealed partial class EntryDesk
{
    /// <summary>Turns a proposal down; what is in force stays.</summary>
    public Task<EntryOutcome> RejectAsync(string id, int version, StaffStep step, CancellationToken stop) =>
        DecideAsync(
            id,
            version,
            VersionStatuses.Rejected,
            step,
            found =>
                !VersionStatuses.IsOpen(found.Current.Status) || found.InForce?.Version == found.Current.Version
                    ? EntryOutcome.Refuse(RefusalKind.Conflict, "entry.not-open", "There is no proposal to turn down.")
                    : null,
            found => found.Current.Entry,
            stop
        );

    /// <summary>What is in force becomes the former rule, perhaps in favour of another entry.</summary>
    public async Task<EntryOutcome> SupersedeAsync(string id, int version, string? successor, StaffStep step, CancellationToken stop)
    {
        var next = successor is null ? null : (await catalog.FindAsync(successor, stop))?.Entry;
        if (successor is not null && (successor == id || next is null))
            return EntryOutcome.Refuse(RefusalKind.Invalid, "entry.successor", "'supersededBy' is the id of another entry that is there.");
        var outcome = await DecideAsync(
            id,
            version,
            VersionStatuses.Superseded,
            step,
            NothingInForce,
            found => found.InForce?.Entry is { } entry ? entry with { SupersededBy = successor } : null,
            stop
        );
        return outcome is EntryOutcome.Done done && next is { InForce.Status: not VersionStatuses.Approved } or { InForce: null }
            ? done with
            {
                Warnings = [new EntryFinding("successor.not-approved", "supersededBy", "Until somebody approves it, nothing answers.")],
            }
            : outcome;
    }

    /// <summary>Takes an entry out: it answers nobody and is no former rule either.</summary>
    public Task<EntryOutcome> WithdrawAsync(string id, int version, StaffStep step, CancellationToken stop) =>
        DecideAsync(
            id,
            version,
            VersionStatuses.Withdrawn,
            step,
            found =>
                found.Current.Status == VersionStatuses.Withdrawn
                    ? EntryOutcome.Refuse(RefusalKind.Conflict, "entry.not-in-force", "It is withdrawn already.")
                    : null,
            found => found.InForce?.Entry ?? found.Current.Entry,
            stop
        );

    private static EntryOutcome.Refused? NothingInForce(CatalogEntry found) =>
        found.InForce is { Status: VersionStatuses.Approved or VersionStatuses.Unconfirmed or VersionStatuses.Changed }
            ? null
            : EntryOutcome.Refuse(RefusalKind.Conflict, "entry.not-in-force", "There is nothing in force that could be replaced.");

    private async Task<EntryOutcome> DecideAsync(
        string id,
        int version,
        string status,
        StaffStep step,
        Func<CatalogEntry, EntryOutcome.Refused?> refuse,
        Func<CatalogEntry, Entry?> document,
        CancellationToken stop
    )
    {
        if (await catalog.FindAsync(id, stop) is not var (found, _))
            return Unknown();
        if (found.Current.Version != version)
            return Stale(found.Current.Version);
        if (refuse(found) is { } refused)
            return refused;

        // A broken document can be taken out as well: then nothing of it is kept but its name.
        var entry =
            document(found)
            ?? new Entry
            {
                Id = id,
                Question = id,
                Answer = "-",
            };
        return await AppendAsync(
            entry with
            {
                Status = EntryState.StatusOf(status),
            },
            version,
            status,
            isLive: status != VersionStatuses.Rejected,
            step,
            stop
        );
    }
}
