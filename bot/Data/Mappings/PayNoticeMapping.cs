using Channels.Bot.Data.Rows.Family;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class PayNoticeMapping : IEntityTypeConfiguration<PayNotice>
{
    public void Configure(EntityTypeBuilder<PayNotice> builder)
    {
        builder.ToTable("PayNotices");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).HasMaxLength(MonthCloseMapping.MonthLength + 1 + MemberMapping.NumberLength);
        builder.Property(e => e.Month).HasMaxLength(MonthCloseMapping.MonthLength);
        builder.Property(e => e.Member).HasMaxLength(MemberMapping.NumberLength);
        builder.Property(e => e.ConversationKey).HasMaxLength(MemberLinkMapping.KeyLength);
        builder.HasIndex(e => e.Month);
        builder.HasIndex(e => e.ToldAt);
        builder.HasIndex(e => e.ConversationKey);
    }
}

internal sealed class NoticeStopMapping : IEntityTypeConfiguration<NoticeStop>
{
    public void Configure(EntityTypeBuilder<NoticeStop> builder)
    {
        builder.ToTable("NoticeStops");
        builder.HasKey(e => e.Number);
        builder.Property(e => e.Number).HasMaxLength(MemberMapping.NumberLength);
        builder.HasIndex(e => e.At);
    }
}
