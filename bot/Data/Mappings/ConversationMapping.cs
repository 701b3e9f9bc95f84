using Channels.Bot.Data.Rows;
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
        builder.Property(e => e.NotifyKey).HasMaxLength(32);
        builder.HasIndex(e => new { e.Channel, e.UpdatedAt });
        builder.HasIndex(e => e.WakeAt, "IX_Conversations_Wake").HasFilter("\"WakeAt\" IS NOT NULL");
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.HasKey(e => e.CodeKey);
        builder.Property(e => e.CodeKey).HasMaxLength(32);
        builder.Property(e => e.ConversationKey).HasMaxLength(32);
        builder.Property(e => e.Procedure).HasMaxLength(64);
        builder.HasIndex(e => e.ExpiresAt);
    }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("Drafts");
        builder.HasKey(e => e.CodeKey);
        builder.Property(e => e.CodeKey).HasMaxLength(32);
        builder.Property(e => e.ConversationKey).HasMaxLength(32);
        builder.Property(e => e.Procedure).HasMaxLength(64);
        builder.HasIndex(e => e.ConversationKey);
        builder.HasIndex(e => e.ExpiresAt);
    }
}
