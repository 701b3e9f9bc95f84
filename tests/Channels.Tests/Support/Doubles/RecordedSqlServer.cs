using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Channels.Bot.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Support.Doubles;

/// <summary>
/// A SQL Server that is not there: EF Core makes its statements for SQL Server, they are kept instead of executed, and every
/// query finds one row of plain values. So the product's own methods show all the SQL they would send.
/// </summary>
internal sealed class RecordedSqlServer
{
    private readonly ConcurrentQueue<string> statements = new();

    /// <summary>Everything that would have been sent.</summary>
    public IReadOnlyCollection<string> Statements => statements;

    /// <summary>Queries that find nothing, so that the code takes its other way.</summary>
    public Func<string, bool> FindsNothing { get; set; } = _ => false;

    public SqlServerDb Create() => new(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer(new Connection(this)).Options);

    public IStore OpenStore() => new ServerStore(Create);

    /// <summary>A row for a query: every name asked for is a column; null where null may be.</summary>
    private static string[] Columns { get; } = FindColumns();

    /// <summary>The server is at this version.</summary>
    private static string[] Migrations { get; } = FindMigrations();

    private static string[] FindMigrations()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        return [.. db.Database.GetMigrations()];
    }

    private static string[] FindColumns()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        return [.. db.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Select(p => p.Name).Distinct()];
    }

    private void Record(string sql) => statements.Enqueue(sql);

    private sealed class Connection(RecordedSqlServer owner) : DbConnection
    {
        private ConnectionState state = ConnectionState.Closed;

        [AllowNull]
        public override string ConnectionString { get; set; } = "Server=recorded;Database=Channels";

        public override string Database => "Channels";

        public override string DataSource => "recorded";

        public override string ServerVersion => "17.00.0000";

        public override ConnectionState State => state;

        public override bool CanCreateBatch => true;

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        public override void Close() => state = ConnectionState.Closed;

        public override void Open() => state = ConnectionState.Open;

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new Transaction(this, isolationLevel);

        protected override DbCommand CreateDbCommand() => new Command(owner) { Connection = this };

        protected override DbBatch CreateDbBatch() => new Batch(owner) { Connection = this };
    }

    private sealed class Transaction(DbConnection connection, IsolationLevel level) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => level;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
            // Nothing was done, so nothing is kept.
        }

        public override void Rollback()
        {
            // Nor undone.
        }

        public override void Save(string savepointName) { }
    }

    private sealed class Command(RecordedSqlServer owner) : DbCommand
    {
        // Only for its text and its typed parameters.
        private readonly SqlCommand inner = new();

        [AllowNull]
        public override string CommandText
        {
            get => inner.CommandText;
            set => inner.CommandText = value ?? "";
        }

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; }

        protected override DbParameterCollection DbParameterCollection => inner.Parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel() { }

        public override int ExecuteNonQuery()
        {
            owner.Record(CommandText);
            return 1;
        }

        public override object ExecuteScalar()
        {
            owner.Record(CommandText);
            return 1;
        }

        public override void Prepare() { }

        protected override DbParameter CreateDbParameter() => inner.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        {
            owner.Record(CommandText);
            return new Rows(
                owner.FindsNothing(CommandText) ? []
                    : CommandText.Contains("__EFMigrationsHistory", StringComparison.Ordinal) ? Migrations
                    : ["x"],
                hasNulls: !CommandText.StartsWith("SELECT CASE", StringComparison.Ordinal)
                    && !CommandText.Contains("COALESCE([", StringComparison.Ordinal)
                    && !CommandText.Contains("GROUP BY", StringComparison.Ordinal)
                    && !CommandText.Contains("SELECT COUNT", StringComparison.Ordinal)
            );
        }

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class Batch(RecordedSqlServer owner) : DbBatch
    {
        private readonly SqlBatch inner = new();

        public override int Timeout { get; set; }

        protected override DbBatchCommandCollection DbBatchCommands => inner.BatchCommands;

        protected override DbConnection? DbConnection { get; set; }

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel() { }

        public override int ExecuteNonQuery()
        {
            foreach (var command in BatchCommands)
                owner.Record(command.CommandText);
            return BatchCommands.Count;
        }

        public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken = default) => Task.FromResult(ExecuteNonQuery());

        public override object? ExecuteScalar() => throw new NotSupportedException();

        public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public override void Prepare() { }

        public override Task PrepareAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        protected override DbBatchCommand CreateDbBatchCommand() => new SqlBatchCommand();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw new NotSupportedException();

        protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }

    /// <param name="texts">One row for each; what its text columns hold.</param>
    /// <param name="hasNulls">Null wherever that is asked; a yes-or-no query, a sum and a choice have none.</param>
    private sealed class Rows(string[] texts, bool hasNulls) : DbDataReader
    {
        private int read;

        public override int FieldCount => Columns.Length;

        public override bool HasRows => true;

        public override int Depth => 0;

        public override bool IsClosed => false;

        public override int RecordsAffected => 1;

        public override object this[int ordinal] => throw new NotSupportedException();

        public override object this[string name] => throw new NotSupportedException();

        public override bool Read() => ++read <= texts.Length;

        public override bool NextResult()
        {
            read = 0;
            return true;
        }

        public override string GetName(int ordinal) => Columns[ordinal];

        public override int GetOrdinal(string name) => Array.IndexOf(Columns, name);

        public override bool IsDBNull(int ordinal) => hasNulls;

        public override bool GetBoolean(int ordinal) => false;

        public override byte GetByte(int ordinal) => 0;

        public override short GetInt16(int ordinal) => 0;

        public override int GetInt32(int ordinal) => 0;

        public override long GetInt64(int ordinal) => 0;

        public override float GetFloat(int ordinal) => 0;

        public override double GetDouble(int ordinal) => 0;

        public override decimal GetDecimal(int ordinal) => 0;

        public override char GetChar(int ordinal) => 'x';

        public override string GetString(int ordinal) => texts[read - 1];

        public override Guid GetGuid(int ordinal) => Guid.CreateVersion7(DateTimeOffset.UnixEpoch);

        public override DateTime GetDateTime(int ordinal) => DateTime.UnixEpoch;

        public override T GetFieldValue<T>(int ordinal)
        {
            object value = typeof(T) switch
            {
                var t when t == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
                var t when t == typeof(DateOnly) => DateOnly.FromDateTime(DateTime.UnixEpoch),
                var t when t == typeof(byte[]) => Array.Empty<byte>(),
                var t when t == typeof(int) => 0,
                var t when t == typeof(long) => 0L,
                var t when t == typeof(string) => GetString(ordinal),
                var t when t == typeof(Guid) => GetGuid(ordinal),
                var t when t == typeof(bool) => false,
                var t => throw new NotSupportedException(t.Name),
            };
            return (T)value;
        }

        public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => 0;

        public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => 0;

        public override string GetDataTypeName(int ordinal) => "sql_variant";

        public override System.Collections.IEnumerator GetEnumerator() => throw new NotSupportedException();

        [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties)]
        public override Type GetFieldType(int ordinal) => typeof(object);

        public override object GetValue(int ordinal) => throw new NotSupportedException();

        public override int GetValues(object[] values) => throw new NotSupportedException();
    }
}
