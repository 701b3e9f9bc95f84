using Channels.Bot.Data.Rows.Family;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public const int NumberLength = 16;

    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("Members");
        builder.HasKey(e => e.Number);
        builder.Property(e => e.Number).HasMaxLength(NumberLength);
        builder.Property(e => e.Ward).HasMaxLength(32);
        builder.HasIndex(e => e.LeftOn);
    }
}

internal sealed class MemberPairMapping : IEntityTypeConfiguration<MemberPair>
{
    public void Configure(EntityTypeBuilder<MemberPair> builder)
    {
        builder.ToTable("MemberPairs");
        builder.HasKey(e => new { e.Requester, e.Provider });
        builder.Property(e => e.Requester).HasMaxLength(MemberMapping.NumberLength);
        builder.Property(e => e.Provider).HasMaxLength(MemberMapping.NumberLength);
        builder.HasIndex(e => e.ExpiresOn);
    }
}
