using Channels.Bot.Contract;
using Channels.Bot.Data.Rows;
using Channels.Bot.Questions;
using Channels.Knowledge.Office;

namespace Channels.Webhooks.Answers;

/// <summary>The office's ledger in the database that the bot keeps. Both name states alike; what is written rings the bell.</summary>
internal sealed class SqlEntryLedger(EntryLedger ledger, EntryBell bell) : IEntryLedger
{
    public async Task<AppendOutcome> AppendAsync(NewVersion version, CancellationToken cancellationToken)
    {
        switch (await ledger.AppendAsync(ChangeOf(version), cancellationToken))
        {
            case EntryWritten.Added added:
                bell.Ring();
                return new AppendOutcome.Added(
                    VersionOf(added.Version),
                    [.. added.Told.Select(t => new AskerTold(t.Reference, t.Channel, t.Code))]
                );
            case EntryWritten.Conflict conflict:
                return new AppendOutcome.Conflict(conflict.Version);
            default:
                throw new InvalidOperationException("No such outcome.");
        }
    }

    public Task<IReadOnlyList<string>> AppendAllAsync(
        IReadOnlyList<NewVersion> versions,
        string by,
        string action,
        OwnerNotice? notice,
        CancellationToken cancellationToken
    ) =>
        ledger.AppendAllAsync(
            [.. versions.Select(ChangeOf)],
            by,
            action,
            notice is null ? null : new RaiseAlert(notice.Kind, null, null, notice.Owner),
            cancellationToken
        );

    public async Task<EntryMark> MarkAsync(CancellationToken cancellationToken)
    {
        var mark = await ledger.MarkAsync(cancellationToken);
        return new EntryMark(mark.Versions, mark.Newest);
    }

    public async Task<IReadOnlyList<StoredVersion>> RowsAsync(CancellationToken cancellationToken)
    {
        var rows = await ledger.RowsAsync(cancellationToken);
        return rows.ConvertAll(r => new StoredVersion(
            r.Id,
            r.EntryId,
            r.Version,
            r.Status,
            r.By,
            r.At,
            r.Note,
            r.Inquiry,
            r.IsCurrent,
            r.IsLive
        ));
    }

    public async Task<IReadOnlyDictionary<Guid, string>> DocumentsAsync(IReadOnlyList<Guid> rows, CancellationToken cancellationToken) =>
        await ledger.DocumentsAsync(rows, cancellationToken);

    public async Task<IReadOnlyList<StoredDocument>> VersionsAsync(string entryId, CancellationToken cancellationToken)
    {
        var versions = await ledger.VersionsAsync(entryId, cancellationToken);
        return versions.ConvertAll(DocumentOf);
    }

    public async Task<StoredDocument?> FindAsync(Guid row, CancellationToken cancellationToken) =>
        await ledger.FindAsync(row, cancellationToken) is { } version ? DocumentOf(version) : null;

    internal static EntryChange ChangeOf(NewVersion version) =>
        new()
        {
            EntryId = version.EntryId,
            Expected = version.Expected,
            Status = version.Status,
            Document = version.Document,
            By = version.By,
            IsLive = version.IsLive,
            Note = version.Note,
            Inquiry = version.Inquiry,
            RowId = version.RowId,
        };

    private static StoredDocument DocumentOf(EntryVersion version) => new(VersionOf(version), version.Document);

    private static StoredVersion VersionOf(EntryVersion v) =>
        new(v.Id, v.EntryId, v.Version, v.Status, v.By, v.At, v.Note, v.Inquiry, v.IsCurrent, v.IsLive);
}
