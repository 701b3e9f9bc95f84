using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class LoggedActivityMapping : IEntityTypeConfiguration<LoggedActivity>
{
    public void Configure(EntityTypeBuilder<LoggedActivity> builder)
    {
        builder.ToTable("ActivityLog");
        builder.HasKey(e => new { e.ConversationKey, e.Sequence });
        builder.Property(e => e.ConversationKey).HasMaxLength(32);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.Property(e => e.Key).HasMaxLength(64);
        builder.HasIndex(e => new { e.ConversationKey, e.Key }).IsUnique();
        builder.HasIndex(e => e.At);
    }
}
