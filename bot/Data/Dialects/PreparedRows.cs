using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Channels.Bot.Data.Dialects;

/// <summary>
/// Saves new rows on SQLite by statements that are prepared once for each connection. EF Core builds and prepares each insert anew, which
/// costs the one writer more than inserting. The statements come from the model; what they cannot do is left to EF Core.
/// </summary>
internal sealed class PreparedRows
{
    private static readonly ConditionalWeakTable<IModel, Dictionary<IEntityType, Plan?>> Plans = [];
    private static readonly ConditionalWeakTable<DbConnection, PreparedRows> Prepared = [];

    private readonly Dictionary<Plan, SqliteCommand> commands = [];

    /// <summary>Inserts what is new in a context that has a transaction and nothing else to save.</summary>
    /// <returns>How many rows; null when EF Core has to save.</returns>
    /// <exception cref="DbUpdateException">A row is there already.</exception>
    public static int? Save(SqliteDb db)
    {
        if (db.Database.CurrentTransaction?.GetDbTransaction() is not SqliteTransaction { Connection: { } connection } transaction)
            return null;
        var entries = db.ChangeTracker.Entries().Where(e => e.State is not EntityState.Unchanged).ToList();
        if (entries.Any(e => e.State is not EntityState.Added || PlanOf(e.Metadata) is null))
            return null;
        var rows = Prepared.GetValue(connection, _ => new PreparedRows());
        foreach (var entry in entries)
            rows.Insert(entry, PlanOf(entry.Metadata)!, connection, transaction);
        db.ChangeTracker.AcceptAllChanges();
        return entries.Count;
    }

    private static Plan? PlanOf(IEntityType type)
    {
        var known = Plans.GetValue(type.Model, _ => []);
        lock (known)
        {
            if (!known.TryGetValue(type, out var plan))
                known[type] = plan = Plan.For(type);
            return plan;
        }
    }

    private void Insert(EntityEntry entry, Plan plan, SqliteConnection connection, SqliteTransaction transaction)
    {
        if (!commands.TryGetValue(plan, out var command))
            commands[plan] = command = plan.Prepare(connection);
        command.Transaction = transaction;
        plan.Fill(command, entry.Entity);
        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException refused)
        {
            throw new DbUpdateException("The row could not be inserted.", refused, [entry]);
        }
    }

    /// <summary>How rows of one kind are inserted.</summary>
    private sealed class Plan(string sql, Column[] columns)
    {
        public static Plan? For(IEntityType type)
        {
            var properties = type.GetProperties().ToList();
            if (
                type.GetTableName() is not { } table
                || properties.Any(IsForeign)
                || type.GetForeignKeys().Any()
                || type.GetComplexProperties().Any()
            )
                return null;
            var names = properties.Select(p => $"\"{p.GetColumnName()}\"");
            var places = properties.Select((_, i) => $"@{i}");
            return new Plan(
                $"INSERT INTO \"{table}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", places)})",
                [.. properties.Select(p => new Column(p.GetGetter(), p.GetRelationalTypeMapping().Converter))]
            );
        }

        public SqliteCommand Prepare(SqliteConnection connection)
        {
            var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the model.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < columns.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"@{i}" });
            return command;
        }

        public void Fill(SqliteCommand command, object row)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                var value = columns[i].Getter.GetClrValue(row);
                command.Parameters[i].Value =
                    value is null ? DBNull.Value
                    : columns[i].Converter is { } converter ? converter.ConvertToProvider(value) ?? DBNull.Value
                    : value;
            }
        }

        /// <summary>The value is not the row's own: the database or EF Core makes it.</summary>
        private static bool IsForeign(IProperty property) =>
            property.IsShadowProperty()
            || property.GetDefaultValueSql() is not null
            || property.GetComputedColumnSql() is not null
            || property.TryGetDefaultValue(out _)
            || (property.ValueGenerated is not ValueGenerated.Never && property.ClrType != typeof(Guid));
    }

    private sealed record Column(IClrPropertyGetter Getter, ValueConverter? Converter);
}
