using Channels.Bot.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class ConversationMapping : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.ToTable("Conversations");
        builder.HasKey(e => e.Key);
        builder.Property(e => e.Key).HasMaxLength(32);
        builder.Property(e => e.Channel).HasMaxLength(16);
        builder.Property(e => e.Account).HasMaxLength(64);
        builder.HasIndex(e => e.UpdatedAt);
    }
}
