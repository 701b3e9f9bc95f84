using Channels.Bot.Data.Dialects;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Data;

/// <summary>Embedded, the default.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : ChannelsDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        DueByTheDatabase.Default(modelBuilder, SqliteDialect.Instance);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        PreparedRows.Save(this) is { } saved ? Task.FromResult(saved) : base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMicrosecondsConverter>();
    }
}

/// <summary>The city's data centre.</summary>
public sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : ChannelsDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        OpenByConversation.Index(modelBuilder);
        DueByTheDatabase.Default(modelBuilder, SqlServerDialect.Instance);

        // SQL Server sorts GUIDs by their last bytes, so a time-ordered key does not append there: the key is not the cluster.
        modelBuilder.Entity<InboxEvent>().HasKey(e => e.Id).IsClustered(false);
        modelBuilder.Entity<InboxEvent>().HasIndex(e => e.Sequence).IsClustered();
        modelBuilder.Entity<OutgoingMessage>().HasKey(e => e.Id).IsClustered(false);
        modelBuilder.Entity<OutgoingMessage>().HasIndex(e => e.Sequence).IsClustered();
        modelBuilder.Entity<WorkItem>().HasKey(e => e.Id).IsClustered(false);
        modelBuilder.Entity<SinkItem>().HasKey(e => e.Id).IsClustered(false);
        modelBuilder.Entity<SinkReceipt>().HasKey(e => e.Id).IsClustered(false);
        modelBuilder.Entity<Submission>().HasKey(e => e.Id).IsClustered(false);
        modelBuilder.Entity<StoredFile>().HasKey(e => e.Id).IsClustered(false);
        modelBuilder.Entity<AuditEntry>().HasKey(e => e.Id).IsClustered(false);
        modelBuilder.Entity<AuditEntry>().HasIndex(e => e.At).IsClustered();
        modelBuilder.Entity<Conversation>().Property(e => e.Key).IsUnicode(false);
    }
}

/// <summary>The second server database, on which scale-out is proven.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : ChannelsDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        OpenByConversation.Index(modelBuilder);
        DueByTheDatabase.Default(modelBuilder, PostgresDialect.Instance);

        // Every row of it is updated and deleted within seconds: what is dead is swept out long before a fifth of the table is.
        modelBuilder
            .Entity<SinkItem>()
            .HasStorageParameter("autovacuum_vacuum_scale_factor", 0.01)
            .HasStorageParameter("autovacuum_analyze_scale_factor", 0.02);
    }
}

/// <summary>An item of a sink is due at once by the clock that also says when its lease ends: the database's.</summary>
internal static class DueByTheDatabase
{
    public static void Default(ModelBuilder modelBuilder, Dialect dialect) =>
        modelBuilder.Entity<SinkItem>().Property(e => e.DueAt).HasDefaultValueSql(dialect.Now());
}

/// <summary>
/// The server databases find older open neighbours of a conversation by index. SQLite looks through a window instead: there
/// every entry at a random place is another page to flush before an acknowledgement (see the decision on the SQLite writer).
/// </summary>
internal static class OpenByConversation
{
    public static void Index(ModelBuilder modelBuilder)
    {
        modelBuilder
            .Entity<InboxEvent>()
            .HasIndex(
                e => new
                {
                    e.ConversationKey,
                    e.OccurredAt,
                    e.Sequence,
                },
                "IX_InboxEvents_Head"
            )
            .HasFilter("\"Status\" = 0");
        modelBuilder
            .Entity<OutgoingMessage>()
            .HasIndex(e => new { e.ConversationKey, e.Sequence }, "IX_OutgoingMessages_Next")
            .HasFilter("\"Status\" = 0");
    }
}
