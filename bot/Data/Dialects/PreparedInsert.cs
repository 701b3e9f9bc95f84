using System.Data.Common;
using Channels.Bot.Data.Rows;

namespace Channels.Bot.Data.Dialects;

/// <summary>The statement that inserts events, prepared once for a connection: preparing costs more than executing.</summary>
internal sealed class PreparedInsert
{
    private readonly DbCommand command;
    private readonly EventParameters parameters;

    public PreparedInsert(DbConnection connection, string sql)
    {
        command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        parameters = EventParameters.For(command.Parameters, command.CreateParameter);
    }

    public int Run(IReadOnlyList<InboxEvent> events, DbTransaction transaction, Dialect dialect)
    {
        command.Transaction = transaction;
        var added = 0;
        foreach (var one in events)
        {
            parameters.Fill(one, dialect);
            added += command.ExecuteNonQuery();
        }

        return added;
    }
}
