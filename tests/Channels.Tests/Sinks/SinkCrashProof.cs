using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Tests.Support.Doors;
using Channels.Text;
using Microsoft.EntityFrameworkCore;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Channels.Tests.Sinks;

/// <summary>
/// The real host is killed with SIGKILL again and again while it delivers to a shared folder and to a webhook; afterwards both receivers
/// and the database file are counted. <c>CHANNELS_CRASH_SEED</c> and <c>CHANNELS_SINK_KILLS</c> vary it.
/// </summary>
[Trait("Kind", "Crash")]
public sealed class SinkCrashProof(ITestOutputHelper output)
{
    private const int Forms = 60;

    [Fact(Explicit = true)] // minutes of a machine of its own
    public async Task Killed_while_it_delivers_the_host_loses_nothing_and_no_receiver_has_anything_twice()
    {
        var seed = Setting("CHANNELS_CRASH_SEED", 20261129);
        var kills = Setting("CHANNELS_SINK_KILLS", 3);
        var random = new Random(seed);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(8));
        var stop = patience.Token;
        var root = Directory.CreateTempSubdirectory("channels-sink-crash-").FullName;
        var (data, shared) = (Path.Combine(root, "data"), SharedFolder.Prepared(Path.Combine(root, "shared")));
        using var receiver = WireMockServer.Start();
        var heard = Channel.CreateUnbounded<bool>();
        receiver
            .Given(Request.Create().UsingPost())
            .RespondWith(
                Response
                    .Create()
                    .WithCallback(_ =>
                    {
                        heard.Writer.TryWrite(true);
                        return new WireMock.ResponseMessage { StatusCode = 204 };
                    })
            );
        await using var line = await EmulatedLine.StartAsync();
        await using var host = new HostProcess(data, line, SettingsOf(shared, receiver.Url!)) { EnvironmentName = "Development" };
        await host.StartAsync();
        var handing = Task.Run(() => HandInAsync(host, stop), stop);

        for (var kill = 0; kill < kills; kill++)
        {
            // A moment by what the receiver heard, not by the clock: the answer to the last of them may never be read.
            for (var more = random.Next(1, 5); more > 0; more--)
                await heard.Reader.ReadAsync(stop);
            await host.KillAsync();
            await host.StartAsync();
        }

        var numbers = await handing;
        var file = DataServices.Factory(new DatabaseOptions { Folder = data }, connectionString: null);
        await UntilDeliveredAsync(file, host, stop);
        await host.DisposeAsync();

        var posted = receiver
            .LogEntries.Select(e =>
                (
                    Id: e.RequestMessage!.Headers!["webhook-id"][0],
                    Reference: JsonDocument
                        .Parse(e.RequestMessage.Body!)
                        .RootElement.GetProperty("data")
                        .GetProperty("reference")
                        .GetString()!
                )
            )
            .ToList();
        var rows = Directory
            .GetFiles(shared, "row.json", SearchOption.AllDirectories)
            .Where(f => !f.Contains(".making", StringComparison.Ordinal));
        var dropped = rows.Select(f => JsonDocument.Parse(File.ReadAllBytes(f)).RootElement.GetProperty("Reference").GetString()!).ToList();
        await using var db = file();
        var receipts = await db.SinkReceipts.AsNoTracking().ToListAsync(stop);
        output.WriteLine($"seed {seed}: {kills} kills, {posted.Count} posts for {Forms} notices, {dropped.Count} rows in the folder");

        Assert.Equal(kills + 1, host.Starts);
        Assert.Equal(Forms, numbers.Distinct().Count());
        Assert.Equal(numbers.Order(StringComparer.Ordinal), dropped.Order(StringComparer.Ordinal));
        Assert.Equal(numbers.Order(StringComparer.Ordinal), posted.Select(p => p.Reference).Distinct().Order(StringComparer.Ordinal));

        // A receiver knows an id again: of one notice there is one id, however often it came.
        Assert.Equal(Forms, posted.Distinct().Count());
        Assert.Equal(Forms, posted.Select(p => p.Id).Distinct().Count());
        Assert.Equal(2 * Forms, receipts.Count);
        Assert.All(receipts, r => Assert.Equal(SinkOutcomeKind.Delivered, r.Outcome));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }

    private static Dictionary<string, string> SettingsOf(string shared, string receiver) =>
        new()
        {
            ["Simulator:Enabled"] = "false",
            ["Sinks:shared:Kind"] = "drop",
            ["Sinks:shared:Folder"] = shared,
            ["Sinks:shared:Procedures:0"] = "activity-report",
            ["Sinks:shared:Lease"] = "00:00:02",
            ["Sinks:shared:Poll"] = "00:00:00.1",
            ["Sinks:ward:Kind"] = "webhook",
            ["Sinks:ward:Url"] = receiver + "/hook",
            ["Sinks:ward:Secret"] = "whsec_" + Convert.ToBase64String(WebhookDesk.Key),
            ["Sinks:ward:Procedures:0"] = "activity-report",
            ["Sinks:ward:Lease"] = "00:00:02",
            ["Sinks:ward:Poll"] = "00:00:00.1",
        };

    /// <summary>Forms of paper, typed by somebody whose calls are cut off and who sends them again under the same key.</summary>
    private static async Task<List<string>> HandInAsync(HostProcess host, CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "development-key");
        http.DefaultRequestHeaders.Add("X-Staff-Id", "tanaka");
        var day = JapanTime.DayOf(TimeProvider.System.GetUtcNow()).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var numbers = new List<string>();
        while (numbers.Count < Forms)
        {
            await host.UpAsync(stop);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address!, "/api/v1/submissions"))
            {
                Content = JsonContent.Create(Report(day, numbers.Count)),
            };
            request.Headers.Add("Idempotency-Key", $"paper-{numbers.Count}");
            try
            {
                using var answer = await http.SendAsync(request, stop);
                if (answer.StatusCode is HttpStatusCode.Created)
                    numbers.Add((await answer.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("reference").GetString()!);
                else if (answer.StatusCode is not (HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable))
                    throw new InvalidOperationException(await answer.Content.ReadAsStringAsync(stop));
            }
            catch (Exception cut)
                when (cut is HttpRequestException or IOException || (cut is TaskCanceledException && !stop.IsCancellationRequested))
            {
                // Killed in the middle: once more, to whoever listens next.
            }
        }

        return numbers;
    }

    private static object Report(string day, int at) =>
        new
        {
            procedure = "activity-report",
            again = true,
            answers = new Dictionary<string, object>
            {
                ["member-number"] = "04821",
                ["date"] = day,
                ["time"] = new { from = "09:00", to = "11:30" },
                ["support"] = new[] { "pick-up" },
                ["children"] = new[] { new { child = "たろう", sick = false } },
                ["travel"] = at,
            },
        };

    private static async Task UntilDeliveredAsync(Func<ChannelsDb> file, HostProcess host, CancellationToken stop)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        try
        {
            do
            {
                await using var db = file();
                if (!await db.SinkItems.AnyAsync(stop) && await db.SinkReceipts.CountAsync(stop) >= 2 * Forms)
                    return;
            } while (await look.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException("The host did not deliver what was open. Its last words:\n" + host.Tail(), late);
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
