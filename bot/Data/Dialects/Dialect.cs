using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Channels.Bot.Data.Dialects;

/// <summary>
/// The few statements that every database words differently: claiming due rows and inserting events that may already be
/// there. All provider-only SQL of the product is in this folder; everything else is portable EF Core.
/// <para>
/// Claims take placeholders {0} now, {1} lease token, {2} lease until, {3} how many (and on SQLite {4}: how far to look), {5} of
/// which channel (empty: of all), and return the claimed rows.
/// </para>
/// </summary>
public abstract partial class Dialect
{
    private protected const string Due = """
        e."Status" = 0 AND e."DueAt" <= {0} AND (e."LeaseUntil" IS NULL OR e."LeaseUntil" <= {0})
        """;

    private protected const string EventColumns = """
        "Id", "Channel", "Account", "EventId", "ConversationKey", "MessageKey", "OccurredAt", "Sequence", "ReceivedAt",
        "Payload", "Status", "DueAt", "Attempts"
        """;

    private protected const string EventValues = "@id, @ch, @ac, @ev, @ck, @mk, @oc, @sq, @ra, @pl, 0, @du, 0";

    public virtual string ClaimEvents => ClaimDue(Leased.Events);

    public virtual string ClaimMessages => ClaimDue(Leased.Messages);

    /// <summary>Inserts an event unless one of the same channel, account and event id is there.</summary>
    public abstract string InsertEvent { get; }

    /// <summary>The one claim statement of this database.</summary>
    public abstract string ClaimDue(Leased leased);

    /// <summary>Claims due events, each the head of its conversation, oldest first.</summary>
    public virtual Task<List<InboxEvent>> ClaimEventsAsync(ChannelsDb db, Claim claim, CancellationToken cancellationToken) =>
        ClaimAsync(db.Inbox, ClaimEvents, claim, claim.Most, cancellationToken);

    /// <summary>Claims due messages, each the next of its conversation, oldest first.</summary>
    public virtual Task<List<OutgoingMessage>> ClaimMessagesAsync(ChannelsDb db, Claim claim, CancellationToken cancellationToken) =>
        ClaimAsync(db.Outgoing, ClaimMessages, claim, claim.Most, cancellationToken);

    /// <summary>Claims due rows of a table that is taken by lease.</summary>
    public Task<List<TRow>> ClaimAsync<TRow>(ChannelsDb db, Leased leased, Claim claim, CancellationToken cancellationToken)
        where TRow : class => ClaimAsync(db.Set<TRow>(), ClaimDue(leased), claim, claim.Most, cancellationToken);

    /// <summary>How an instant is passed as a parameter of these statements.</summary>
    public virtual object Instant(DateTimeOffset instant) => instant.ToUniversalTime();

    /// <summary>Inserts events on the context's connection and transaction; repeated ones are passed over.</summary>
    /// <returns>How many were new.</returns>
    public virtual async Task<int> InsertEventsAsync(ChannelsDb db, IReadOnlyList<InboxEvent> events, CancellationToken cancellationToken)
    {
        var connection = db.Database.GetDbConnection();
        await using var batch = connection.CreateBatch();
        batch.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var one in events)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = InsertEvent;
            EventParameters.For(command.Parameters, command.CreateParameter).Fill(one, this);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        return batch.BatchCommands.Sum(c => Math.Max(0, c.RecordsAffected));
    }

    /// <summary>The database's time.</summary>
    internal Task<DateTimeOffset> TimeAsync(ChannelsDb db, CancellationToken stop) =>
#pragma warning disable EF1003 // A function of the dialect's own, and nothing that anybody said.
        db.Database.SqlQueryRaw<DateTimeOffset>("SELECT " + Now() + " AS \"Value\"").SingleAsync(stop);
#pragma warning restore EF1003

    /// <summary>Runs work that no other node may do at the same time, where that takes more than the work's own lock.</summary>
    /// <param name="turn">A context that does nothing else meanwhile.</param>
    internal virtual Task AloneAsync(ChannelsDb turn, Func<Task> work, CancellationToken stop) => work();

    /// <summary>After a burst: lets the database look again at what is in tables that changed much, where it plans by what was.</summary>
    /// <returns>How many tables.</returns>
    internal virtual Task<int> RefreshAsync(ChannelsDb db, CancellationToken stop) => Task.FromResult(0);

    /// <summary>Takes the server's limits of time off this connection, for work that may take as long as it takes.</summary>
    internal virtual Task UnlimitAsync(ChannelsDb db, CancellationToken stop) => Task.CompletedTask;

    internal static Dialect For(ChannelsDb db) =>
        db switch
        {
            SqliteDb => SqliteDialect.Instance,
            PostgresDb => PostgresDialect.Instance,
            SqlServerDb => SqlServerDialect.Instance,
            _ => throw new ArgumentOutOfRangeException(nameof(db), db.GetType().Name, "Not a database of this product."),
        };

    private protected static string Taken(Leased leased) => leased.Head is null ? Due : Due + " AND " + leased.Head;

    private protected static string Lease(Leased leased) =>
        """
            "LeaseToken" = {1}, "LeaseUntil" = {2}, "Attempts" = "Attempts" + 1
            """ + leased.Mark;

    private protected Task<List<T>> ClaimAsync<T>(
        DbSet<T> rows,
        string statement,
        Claim claim,
        int window,
        CancellationToken cancellationToken
    )
        where T : class =>
        rows.FromSqlRaw(statement, Instant(claim.Now), claim.Token, Instant(claim.Until), claim.Most, window, claim.Only)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
}
