using System.Collections.Concurrent;
using System.Diagnostics;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Protection;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Sinks;

/// <summary>Two real hosts on one PostgreSQL hand ten thousand items over; one of them is killed on the way, and the receiver
/// stumbles.</summary>
[Trait("Kind", "Crash")]
public sealed class SinkTwoProcesses(PostgresDatabase database, ITestOutputHelper output) : IClassFixture<PostgresDatabase>
{
    private const int Items = 10_000;
    private const string Procedure = "activity-report";

    [Fact(Explicit = true)] // minutes of a machine of its own
    public async Task Ten_thousand_items_reach_the_receiver_each_under_one_id_within_bounded_time()
    {
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(9));
        var stop = patience.Token;
        var root = Directory.CreateTempSubdirectory("channels-two-").FullName;
        var key = Path.Combine(root, "channels.key");
        await SeedAsync(new ColumnProtector(new KeyFile(key)), stop);

        var (heard, calls) = (new ConcurrentDictionary<string, int>(StringComparer.Ordinal), 0);
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = WebApplication.CreateSlimBuilder().Build();
        receiver.Urls.Add("http://127.0.0.1:0");
        receiver.MapPost(
            "/hook",
            (HttpContext context) =>
            {
                if (Interlocked.Increment(ref calls) == Items / 3)
                    half.TrySetResult();
                if (calls % 97 == 0)
                    return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
                heard.AddOrUpdate(context.Request.Headers["webhook-id"].ToString(), 1, (_, n) => n + 1);
                return Results.NoContent();
            }
        );
        await receiver.StartAsync(stop);

        await using var line = await EmulatedLine.StartAsync();
        var settings = SettingsOf(receiver.Urls.First(), key, database.ConnectionString);
        await using var first = new HostProcess(Path.Combine(root, "a"), line, settings) { EnvironmentName = "Development" };
        await using var second = new HostProcess(Path.Combine(root, "b"), line, settings) { EnvironmentName = "Development" };
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(first.StartAsync(), second.StartAsync());
        await half.Task.WaitAsync(stop);
        await second.KillAsync();
        await second.StartAsync();
        await UntilEmptyAsync(first, stop);
        output.WriteLine($"{Items} items, {calls} calls, {Stopwatch.GetElapsedTime(started).TotalSeconds:n0} s");

        await using var db = database.Create();
        Assert.Equal(
            Items,
            await db.SinkReceipts.Where(r => r.Outcome == SinkOutcomeKind.Delivered).Select(r => r.SubmissionId).Distinct().CountAsync(stop)
        );
        Assert.Equal(Items, await db.SinkReceipts.CountAsync(stop));
        Assert.Equal(Items, heard.Count);

        // Twice under one id only what was in the hands of the one that was killed.
        Assert.InRange(heard.Values.Count(n => n > 1), 0, 10);
        Directory.Delete(root, recursive: true);
    }

    private static Dictionary<string, string> SettingsOf(string receiver, string key, string database) =>
        new()
        {
            ["Simulator:Enabled"] = "false",
            ["Database:Provider"] = "postgres",
            ["ConnectionStrings:Channels"] = database,
            ["Database:KeyFile"] = key,
            ["Sinks:ward:Kind"] = "webhook",
            ["Sinks:ward:Url"] = receiver + "/hook",
            ["Sinks:ward:Secret"] = "whsec_" + Convert.ToBase64String(WebhookDesk.Key),
            ["Sinks:ward:Procedures:0"] = Procedure,
            ["Sinks:ward:Parallel"] = "5",
            ["Sinks:ward:Lease"] = "00:00:05",
            ["Sinks:ward:Poll"] = "00:00:00.1",
            ["Sinks:ward:FirstRetry"] = "00:00:00.5",
        };

    private async Task SeedAsync(ColumnProtector protector, CancellationToken stop)
    {
        var now = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        foreach (var some in Enumerable.Range(0, Items).Chunk(1000))
        {
            await using var db = database.Create();
            foreach (var number in some)
            {
                var (at, reference) = (now.AddMilliseconds(number), $"FS-{number / 100:0000}-{number % 100:0000}");
                var id = Guid.CreateVersion7(at);
                db.Submissions.Add(
                    new Submission
                    {
                        Id = id,
                        Reference = reference,
                        EventId = id,
                        ConversationKey = "key",
                        Channel = "line",
                        Procedure = Procedure,
                        Version = 2,
                        Language = "ja",
                        Answers = protector.Protect(Submission.AnswersColumn, id.ToString("N"), """{"travel":420}"""),
                        SubmittedAt = at,
                    }
                );
                db.SinkItems.Add(
                    new SinkItem
                    {
                        Id = EffectId.Of("ward", id, at),
                        Sink = "ward",
                        SubmissionId = id,
                        Reference = reference,
                        Edition = at,
                        CreatedAt = at,
                    }
                );
            }

            await db.SaveChangesAsync(stop);
        }
    }

    private async Task UntilEmptyAsync(HostProcess host, CancellationToken stop)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        try
        {
            do
            {
                await using var db = database.Create();
                if (!await db.SinkItems.AnyAsync(stop))
                    return;
            } while (await look.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException("Not all was handed over in time. Last words:\n" + host.Tail(), late);
        }
    }
}
