using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class SubmissionMoveMapping : IEntityTypeConfiguration<SubmissionMove>
{
    public void Configure(EntityTypeBuilder<SubmissionMove> builder)
    {
        builder.ToTable("SubmissionMoves");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Move).HasMaxLength(32);
        builder.Property(e => e.Actor).HasMaxLength(100);
        builder.Property(e => e.Reason).HasMaxLength(400);
        builder.HasIndex(e => new { e.SubmissionId, e.At });
    }
}

internal sealed class SubmissionReturnMapping : IEntityTypeConfiguration<SubmissionReturn>
{
    public void Configure(EntityTypeBuilder<SubmissionReturn> builder)
    {
        builder.ToTable("SubmissionReturns");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Fields).HasMaxLength(4000);
        builder.HasIndex(e => new { e.SubmissionId, e.At });
        builder.HasIndex(e => e.WakeAt, "IX_SubmissionReturns_Open").HasFilter("\"WakeAt\" IS NOT NULL");
    }
}

internal sealed class SubmissionRevisionMapping : IEntityTypeConfiguration<SubmissionRevision>
{
    public void Configure(EntityTypeBuilder<SubmissionRevision> builder)
    {
        builder.ToTable("SubmissionRevisions");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => new { e.SubmissionId, e.Revision }).IsUnique();
    }
}

internal sealed class ContentReportMapping : IEntityTypeConfiguration<ContentReport>
{
    public void Configure(EntityTypeBuilder<ContentReport> builder)
    {
        builder.ToTable("ContentReports");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Kind).HasMaxLength(32);
        builder.Property(e => e.Actor).HasMaxLength(100);
        builder.HasIndex(e => new { e.SubmissionId, e.At });
    }
}
