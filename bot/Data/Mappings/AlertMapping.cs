using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class AlertMapping : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> builder)
    {
        builder.ToTable("Alerts");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Kind).HasMaxLength(16);
        builder.Property(e => e.Reference).HasMaxLength(32);
        builder.Property(e => e.Procedure).HasMaxLength(64);
        builder.Property(e => e.Alarm).HasMaxLength(100);
        builder.Property(e => e.Route).HasMaxLength(64);
        builder.Property(e => e.ConversationKey).HasMaxLength(32);
        builder.Property(e => e.Origin).HasMaxLength(32);
        builder.Property(e => e.Also).HasMaxLength(Alert.LongestAlso);
        builder.Property(e => e.Code).HasMaxLength(100);
        builder.HasIndex(e => e.DueAt, "IX_Alerts_Open").HasFilter("\"Status\" = 0");
        builder.HasIndex(e => e.TakenAt, "IX_Alerts_Taken").HasFilter("\"Status\" = 1");
    }
}
