using Channels.Bot.Data.Rows.Family;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class CareStampMapping : IEntityTypeConfiguration<CareStamp>
{
    public void Configure(EntityTypeBuilder<CareStamp> builder)
    {
        builder.ToTable("CareStamps");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Provider).HasMaxLength(MemberMapping.NumberLength);
        builder.Property(e => e.Requester).HasMaxLength(MemberMapping.NumberLength);
        builder.Property(e => e.ConversationKey).HasMaxLength(MemberLinkMapping.KeyLength);
        builder.Property(e => e.TakenKey).HasMaxLength(MemberLinkMapping.KeyLength);
        builder.Property(e => e.ReturnedKey).HasMaxLength(MemberLinkMapping.KeyLength);
        builder.Property(e => e.Reference).HasMaxLength(32);
        builder.HasIndex(e => new { e.Provider, e.OpenedAt });
        builder.HasIndex(e => new { e.Requester, e.OpenedAt });
        builder.HasIndex(e => e.ConversationKey);
        builder.HasIndex(e => e.SubmissionId);
        builder.HasIndex(e => e.OpenedAt);
        builder.HasIndex(e => e.TellAt, "IX_CareStamps_Tell").HasFilter("\"TellAt\" IS NOT NULL");
        builder.HasIndex(e => e.AskAt, "IX_CareStamps_Ask").HasFilter("\"AskAt\" IS NOT NULL");
    }
}

internal sealed class CareStampChangeMapping : IEntityTypeConfiguration<CareStampChange>
{
    private const int CodeLength = 32;

    public void Configure(EntityTypeBuilder<CareStampChange> builder)
    {
        builder.ToTable("CareStampChanges");
        builder.HasKey(e => new { e.CareId, e.Number });
        builder.Property(e => e.Why).HasMaxLength(CodeLength);
    }
}
