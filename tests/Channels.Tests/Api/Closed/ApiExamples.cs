using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Channels.Bot.Delivery.Sinks.Desk;
using Channels.Tests.Sinks;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Api.Closed;

/// <summary>
/// One example answer of each route of the pull API, as the product gives it: <c>webhooks/Api/EXAMPLES.md</c> is written by this test
/// (<c>CHANNELS_WRITE_EXAMPLES=1</c>) and compared with it, so that it stays true.
/// </summary>
public sealed partial class ApiExamples
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly FakeTimeProvider clock = new(DateTimeOffset.Parse("2026-11-29T03:00:00+00:00", null));
    private readonly StringBuilder text = new(
        "# Answers of the pull API\n\nWritten by a test (`ApiExamples`) from what the product answers; ids, times and hashes are made "
            + "the same. `…` stands for more of the same.\n"
    );

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_examples_are_what_the_product_answers()
    {
        using var folder = new ClosedNetwork.Folder();
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["Api:Desks:0"] = "test",
                ["Delivery:Enabled"] = "false", // what waits goes on waiting: the answers are the same every time
                ["Api:CallsPerMinute"] = "600",
                ["Api:Holders:moji:Keys:2026:Value"] = "the key of the ward office",
                ["Api:Holders:moji:Queues:0"] = "family-support",
                ["Api:Holders:moji:Office"] = "門司区役所",
                ["Sinks:shared:Kind"] = "drop",
                ["Sinks:shared:Folder"] = SharedFolder.Prepared(folder.Path),
                ["Sinks:shared:Procedures:0"] = "activity-report",
            },
            clock
        );
        await app.Get<SinkBooks>().OpenAsync(Stop);
        using var ward = app.As("the key of the ward office");
        var report = new
        {
            procedure = "activity-report",
            answers = new Dictionary<string, object>
            {
                ["member-number"] = "04821",
                ["date"] = "2026-11-28",
                ["time"] = new { from = "09:00", to = "11:30" },
                ["support"] = new[] { "pick-up" },
                ["children"] = new[] { new { child = "たろう", sick = false } },
                ["travel"] = 420,
            },
        };
        var made = await ShowAsync(app.Api, "POST", "submissions", report);
        var number = made["reference"]!.GetValue<string>();
        await ShowAsync(
            app.Api,
            "POST",
            "submissions",
            new { procedure = "activity-report", answers = new { date = "2099-01-01", colour = "blue" } }
        );
        var file = await app.AttachAsync(number, ClosedNetwork.Bytes(1024 * 1024 + 1));
        await ShowAsync(ward, "GET", "submissions/new");
        var one = await ShowAsync(ward, "GET", $"submissions/{number}");
        await ShowAsync(ward, "POST", $"submissions/{number}/files/{file}/addresses");
        await ShowAsync(ward, "PUT", $"submissions/{number}/confirm/{one["receipt"]}");
        await ShowAsync(ward, "PUT", $"submissions/{number}/confirm/0123");
        await ShowAsync(ward, "GET", "submissions/return-reasons");
        await ShowAsync(ward, "POST", $"submissions/{number}/return", new { fields = new[] { new { path = "time", reason = "unclear" } } });
        await ShowAsync(ward, "PUT", $"submissions/{number}/status", new { status = "done" });
        await ShowAsync(ward, "PUT", $"submissions/{number}/status", new { status = "taken" });
        await ShowAsync(ward, "POST", $"submissions/{number}/problem", new { kind = "unreadable", note = "2枚目がぼやけています。" });
        await ShowAsync(ward, "POST", $"submissions/{number}/messages", new { text = "確認しました。" });
        await ShowAsync(ward, "GET", $"submissions/{number}/messages");
        await ShowAsync(ward, "POST", $"submissions/{number}/contacted");
        await ShowAsync(ward, "GET", $"submissions/{number}/history");
        await ShowAsync(ward, "GET", "procedures/activity-report/template?version=2");
        await ShowAsync(app.Api, "GET", "keys");
        await ShowAsync(app.Api, "GET", "status");
        await ShowAsync(app.Api, "GET", "sinks/books?day=2026-11-29");
        await ShowAsync(app.Api, "GET", "dead-letters");
        await ShowAsync(ward, "GET", "status");
        await ShowAsync(ward, "GET", "submissions/FS-9999-9999");
        await ShowAsync(ward, "GET", "submissions/new?limit=many");
        await ShowAsync(ward, "GET", "submissions/new?qeueu=family-support");
        await ShowAsync(ward, "POST", $"submissions/{number}/problem", new StringContent("{", Encoding.UTF8, "application/json"));
        using var stranger = app.As("a wrong key");
        await ShowAsync(stranger, "GET", "submissions/new");

        var path = Path.Combine(Repository.Root, "webhooks", "Api", "EXAMPLES.md");
        var found = Alike(text.ToString(), number);
        if (Environment.GetEnvironmentVariable("CHANNELS_WRITE_EXAMPLES") is "1")
            await File.WriteAllTextAsync(path, found, Stop);
        Assert.Equal(await File.ReadAllTextAsync(path, Stop), found);
    }

    private async Task<JsonNode> ShowAsync(HttpClient client, string method, string path, object? body = null)
    {
        clock.Advance(TimeSpan.FromSeconds(1)); // so that what happens has an order
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/{path}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (path is "submissions" && method is "POST")
            request.Headers.Add("X-Staff-Id", "yamada");
        request.Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body));
        var sent = request.Content is null ? null : await request.Content.ReadAsStringAsync(Stop);
        using var answer = await client.SendAsync(request, Stop);
        var read = await answer.Content.ReadAsStringAsync(Stop);
        var node = read.Length == 0 ? null : JsonNode.Parse(read);
        text.Append("\n## ").Append(method).Append(" /").Append(path).Append("\n\n");
        if (sent is not null)
            text.Append("    ").Append(Pretty(sent)).Append("\n\n");
        text.Append((int)answer.StatusCode);
        foreach (var name in (string[])["Location", "RateLimit", "WWW-Authenticate"])
            if (answer.Headers.TryGetValues(name, out var values))
                text.Append(", `").Append(name).Append(": ").Append(values.Single()).Append('`');
        text.Append('\n');
        if (node is not null)
            text.Append("\n```json\n").Append(Short(node).ToJsonString(Json)).Append("\n```\n");
        return node ?? new JsonObject();
    }

    /// <summary>Long lists show their first two, and what is by language shows Japanese.</summary>
    private static JsonNode Short(JsonNode node)
    {
        var copy = node.DeepClone();
        Cut(copy);
        return copy;

        static void Cut(JsonNode? of)
        {
            if (of is JsonArray list)
            {
                var isLong = list.Count > 3;
                while (list.Count > (isLong ? 2 : 3))
                    list.RemoveAt(list.Count - 1);
                foreach (var item in list)
                    Cut(item);
                if (isLong)
                    list.Add("…");
            }
            else if (of is JsonObject map)
            {
                foreach (var other in map.Select(m => m.Key).Where(k => k is "en" or "ja-easy").ToList())
                    map.Remove(other);
                foreach (var (_, value) in map.ToList())
                    Cut(value);
            }
        }
    }

    private static string Pretty(string sent)
    {
        try
        {
            return JsonNode.Parse(sent)!.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        }
        catch (JsonException)
        {
            return sent;
        }
    }

    private static string Alike(string found, string number)
    {
        found = found.Replace(number, "FS-7K3M-2QXC", StringComparison.Ordinal);
        found = Hash().Replace(found, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
        found = Id().Replace(found, "019ac9a0-1c00-7000-8000-000000000001");
        found = Code().Replace(found, "5d41402abc4b2a76b9719d911017c592");
        found = Trace().Replace(found, "\"traceId\": \"00-…\"");
        return Time().Replace(found, "2026-11-29T03:00:00+00:00");
    }

    [GeneratedRegex("\\b[0-9a-f]{64}\\b", RegexOptions.None, 1000)]
    private static partial Regex Hash();

    [GeneratedRegex("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", RegexOptions.None, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("\\b[0-9a-f]{32}\\b", RegexOptions.None, 1000)]
    private static partial Regex Code();

    [GeneratedRegex("\"traceId\": \"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Trace();

    [GeneratedRegex("\\b20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+(\\+00:00|Z)", RegexOptions.None, 1000)]
    private static partial Regex Time();
}
