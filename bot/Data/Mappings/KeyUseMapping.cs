using Channels.Bot.Data.Rows.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class KeyUseMapping : IEntityTypeConfiguration<KeyUse>
{
    public void Configure(EntityTypeBuilder<KeyUse> builder)
    {
        builder.ToTable("KeyUses");
        builder.HasKey(e => new { e.Holder, e.Key });
        builder.Property(e => e.Holder).HasMaxLength(100);
        builder.Property(e => e.Key).HasMaxLength(100);
    }
}

internal sealed class CallAnswerMapping : IEntityTypeConfiguration<CallAnswer>
{
    public void Configure(EntityTypeBuilder<CallAnswer> builder)
    {
        builder.ToTable("CallAnswers");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Payload).HasMaxLength(32);
        builder.Property(e => e.Reference).HasMaxLength(64);
        builder.HasIndex(e => e.StartedAt);
        builder.HasIndex(e => e.Reference, "IX_CallAnswers_Reference").HasFilter("\"Reference\" IS NOT NULL");
    }
}

internal sealed class FileAddressMapping : IEntityTypeConfiguration<FileAddress>
{
    public void Configure(EntityTypeBuilder<FileAddress> builder)
    {
        builder.ToTable("FileAddresses");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Holder).HasMaxLength(100);
        builder.HasIndex(e => e.FileId);
        builder.HasIndex(e => e.ExpiresAt);
    }
}
