using Channels.Bot.Data.Rows.Family;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class MemberLinkMapping : IEntityTypeConfiguration<MemberLink>
{
    public const int KeyLength = 32;

    public void Configure(EntityTypeBuilder<MemberLink> builder)
    {
        builder.ToTable("MemberLinks");
        builder.HasKey(e => e.Number);
        builder.Property(e => e.Number).HasMaxLength(MemberMapping.NumberLength);
        builder.Property(e => e.ConversationKey).HasMaxLength(KeyLength);
        builder.HasIndex(e => e.ConversationKey).IsUnique();
        builder.HasIndex(e => e.LinkedAt);
    }
}

internal sealed class MemberCodeMapping : IEntityTypeConfiguration<MemberCode>
{
    public void Configure(EntityTypeBuilder<MemberCode> builder)
    {
        builder.ToTable("MemberCodes");
        builder.HasKey(e => e.Number);
        builder.Property(e => e.Number).HasMaxLength(MemberMapping.NumberLength);
        builder.Property(e => e.CodeKey).HasMaxLength(MemberLinkMapping.KeyLength);
        builder.HasIndex(e => e.CodeKey).IsUnique();
        builder.HasIndex(e => e.ExpiresAt);
    }
}
