using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Channels.Tests.Support.Plans;

/// <summary>A statement as it was about to be sent, and where to.</summary>
internal sealed record Statement(string Text, IReadOnlyList<DbParameter> Parameters, string Database = "");

/// <summary>Hears what EF Core is about to send, from every context of the process; of a batch each statement by itself.</summary>
internal sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentQueue<Statement> heard = new();
    private readonly ConcurrentBag<IDisposable> subscriptions = [];

    /// <summary>Whether what is heard is kept. Whoever begins to listen late misses the first second: EF Core looks once in a second
    /// whether anybody does.</summary>
    public bool IsOn { get; set; }

    public Statements() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>What was sent to a database, each statement once.</summary>
    public IReadOnlyList<Statement> Of(string database) =>
        [.. heard.Where(s => SameDatabase(s.Database, database) && IsRead(s.Text)).DistinctBy(s => s.Text)];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (IsOn && value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Command: { } command })
            foreach (var one in command.CommandText.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                heard.Enqueue(
                    new Statement(
                        one,
                        [.. command.Parameters.Cast<DbParameter>().Where(p => one.Contains(p.ParameterName)).Select(QueryPlan.Copy)],
                        command.Connection!.ConnectionString
                    )
                );
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        foreach (var one in subscriptions)
            one.Dispose();
    }

    /// <summary>Whether it looks for rows: an insert walks nowhere, and a savepoint has no plan.</summary>
    private static bool IsRead(string text) =>
        text.StartsWith("SELECT", StringComparison.Ordinal)
        || text.StartsWith("UPDATE", StringComparison.Ordinal)
        || text.StartsWith("DELETE", StringComparison.Ordinal)
        || text.StartsWith("WITH", StringComparison.Ordinal);

    private static bool SameDatabase(string one, string other) => Named(one) == Named(other);

    private static string Named(string connection)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connection };
        return (parts.TryGetValue("Data Source", out var file) || parts.TryGetValue("Database", out file) ? file : "").ToString()!;
    }
}
