using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class SubmissionMapping : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("Submissions");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Reference).HasMaxLength(32);
        builder.Property(e => e.ConversationKey).HasMaxLength(32);
        builder.Property(e => e.Channel).HasMaxLength(16);
        builder.Property(e => e.Procedure).HasMaxLength(64);
        builder.Property(e => e.Language).HasMaxLength(16);
        builder.Property(e => e.WordKey).HasMaxLength(32);
        builder.Property(e => e.Alarms).HasMaxLength(400);
        builder.Property(e => e.FetchedBy).HasMaxLength(100);
        builder.Property(e => e.Queue).HasMaxLength(64);
        builder.Property(e => e.Route).HasMaxLength(64);
        builder.HasIndex(e => e.Reference).IsUnique();
        builder.HasIndex(e => e.EventId).IsUnique();
        builder.HasIndex(e => e.SubmittedAt);
        builder.HasIndex(e => new { e.ConversationKey, e.SubmittedAt });
        HasNew(builder);
    }

    /// <summary>One index a question: the oldest new ones of all, of a queue, of a ward in it; and those nobody fetches.</summary>
    private static void HasNew(EntityTypeBuilder<Submission> builder)
    {
        const string filter = "\"NewSince\" IS NOT NULL";
        builder
            .HasIndex(
                e => new
                {
                    e.Priority,
                    e.NewSince,
                    e.Reference,
                },
                "IX_Submissions_New"
            )
            .HasFilter(filter);
        builder
            .HasIndex(
                e => new
                {
                    e.Queue,
                    e.Priority,
                    e.NewSince,
                    e.Reference,
                },
                "IX_Submissions_NewOfQueue"
            )
            .HasFilter(filter);
        builder
            .HasIndex(
                e => new
                {
                    e.Queue,
                    e.Route,
                    e.Priority,
                    e.NewSince,
                    e.Reference,
                },
                "IX_Submissions_NewOfRoute"
            )
            .HasFilter(filter);
        builder.HasIndex(e => new { e.LateStep, e.NewSince }, "IX_Submissions_Late").HasFilter(filter);
    }
}

internal sealed class CaseMessageMapping : IEntityTypeConfiguration<CaseMessage>
{
    public void Configure(EntityTypeBuilder<CaseMessage> builder)
    {
        builder.ToTable("CaseMessages");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.WriterKey).HasMaxLength(32);
        builder.HasIndex(e => e.WriterKey, "IX_CaseMessages_Others").HasFilter("\"WriterKey\" IS NOT NULL");
        builder.HasIndex(e => new { e.SubmissionId, e.At });
        builder.HasIndex(e => e.At);
    }
}

internal sealed class ProcedureVersionMapping : IEntityTypeConfiguration<ProcedureVersion>
{
    public void Configure(EntityTypeBuilder<ProcedureVersion> builder)
    {
        builder.ToTable("ProcedureVersions");
        builder.HasKey(e => new { e.Procedure, e.Version });
        builder.Property(e => e.Procedure).HasMaxLength(64);
        builder.Property(e => e.Hash).HasMaxLength(64);
    }
}

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("StoredFiles");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.ConversationKey).HasMaxLength(32);
        builder.Property(e => e.Channel).HasMaxLength(16);
        builder.Property(e => e.Account).HasMaxLength(64);
        builder.Property(e => e.MessageKey).HasMaxLength(32);
        builder.Property(e => e.MediaType).HasMaxLength(100);
        builder.Property(e => e.Code).HasMaxLength(100);
        builder.Property(e => e.Sha256).HasMaxLength(64);
        builder
            .HasIndex(e => new
            {
                e.Channel,
                e.Account,
                e.MessageKey,
            })
            .IsUnique();
        builder.HasIndex(e => e.SubmissionId);
        builder.HasIndex(e => e.DueAt, "IX_StoredFiles_Wanted").HasFilter("\"Status\" = 0");
    }
}
