using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class SinkItemMapping : IEntityTypeConfiguration<SinkItem>
{
    public void Configure(EntityTypeBuilder<SinkItem> builder)
    {
        builder.ToTable("SinkItems");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Sink).HasMaxLength(32);
        builder.Property(e => e.Reference).HasMaxLength(32);
        builder.Property(e => e.Code).HasMaxLength(100);
        builder.Property(e => e.Answer).HasMaxLength(300);
        builder
            .HasIndex(
                e => new
                {
                    e.Sink,
                    e.Priority,
                    e.DueAt,
                },
                "IX_SinkItems_Due"
            )
            .HasFilter("\"Status\" = 0");
        builder.HasIndex(e => new { e.Sink, e.DiedAt }, "IX_SinkItems_Dead").HasFilter("\"Status\" = 1");
        builder
            .HasIndex(e => new
            {
                e.SubmissionId,
                e.Sink,
                e.Edition,
            })
            .IsUnique();
    }
}

internal sealed class SinkReceiptMapping : IEntityTypeConfiguration<SinkReceipt>
{
    public void Configure(EntityTypeBuilder<SinkReceipt> builder)
    {
        builder.ToTable("SinkReceipts");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Sink).HasMaxLength(32);
        builder.Property(e => e.Reference).HasMaxLength(32);
        builder.Property(e => e.Code).HasMaxLength(100);
        builder.Property(e => e.Receipt).HasMaxLength(200);
        builder
            .HasIndex(e => new
            {
                e.SubmissionId,
                e.Sink,
                e.Edition,
            })
            .IsUnique();
        builder.HasIndex(e => e.FinishedAt);
    }
}

internal sealed class SinkDayMapping : IEntityTypeConfiguration<SinkDay>
{
    public void Configure(EntityTypeBuilder<SinkDay> builder)
    {
        builder.ToTable("SinkDays");
        builder.HasKey(e => new { e.Sink, e.Day });
        builder.Property(e => e.Sink).HasMaxLength(32);
    }
}

internal sealed class SinkStartMapping : IEntityTypeConfiguration<SinkStart>
{
    public void Configure(EntityTypeBuilder<SinkStart> builder)
    {
        builder.ToTable("SinkStarts");
        builder.HasKey(e => new { e.Sink, e.Procedure });
        builder.Property(e => e.Sink).HasMaxLength(32);
        builder.Property(e => e.Procedure).HasMaxLength(64);
    }
}
