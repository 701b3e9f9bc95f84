using Channels.Bot.Data.Dialects;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Desk;
using Channels.Bot.Submissions.Life;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Channels.Tests.Support.Plans;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Sinks;

/// <summary>No statement of the queue walks through a whole table, however much is finished: the databases themselves say how they would
/// go, for the very statements the product sends.</summary>
public sealed class QueuePlanTests(SqliteDatabase sqlite, PostgresDatabase postgres)
    : IClassFixture<SqliteDatabase>,
        IClassFixture<PostgresDatabase>
{
    private const int Finished = 20_000;
    private const int Waiting = 6_000;

    /// <summary>What grows with the years. What waits is little, and PostgreSQL walks through it when it likes.</summary>
    private static readonly string[] Large = ["Submissions", "SinkReceipts"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Each_statement_takes_an_index(string provider)
    {
        StoreDatabase database = provider is "sqlite" ? sqlite : postgres;
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        await database.ClearAsync();
        using var heard = new Statements();
        await FillAsync(database);
        await using var node = new Node(database.OpenStore(), Node.NewClock(), null, new FakeSink(), FakeSink.Settings("city"));
        heard.IsOn = true;
        await AskAsync(node);

        await using var db = database.Create();
        var own = heard.Of(db.Database.GetConnectionString()!).Where(s => Large.Any(s.Text.Contains)).ToList();
        Assert.True(own.Count >= 4, $"Only {own.Count} statements were heard.");
        var walks = new List<string>();
        foreach (var statement in own)
            walks.AddRange((await QueryPlan.WalksAsync(db, statement, Large, Stop)).Select(walk => $"{walk}: {statement.Text}"));
        Assert.Empty(walks);

        // The control: a question nobody made an index for is found.
        var control = new Statement("""SELECT * FROM "SinkReceipts" WHERE "Attempts" = 77""", []);
        Assert.NotEmpty(await QueryPlan.WalksAsync(db, control, Large, Stop));
    }

    private static async Task AskAsync(Node node)
    {
        var (ledger, city, now) = (node.Get<SinkLedger>(), node.Get<Destinations>().Find("city")!, node.Clock.GetUtcNow());
        var claimed = await ledger.ClaimAsync("city", TimeSpan.FromMinutes(1), 10, Stop);
        Assert.Equal(10, claimed.Count);
        var token = claimed[0].LeaseToken!.Value;
        await ledger.RenewAsync(token, [claimed[0].Id], TimeSpan.FromMinutes(1), Stop);
        await node.Get<DispatchReader>().ReadAsync(claimed, Stop);
        await ledger.FinishAsync(token, [new FinishedItem(claimed[0].Id, SinkOutcomeKind.Delivered, null, null)]);
        await ledger.LaterAsync(claimed[1], TimeSpan.FromMinutes(1), "code", null, counts: true);
        await ledger.DeadAsync(claimed[2], "code", null);
        await node.Get<SinkStatus>().ReadAsync(Stop);
        await node.Get<SinkRedrive>().PlanAsync(new SinkFilter("city", "code"), Stop);
        var lists = node.Get<NewSubmissions>();
        await lists.ListAsync(KeyReach.Whole, null, null, null, 100, Stop);
        await lists.ListAsync(KeyReach.Whole, "reports", "moji", new NewPlace(0, now, "FS-1111-1111"), 100, Stop);
        await node.Get<SubmissionHistory>().FindAsync("PL-1", KeyReach.Whole, Stop);
    }

    private static async Task FillAsync(StoreDatabase database)
    {
        await using var db = database.Create();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var start = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < Finished + Waiting; i++)
        {
            var (at, id, isOpen) = (start.AddMinutes(i * 100), Guid.CreateVersion7(start.AddMinutes(i)), i >= Finished);
            db.Submissions.Add(
                new Submission
                {
                    Id = id,
                    Reference = $"PL-{i}",
                    EventId = Guid.CreateVersion7(at),
                    ConversationKey = $"c{i % 1000}",
                    Channel = "line",
                    Procedure = Node.Procedure,
                    Version = 1,
                    Language = "ja",
                    SubmittedAt = at,
                    Queue = "reports",
                    Route = i % 2 == 0 ? "moji" : "tobata",
                    NewSince = isOpen ? at : null,
                    State = isOpen ? SubmissionState.Received : SubmissionState.Done,
                }
            );
            if (isOpen)
                db.SinkItems.Add(
                    new SinkItem
                    {
                        Id = Guid.CreateVersion7(at.AddSeconds(1)),
                        Sink = i % 12 == 0 ? "city" : "other",
                        SubmissionId = id,
                        Reference = $"PL-{i}",
                        Edition = at,
                        Status = i % 60 == 0 ? SinkItemStatus.Dead : SinkItemStatus.Open,
                        DiedAt = i % 60 == 0 ? at : null,
                        DueAt = at,
                        CreatedAt = at,
                        Code = "code",
                    }
                );
            else
                db.SinkReceipts.Add(
                    new SinkReceipt
                    {
                        Id = Guid.CreateVersion7(at.AddSeconds(1)),
                        Sink = "city",
                        SubmissionId = id,
                        Reference = $"PL-{i}",
                        Edition = at,
                        CreatedAt = at,
                        FinishedAt = at,
                    }
                );
            if (i % 2000 == 1999)
            {
                await db.SaveChangesAsync(Stop);
                db.ChangeTracker.Clear();
            }
        }

        await db.SaveChangesAsync(Stop);
        await db.Database.ExecuteSqlRawAsync("ANALYZE", Stop);
    }
}
