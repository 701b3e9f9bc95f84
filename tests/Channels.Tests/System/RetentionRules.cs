using System.Text.RegularExpressions;
using Channels.Bot.Erasure;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;

namespace Channels.Tests.SystemWide;

/// <summary>Nothing is kept for ever by forgetting about it: every table has somebody who deletes its rows, or a reason here.</summary>
public sealed partial class RetentionRules
{
    /// <summary>Tables whose rows stay, and why.</summary>
    private static readonly Dictionary<string, string> Kept = new(StringComparer.Ordinal)
    {
        ["ProcedureVersions"] = "the forms people filled in, as they were: nothing of anybody",
        ["EntryVersions"] = "the city's answers and who approved them: its own record",
        ["EntryReviews"] = "what two people read before a document's entries were approved: the city's own record",
        ["SinkStarts"] = "one row a sink and procedure, from when on it gets submissions",
        ["SinkWatches"] = "one row a sink and procedure, how far it was read back",
        ["AuditDays"] = "one row a day: the end of its chain, by which the days after it are proved",
        ["Installation"] = "one row a fact of the installation",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_table_has_somebody_who_deletes_its_rows_when_their_time_is_over()
    {
        var server = new RecordedSqlServer();
        await using var node = new Node(server.OpenStore());
        await node.Sweep.RunAsync(Stop);
        using var db = server.Create();
        var tables = db.Model.GetEntityTypes().Select(t => Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetTableName(t)!);

        Assert.Equal(
            tables.Except(Kept.Keys).Order(StringComparer.Ordinal),
            server.Statements.SelectMany(s => Deleted().Matches(s).Select(m => m.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_time_is_a_setting_with_a_positive_default()
    {
        var times = typeof(RetentionOptions).GetProperties().Select(p => (p.Name, Value: p.GetValue(new RetentionOptions()))).ToList();
        Assert.All(times, t => Assert.True(Assert.IsType<TimeSpan>(t.Value) >= TimeSpan.FromDays(1), t.Name));
    }

    [GeneratedRegex(@"DELETE (?:TOP\([^)]*\) )?FROM \[\w+\]\s+FROM \[(\w+)\]", RegexOptions.None, 1000)]
    private static partial Regex Deleted();
}
