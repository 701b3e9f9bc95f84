using System.Diagnostics;
using Channels.Bot.Joints;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Channels.Tests.Support.Plans;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>No sweep, and nothing on the way of a message, walks through a table that grows with the years: the databases say how they
/// would go, for the very statements the product sends.</summary>
public sealed class SweepPlanTests(SqliteDatabase sqlite, PostgresDatabase postgres)
    : IClassFixture<SqliteDatabase>,
        IClassFixture<PostgresDatabase>
{
    /// <summary>What grows with every message, submission and call. Tables of days, keys and months stay small.</summary>
    private static readonly string[] Large =
    [
        "InboxEvents",
        "OutgoingMessages",
        "ActivityLog",
        "TakenBack",
        "Conversations",
        "Invitations",
        "Drafts",
        "StoredFiles",
        "FileAddresses",
        "Submissions",
        "SubmissionKeys",
        "SubmissionMoves",
        "SubmissionReturns",
        "SubmissionRevisions",
        "ContentReports",
        "CaseMessages",
        "WorkItems",
        "SinkItems",
        "SinkReceipts",
        "SinkRecords",
        "Confirmations",
        "CareStamps",
        "CareStampChanges",
        "AskedQuestions",
        "AnswerJobs",
        "Attempts",
        "CallAnswers",
        "Alerts",
        "Audit",
    ];

    private const int Fewest = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Each_statement_of_sweeps_and_turns_takes_an_index(string provider)
    {
        StoreDatabase database = provider is "sqlite" ? sqlite : postgres;
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        await database.ClearAsync();
        using var heard = new Statements();
        await using var node = new Node(database.OpenStore(), Node.NewClock(), null, new FakeSink(), FakeSink.Settings("city"));
        heard.IsOn = true;
        var sweeps = node.Get<IEnumerable<ISweep>>().ToList();
        Assert.True(sweeps.Count >= 10, $"Only {sweeps.Count} sweeps.");
        await using var db = database.Create();
        IReadOnlyList<Statement> own = [];
        for (var (round, started) = (0, Stopwatch.StartNew()); own.Count < Fewest && started.Elapsed < Patience; round++)
        {
            await node.TurnAsync(new FakeEvent("user-plan", "plan") { MessageId = $"m-plan-{round}", File = true });
            await node.Sender.RunDueAsync(Stop);
            foreach (var sweep in sweeps)
                await sweep.RunAsync(Stop);
            own = heard.Of(db.Database.GetConnectionString()!);
        }

        Assert.True(own.Count >= Fewest, $"Only {own.Count} statements were heard.");
        await db.Database.OpenConnectionAsync(Stop);
        if (provider is "postgres")
            // Empty tables are walked through gladly; so it walks only where nothing else is left.
            await db.Database.ExecuteSqlRawAsync("SET enable_seqscan = off", Stop);
        var walks = new List<string>();
        foreach (var statement in own)
            walks.AddRange((await QueryPlan.WalksAsync(db, statement, Large, Stop)).Select(walk => $"{walk}: {statement.Text}"));
        if (walks.Count > 0)
            Assert.Fail(string.Join("\n\n", walks));
    }
}
