using Channels.Bot.Data.Rows.Family;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class ConfirmationMapping : IEntityTypeConfiguration<Confirmation>
{
    private const int CodeLength = 32;

    public void Configure(EntityTypeBuilder<Confirmation> builder)
    {
        builder.ToTable("Confirmations");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Reference).HasMaxLength(32);
        builder.Property(e => e.Why).HasMaxLength(CodeLength);
        builder.Property(e => e.Requester).HasMaxLength(MemberMapping.NumberLength);
        builder.Property(e => e.ConversationKey).HasMaxLength(MemberLinkMapping.KeyLength);
        builder.Property(e => e.Line).HasMaxLength(100);
        builder.Property(e => e.By).HasMaxLength(100);
        builder.Property(e => e.Evidence).HasMaxLength(CodeLength);
        builder.HasIndex(e => new { e.SubmissionId, e.Revision }).IsUnique();
        builder.HasIndex(e => e.Reference);
        builder.HasIndex(e => e.ConversationKey);
        builder.HasIndex(e => new { e.State, e.At });
        builder.HasIndex(e => e.WakeAt, "IX_Confirmations_Open").HasFilter("\"WakeAt\" IS NOT NULL");
    }
}
