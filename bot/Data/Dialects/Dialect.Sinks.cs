using System.Text.Json;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Data.Dialects;

/// <summary>
/// The statements of the sinks' items. Leases and waiting are by the database's clock. While an item is worked on, its
/// <c>DueAt</c> is the end of the lease: whether it may be taken is one comparison and one index.
/// </summary>
public abstract partial class Dialect
{
    private protected const string ReceiptColumns = """
        "Id", "Sink", "SubmissionId", "Reference", "Edition", "Outcome", "Code", "Receipt", "Attempts", "CreatedAt", "FinishedAt"
        """;

    /// <summary>{0} sink, {1} token, {2} lease in milliseconds, {3} how many. A submission's older version comes first, and holds up
    /// the newer one for as long as it is here, given up or not.</summary>
    public string ClaimItems =>
        TakeItems(
            $$"""
            "LeaseToken" = {1}, "DueAt" = {{Later("{2}")}}, "Attempts" = "Attempts" + 1,
            "Lost" = CASE WHEN "LeaseToken" IS NULL THEN "Lost" ELSE "Lost" + 1 END
            """,
            $$"""
            e."Sink" = {0} AND e."Status" = 0 AND e."DueAt" <= {{Now()}} AND NOT EXISTS (SELECT 1 FROM "SinkItems" p
              WHERE p."SubmissionId" = e."SubmissionId" AND p."Sink" = e."Sink" AND p."Edition" < e."Edition"{{AskedPerRow}})
            """,
            """e."Priority", e."DueAt" """
        );

    /// <summary>{0} what became of which as JSON, {1} token: receipts of what this token still holds.</summary>
    public virtual string FinishItems =>
        $$"""
            INSERT INTO "SinkReceipts" ({{ReceiptColumns}}) SELECT e."Id", e."Sink", e."SubmissionId", e."Reference", e."Edition",
            x."Outcome", x."Code", x."Receipt", e."Attempts", e."CreatedAt", {{Now()}} FROM {{Listed}}
            JOIN "SinkItems" e{{Locked}} ON e."Id" = x."Id" WHERE e."LeaseToken" = {1} AND e."Status" = 0
            AND NOT EXISTS (SELECT 1 FROM "SinkReceipts" r WHERE r."Id" = e."Id")
            """;

    /// <summary>The second half of <see cref="FinishItems"/> where it takes two: {0} and {1} as there.</summary>
    public virtual string? RemoveItems =>
        $$"""
            DELETE FROM "SinkItems" WHERE "LeaseToken" = {1} AND "Status" = 0 AND "Id" IN (SELECT x."Id" FROM {{Listed}})
            """;

    /// <summary>{0} id, {1} token, {2} wait in milliseconds, {3} code, {4} answer, {5} how many attempts do not count.</summary>
    public string PutItemOff =>
        $$"""
            UPDATE "SinkItems" SET "LeaseToken" = NULL, "DueAt" = {{Later("{2}")}}, "Code" = NULLIF({3}, ''), "Answer" = NULLIF({4}, ''),
            "Attempts" = "Attempts" - {5} WHERE "Id" = {0} AND "LeaseToken" = {1} AND "Status" = 0
            """;

    /// <summary>{0} which as JSON, {1} token, {2} lease in milliseconds: whoever works on longer says so.</summary>
    public string RenewItems =>
        $$"""
            UPDATE "SinkItems" SET "DueAt" = {{Later("{2}")}} WHERE "LeaseToken" = {1} AND "Status" = 0
            AND "Id" IN (SELECT x."Id" FROM {{Listed}})
            """;

    private protected abstract string Listed { get; }

    private protected virtual string Locked => "";

    /// <summary>Ends a subquery that is to be asked for each row and not joined.</summary>
    private protected virtual string AskedPerRow => "";

    /// <summary>The database's clock, as an expression of its own SQL.</summary>
    public abstract string Now();

    /// <summary>So many milliseconds after now.</summary>
    private protected abstract string Later(string milliseconds);

    /// <summary>Claims due items of one sink; at most one of a submission.</summary>
    public Task<List<SinkItem>> ClaimItemsAsync(ChannelsDb db, string sink, Guid token, TimeSpan lease, int most, CancellationToken stop) =>
        db.SinkItems.FromSqlRaw(ClaimItems, sink, token, (int)lease.TotalMilliseconds, most).AsNoTracking().ToListAsync(stop);

    /// <summary>Moves what is over to the receipts.</summary>
    /// <returns>How many the token still held.</returns>
    public async Task<int> FinishItemsAsync(ChannelsDb db, Guid token, IEnumerable<FinishedItem> finished, CancellationToken stop)
    {
        var list = JsonSerializer.Serialize(finished.Select(f => new ListedItem(Key(f.Id), (int)f.Outcome, f.Code, f.Receipt)));
        var receipts = await db.Database.ExecuteSqlRawAsync(FinishItems, [list, token], stop);
        return RemoveItems is { } remove ? await db.Database.ExecuteSqlRawAsync(remove, [list, token], stop) : receipts;
    }

    /// <summary>Another attempt later.</summary>
    /// <param name="uncounted">How many attempts do not count.</param>
    /// <returns>False when the token no longer holds it.</returns>
    public async Task<bool> PutItemOffAsync(
        ChannelsDb db,
        SinkItem item,
        TimeSpan wait,
        string code,
        string? answer,
        int uncounted,
        CancellationToken stop
    ) =>
        await db.Database.ExecuteSqlRawAsync(
            PutItemOff,
            [item.Id, item.LeaseToken!, (int)Math.Min(wait.TotalMilliseconds, int.MaxValue), code, answer ?? "", uncounted],
            stop
        ) == 1;

    /// <summary>Begins the lease anew.</summary>
    /// <returns>How many the token still holds.</returns>
    public Task<int> RenewItemsAsync(ChannelsDb db, Guid token, IEnumerable<Guid> ids, TimeSpan lease, CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync(
            RenewItems,
            [JsonSerializer.Serialize(ids.Select(id => new ListedItem(Key(id), 0, null, null))), token, (int)lease.TotalMilliseconds],
            stop
        );

    /// <summary>The one statement that takes rows: what it sets, which of them, in which order.</summary>
    private protected abstract string TakeItems(string columns, string condition, string order);

    // As SQLite keeps them; the servers read any writing.
    private static string Key(Guid id) => id.ToString("D").ToUpperInvariant();

    private sealed record ListedItem(string Id, int Outcome, string? Code, string? Receipt);
}

/// <summary>How an item ended.</summary>
/// <param name="Receipt">What the sink calls it, or null.</param>
public sealed record FinishedItem(Guid Id, SinkOutcomeKind Outcome, string? Code, string? Receipt);
