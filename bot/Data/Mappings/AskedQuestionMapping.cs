using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class AskedQuestionMapping : IEntityTypeConfiguration<AskedQuestion>
{
    public void Configure(EntityTypeBuilder<AskedQuestion> builder)
    {
        builder.ToTable("AskedQuestions");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.ConversationKey).HasMaxLength(32);
        builder.Property(e => e.Channel).HasMaxLength(16);
        builder.Property(e => e.Language).HasMaxLength(16);
        builder.Property(e => e.Outcome).HasMaxLength(16);
        builder.Property(e => e.Reason).HasMaxLength(32);
        builder.Property(e => e.EntryId).HasMaxLength(100);
        builder.Property(e => e.Services).HasMaxLength(400);
        builder.Property(e => e.Topic).HasMaxLength(100);
        builder.Property(e => e.Procedure).HasMaxLength(64);
        builder.Property(e => e.Feedback).HasMaxLength(16);
        builder.Property(e => e.Ticket).HasMaxLength(32);
        builder.Property(e => e.Composed).HasMaxLength(32);
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => e.At, "IX_AskedQuestions_Worded").HasFilter("\"Text\" IS NOT NULL");
    }
}

internal sealed class EntryVersionMapping : IEntityTypeConfiguration<EntryVersion>
{
    public void Configure(EntityTypeBuilder<EntryVersion> builder)
    {
        builder.ToTable("EntryVersions");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.EntryId).HasMaxLength(100);
        builder.Property(e => e.Status).HasMaxLength(16);
        builder.Property(e => e.By).HasMaxLength(100);
        builder.Property(e => e.Note).HasMaxLength(1000);
        builder.Property(e => e.Inquiry).HasMaxLength(32);
        builder.HasIndex(e => new { e.EntryId, e.Version }).IsUnique();
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => e.Inquiry);
    }
}

internal sealed class EntryReviewMapping : IEntityTypeConfiguration<EntryReview>
{
    public void Configure(EntityTypeBuilder<EntryReview> builder)
    {
        builder.ToTable("EntryReviews");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Document).HasMaxLength(32);
        builder.Property(e => e.State).HasMaxLength(16);
        builder.Property(e => e.By).HasMaxLength(100);
        builder.HasIndex(e => e.At);
    }
}

internal sealed class AnswerJobMapping : IEntityTypeConfiguration<AnswerJob>
{
    public void Configure(EntityTypeBuilder<AnswerJob> builder)
    {
        builder.ToTable("AnswerJobs");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.ConversationKey).HasMaxLength(32);
        builder.HasIndex(e => e.DueAt, "IX_AnswerJobs_Open").HasFilter("\"Status\" = 0");
        builder.HasIndex(e => e.CreatedAt);
    }
}

internal sealed class ModelUseMapping : IEntityTypeConfiguration<ModelUse>
{
    public void Configure(EntityTypeBuilder<ModelUse> builder)
    {
        builder.ToTable("ModelUse");
        builder.HasKey(e => e.Day);
        builder.Property(e => e.Day).ValueGeneratedNever();
    }
}
