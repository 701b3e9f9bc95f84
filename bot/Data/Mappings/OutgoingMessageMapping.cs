using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class OutgoingMessageMapping : IEntityTypeConfiguration<OutgoingMessage>
{
    public void Configure(EntityTypeBuilder<OutgoingMessage> builder)
    {
        builder.ToTable("OutgoingMessages");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.ConversationKey).HasMaxLength(32);
        builder.Property(e => e.Channel).HasMaxLength(16);
        builder.Property(e => e.Account).HasMaxLength(64);
        builder.Property(e => e.Code).HasMaxLength(100);
        builder.Property(e => e.RequestId).HasMaxLength(100);
        builder.HasIndex(e => e.EventId);
        builder.HasIndex(e => e.Sequence, "IX_OutgoingMessages_Ready").HasFilter("\"Status\" = 0");
        builder.HasIndex(e => e.FinishedAt, "IX_OutgoingMessages_Sent").HasFilter("\"Status\" = 1");
        builder.HasIndex(e => e.FinishedAt, "IX_OutgoingMessages_Superseded").HasFilter("\"Status\" = 4");
        builder.HasIndex(e => e.FinishedAt, "IX_OutgoingMessages_Refused").HasFilter("\"Status\" = 2");
        builder.HasIndex(e => e.FinishedAt, "IX_OutgoingMessages_Unknown").HasFilter("\"Status\" = 3");
        builder.HasIndex(e => e.LedAt, "IX_OutgoingMessages_Led").HasFilter("\"LedAt\" IS NOT NULL");
    }
}
