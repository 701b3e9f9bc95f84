using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class SubmissionKeyMapping : IEntityTypeConfiguration<SubmissionKey>
{
    public void Configure(EntityTypeBuilder<SubmissionKey> builder)
    {
        builder.ToTable("SubmissionKeys");
        builder.Property(e => e.Key).HasMaxLength(32);
        builder.HasKey(e => new { e.Key, e.SubmissionId });
        builder.HasIndex(e => e.SubmissionId);
    }
}
