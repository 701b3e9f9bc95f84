using Channels.Bot.Data.Rows.Sinks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class SinkWatchMapping : IEntityTypeConfiguration<SinkWatch>
{
    public void Configure(EntityTypeBuilder<SinkWatch> builder)
    {
        builder.ToTable("SinkWatches");
        builder.HasKey(e => new { e.Sink, e.Procedure });
        builder.Property(e => e.Sink).HasMaxLength(32);
        builder.Property(e => e.Procedure).HasMaxLength(64);
        builder.Property(e => e.Cursor).HasMaxLength(200);
        builder.Property(e => e.Code).HasMaxLength(100);
    }
}

internal sealed class SinkRecordMapping : IEntityTypeConfiguration<SinkRecord>
{
    public void Configure(EntityTypeBuilder<SinkRecord> builder)
    {
        builder.ToTable("SinkRecords");
        builder.HasKey(e => new { e.SubmissionId, e.Sink });
        builder.Property(e => e.Sink).HasMaxLength(32);
        builder.Property(e => e.Record).HasMaxLength(100);
        builder.Property(e => e.Move).HasMaxLength(16);
        builder.HasIndex(e => e.SeenAt);
    }
}
