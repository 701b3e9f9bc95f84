using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class FormCountMapping : IEntityTypeConfiguration<FormCount>
{
    public void Configure(EntityTypeBuilder<FormCount> builder)
    {
        builder.ToTable("FormCounts");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Procedure).HasMaxLength(64);
        builder.Property(e => e.Field).HasMaxLength(64);
        builder.Property(e => e.Move).HasMaxLength(16);
        builder.Property(e => e.Channel).HasMaxLength(16);
        builder.Property(e => e.Language).HasMaxLength(16);
        builder.Property(e => e.Entry).HasMaxLength(32);
        builder.HasIndex(e => e.Day);
    }
}
