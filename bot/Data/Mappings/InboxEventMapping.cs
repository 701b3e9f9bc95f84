using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class InboxEventMapping : IEntityTypeConfiguration<InboxEvent>
{
    public void Configure(EntityTypeBuilder<InboxEvent> builder)
    {
        builder.ToTable("InboxEvents");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Channel).HasMaxLength(16);
        builder.Property(e => e.Account).HasMaxLength(64);
        builder.Property(e => e.EventId).HasMaxLength(100);
        builder.Property(e => e.ConversationKey).HasMaxLength(32);
        builder.Property(e => e.MessageKey).HasMaxLength(32);
        builder.Property(e => e.Outcome).HasMaxLength(100);
        builder
            .HasIndex(e => new
            {
                e.Channel,
                e.Account,
                e.EventId,
            })
            .IsUnique();

        // What was said in a message that is taken back. Only finished events are in it, so receiving does not pay for it.
        builder.HasIndex(e => e.MessageKey, "IX_InboxEvents_Message").HasFilter("\"Status\" <> 0 AND \"MessageKey\" IS NOT NULL");

        // What has had its time, oldest first: each row enters when it is finished, at the end of the index.
        builder.HasIndex(e => new { e.Status, e.FinishedAt }, "IX_InboxEvents_Finished").HasFilter("\"FinishedAt\" IS NOT NULL");

        // The open events, oldest first; finished ones do not make it grow.
        builder.HasIndex(e => e.Sequence, "IX_InboxEvents_Open").HasFilter("\"Status\" = 0");
    }
}

internal sealed class TakenBackMessageMapping : IEntityTypeConfiguration<TakenBackMessage>
{
    public void Configure(EntityTypeBuilder<TakenBackMessage> builder)
    {
        builder.ToTable("TakenBack");
        builder.HasKey(e => e.MessageKey);
        builder.Property(e => e.MessageKey).HasMaxLength(32);
        builder.HasIndex(e => e.At);
    }
}
