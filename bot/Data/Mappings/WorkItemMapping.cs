using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class WorkItemMapping : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.ToTable("WorkItems");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Queue).HasMaxLength(64);
        builder.Property(e => e.Reference).HasMaxLength(32);
        builder.Property(e => e.Route).HasMaxLength(64);
        builder
            .HasIndex(e => e.ContactBy, "IX_WorkItems_Contact")
            .HasFilter("\"ContactBy\" IS NOT NULL AND \"ContactedAt\" IS NULL AND \"EscalatedAt\" IS NULL");
        // One item a queue, and found by what it is about.
        builder.HasIndex(e => new { e.SubmissionId, e.Queue }).IsUnique();
        builder
            .HasIndex(
                e => new
                {
                    e.Queue,
                    e.Priority,
                    e.DueAt,
                },
                "IX_WorkItems_Ready"
            )
            .HasFilter("\"Status\" = 0");
    }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("Audit");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Actor).HasMaxLength(64);
        builder.Property(e => e.Action).HasMaxLength(64);
        builder.Property(e => e.Subject).HasMaxLength(64);
        builder.Property(e => e.Detail).HasMaxLength(200);
        builder.HasIndex(e => e.Subject);
        builder.Property(e => e.Day).HasMaxLength(10).IsUnicode(false);
        builder.Property(e => e.Seal).HasMaxLength(32);
        builder.HasIndex(e => e.At, "IX_Audit_Unsealed").HasFilter("\"Place\" IS NULL");
        builder.HasIndex(e => new { e.Day, e.Place }, "IX_Audit_Chain").IsUnique().HasFilter("\"Place\" IS NOT NULL");
    }
}

internal sealed class AuditDayMapping : IEntityTypeConfiguration<AuditDay>
{
    public void Configure(EntityTypeBuilder<AuditDay> builder)
    {
        builder.ToTable("AuditDays");
        builder.HasKey(d => d.Day);
        builder.Property(d => d.Day).HasMaxLength(10).IsUnicode(false);
        builder.Property(d => d.Start).HasMaxLength(32);
        builder.Property(d => d.Head).HasMaxLength(32);
    }
}
