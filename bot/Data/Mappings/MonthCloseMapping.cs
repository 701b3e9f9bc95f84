using Channels.Bot.Data.Rows.Family;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Channels.Bot.Data.Mappings;

internal sealed class MonthCloseMapping : IEntityTypeConfiguration<MonthClose>
{
    public const int MonthLength = 7;
    public const int HashLength = 64;

    public void Configure(EntityTypeBuilder<MonthClose> builder)
    {
        builder.ToTable("MonthCloses");
        builder.HasKey(e => e.Month);
        builder.Property(e => e.Month).HasMaxLength(MonthLength);
        builder.Property(e => e.Hash).HasMaxLength(HashLength);
        builder.Property(e => e.BankHash).HasMaxLength(HashLength);
        builder.Property(e => e.ListHash).HasMaxLength(HashLength);
        builder.Property(e => e.PreparedBy).HasMaxLength(100);
    }
}

internal sealed class CloseApprovalMapping : IEntityTypeConfiguration<CloseApproval>
{
    public void Configure(EntityTypeBuilder<CloseApproval> builder)
    {
        builder.ToTable("CloseApprovals");
        builder.HasKey(e => new
        {
            e.Month,
            e.Hash,
            e.Person,
        });
        builder.Property(e => e.Month).HasMaxLength(MonthCloseMapping.MonthLength);
        builder.Property(e => e.Hash).HasMaxLength(MonthCloseMapping.HashLength);
        builder.Property(e => e.Person).HasMaxLength(100);
        builder.Property(e => e.Holder).HasMaxLength(100);
    }
}

internal sealed class ClosedReportMapping : IEntityTypeConfiguration<ClosedReport>
{
    public void Configure(EntityTypeBuilder<ClosedReport> builder)
    {
        builder.ToTable("ClosedReports");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).HasMaxLength(MonthCloseMapping.MonthLength + 34 + MemberMapping.NumberLength);
        builder.Property(e => e.Month).HasMaxLength(MonthCloseMapping.MonthLength);
        builder.Property(e => e.ActivityMonth).HasMaxLength(MonthCloseMapping.MonthLength);
        builder.Property(e => e.Reference).HasMaxLength(32);
        builder.Property(e => e.Member).HasMaxLength(MemberMapping.NumberLength);
        builder.Property(e => e.Pack).HasMaxLength(80);
        builder.HasIndex(e => e.Month);
        builder.HasIndex(e => e.SubmissionId);
    }
}

internal sealed class ClosedPaymentMapping : IEntityTypeConfiguration<ClosedPayment>
{
    public void Configure(EntityTypeBuilder<ClosedPayment> builder)
    {
        builder.ToTable("ClosedPayments");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).HasMaxLength(MonthCloseMapping.MonthLength + 1 + MemberMapping.NumberLength);
        builder.Property(e => e.Month).HasMaxLength(MonthCloseMapping.MonthLength);
        builder.Property(e => e.Member).HasMaxLength(MemberMapping.NumberLength);
        builder.HasIndex(e => e.Month);
    }
}
