using Channels.Bot.Turns;
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
        builder.HasIndex(e => new { e.Channel, e.Account, e.EventId }).IsUnique();

        // The head of each conversation, and what was said in it: the claim looks for an older open neighbour here.
        builder.HasIndex(e => new { e.ConversationKey, e.Status, e.OccurredAt, e.Sequence });

        // The open events, oldest first; finished ones do not make it grow.
        builder.HasIndex(e => e.Sequence, "IX_InboxEvents_Open").HasFilter("\"Status\" = 0");
    }
}
