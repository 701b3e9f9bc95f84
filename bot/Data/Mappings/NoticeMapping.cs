using Channels.Bot.Data.Rows.Family;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public const int TitleLength = 100;
    public const int TextLength = 500;

    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Title).HasMaxLength(TitleLength);
        builder.Property(e => e.Text).HasMaxLength(TextLength);
        builder.Property(e => e.TextEasy).HasMaxLength(TextLength);
        builder.Property(e => e.TextEnglish).HasMaxLength(TextLength);
        builder.Property(e => e.Ward).HasMaxLength(32);
        builder.Property(e => e.By).HasMaxLength(100);
        builder.HasIndex(e => e.StoppedAt);
        builder.HasIndex(e => e.At);
    }
}

internal sealed class NoticeToldMapping : IEntityTypeConfiguration<NoticeTold>
{
    public void Configure(EntityTypeBuilder<NoticeTold> builder)
    {
        builder.ToTable("NoticesTold");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).HasMaxLength(33 + MemberMapping.NumberLength);
        builder.Property(e => e.Member).HasMaxLength(MemberMapping.NumberLength);
        builder.Property(e => e.ConversationKey).HasMaxLength(MemberLinkMapping.KeyLength);
        builder.HasIndex(e => new { e.NoticeId, e.Member });
        builder.HasIndex(e => e.ToldAt);
        builder.HasIndex(e => e.ConversationKey);
    }
}
