using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Data;

/// <summary>Embedded, the default.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : ChannelsDb(options)
{
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

        // SQL Server sorts GUIDs by their last bytes, so a time-ordered key does not append there: the key is not the cluster.
        modelBuilder.Entity<InboxEvent>().HasKey(e => e.Id).IsClustered(false);
        modelBuilder.Entity<InboxEvent>().HasIndex(e => e.Sequence).IsClustered();
        modelBuilder.Entity<OutgoingMessage>().HasKey(e => e.Id).IsClustered(false);
        modelBuilder.Entity<OutgoingMessage>().HasIndex(e => e.Sequence).IsClustered();
        modelBuilder.Entity<WorkItem>().HasKey(e => e.Id).IsClustered(false);
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
    }
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
