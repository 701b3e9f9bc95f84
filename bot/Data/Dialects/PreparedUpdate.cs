using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Channels.Bot.Data.Dialects;

/// <summary>A statement that is prepared once for each connection: building and preparing it costs many times what it does.</summary>
/// <param name="sql">With parameters @0, @1, and so on.</param>
internal sealed class PreparedUpdate(string sql)
{
    private readonly ConditionalWeakTable<DbConnection, DbCommand> prepared = [];

    /// <summary>Runs it on the context's connection and transaction.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run(ChannelsDb db, params ReadOnlySpan<object?> values)
    {
        var command = prepared.GetValue(db.Database.GetDbConnection(), Prepare);
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        for (var i = command.Parameters.Count; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + (char)('0' + i);
            command.Parameters.Add(parameter);
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command.ExecuteNonQuery();
    }

    private DbCommand Prepare(DbConnection connection)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of the dialect.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
