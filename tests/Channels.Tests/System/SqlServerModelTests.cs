using Channels.Bot.Data;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Channels.Tests.SystemWide; // not .System: that would hide .NET's

/// <summary>What SQL Server would refuse or cut off, found in the model instead.</summary>
public sealed class SqlServerModelTests
{
    [Fact]
    public void The_model_keeps_SQL_Servers_limits()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        Assert.Empty(Findings(db.GetService<IDesignTimeModel>().Model));
    }

    [Fact]
    public void A_model_that_breaks_them_is_reported()
    {
        using var db = new BrokenDb();
        var findings = Findings(db.GetService<IDesignTimeModel>().Model);
        Assert.Contains(
            findings,
            f => f.Contains("unbounded", StringComparison.Ordinal) && f.Contains("Endless", StringComparison.Ordinal)
        );
        Assert.Contains(findings, f => f.Contains("2000 bytes", StringComparison.Ordinal) && f.Contains("1700", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Contains("1000 bytes", StringComparison.Ordinal) && f.Contains("900", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Contains("name is too long", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Contains("cascades", StringComparison.Ordinal));
    }

    private static List<string> Findings(IReadOnlyModel model)
    {
        var findings = new List<string>();
        foreach (var entity in model.GetEntityTypes())
        {
            var table = entity.GetTableName()!;
            var names = entity
                .GetProperties()
                .Select(p => p.GetColumnName())
                .Append(table)
                .Concat(entity.GetKeys().Select(k => k.GetName()!))
                .Concat(entity.GetIndexes().Select(i => i.GetDatabaseName()!))
                .Concat(entity.GetForeignKeys().Select(f => f.GetConstraintName()!));
            findings.AddRange(names.Where(n => n.Length > 128).Select(n => $"{table}: name is too long: {n}"));

            var clustered = entity.GetIndexes().Any(i => i.IsClustered() == true);
            foreach (var key in entity.GetKeys())
                Check(findings, table, key.GetName()!, key.Properties, key.IsClustered() ?? (key.IsPrimaryKey() && !clustered));
            foreach (var index in entity.GetIndexes())
                Check(findings, table, index.GetDatabaseName()!, index.Properties, index.IsClustered() ?? false);

            findings.AddRange(
                entity
                    .GetForeignKeys()
                    .GroupBy(f => f.PrincipalEntityType)
                    .Where(g => g.Count(f => f.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull) > 1)
                    .Select(g => $"{table}: several cascades from {g.Key.GetTableName()}")
            );
        }

        return findings;
    }

    private static void Check(List<string> findings, string table, string name, IReadOnlyList<IReadOnlyProperty> columns, bool clustered)
    {
        var bytes = 0;
        foreach (var column in columns)
        {
            if (Bytes(column) is not { } size)
            {
                findings.Add($"{table}.{name}: {column.Name} is unbounded");
                return;
            }

            bytes += size;
        }

        var most = clustered ? 900 : 1700;
        if (bytes > most)
            findings.Add($"{table}.{name}: {bytes} bytes in a key of at most {most}");
    }

    private static int? Bytes(IReadOnlyProperty column)
    {
        var type = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType;
        if (type == typeof(string))
            return column.GetMaxLength() * (column.IsUnicode() ?? true ? 2 : 1);
        if (type == typeof(byte[]) || type == typeof(ProtectedBytes))
            return column.GetMaxLength();
        if (type == typeof(Guid))
            return 16;
        if (type == typeof(DateTimeOffset))
            return 10;
        if (type == typeof(DateOnly))
            return 3;
        if (type == typeof(long))
            return 8;
        if (type == typeof(int) || type.IsEnum)
            return 4;
        if (type == typeof(bool))
            return 1;
        return null;
    }

    /// <summary>Breaks every rule once.</summary>
    private sealed class BrokenDb : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlServer("Server=offline");

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Broken>(e =>
            {
                e.HasKey(b => b.Long);
                e.Property(b => b.Long).HasMaxLength(500);
                e.Property(b => b.Wide).HasMaxLength(1000);
                e.HasIndex(b => b.Wide);
                e.HasIndex(b => b.Endless, new string('n', 129));
                e.HasOne<Broken>().WithMany().HasForeignKey(b => b.Wide).OnDelete(DeleteBehavior.Cascade);
                e.HasOne<Broken>().WithMany().HasForeignKey(b => b.Other).OnDelete(DeleteBehavior.Cascade);
            });
        }
    }

    private sealed class Broken
    {
        public string Long { get; set; } = "";

        public string Wide { get; set; } = "";

        public string Other { get; set; } = "";

        public string Endless { get; set; } = "";
    }
}
