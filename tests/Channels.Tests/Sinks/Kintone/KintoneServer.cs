using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Types;
using WireMock.Util;

namespace Channels.Tests.Sinks.Kintone;

/// <summary>A kintone that remembers: records by app and key, files, forms. It refuses what kintone refuses, and whatever a test asks
/// it to refuse.</summary>
internal sealed partial class KintoneServer : IDisposable
{
    public const string Token = "secrettoken1";

    private readonly Lock gate = new();
    private readonly List<string> files = [];
    private readonly List<string> effects = [];

    public KintoneServer()
    {
        Server = WireMockServer.Start();
        Server.Given(Request.Create()).RespondWith(Response.Create().WithCallback(AnswerAsync));
    }

    public WireMockServer Server { get; }

    /// <summary>Records by <c>app/key</c>.</summary>
    public Dictionary<string, KintoneRow> Records { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys that were told something new, in order.</summary>
    public IReadOnlyList<string> Effects
    {
        get
        {
            lock (gate)
                return [.. effects];
        }
    }

    /// <summary>Paths of calls, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Requests the documentation does not allow.</summary>
    public List<string> Undocumented { get; } = [];

    /// <summary>Bodies of uploads.</summary>
    public List<string> Uploads { get; } = [];

    /// <summary>Forms by app.</summary>
    public Dictionary<string, JsonObject> Forms { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong with a record of a key, or null; without a place when it begins with <c>?</c>.</summary>
    public Func<string, string?> Wrong { get; set; } = _ => null;

    /// <summary>How long an answer of status 0 takes to come; longer than anybody waits.</summary>
    public TimeSpan Slowness { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>Answers to give instead, one a call: status, body and header; the work is done first when <c>IsDone</c>. Status 0: the
    /// usual answer, too late.</summary>
    public Queue<(int Status, string Body, string? Header, string? Value, bool IsDone)> Instead { get; } = new();

    public void Dispose() => Server.Dispose();

    /// <summary>The next calls, as many as are given, are answered so; for tests that do not know which calls come. Where calls are few, as
    /// behind a breaker, what waits is not added to: it would never end.</summary>
    /// <returns>Whether they will be.</returns>
    public bool Stumble(int calls, (int Status, string Body, string? Header, string? Value, bool IsDone) answer)
    {
        lock (gate)
        {
            if (Instead.Count > 0)
                return false;
            while (calls-- > 0)
                Instead.Enqueue(answer);
            return true;
        }
    }

    /// <summary>From now on it answers as it should.</summary>
    public void Calm()
    {
        lock (gate)
            Instead.Clear();
    }

    private async Task<IResponseMessage> AnswerAsync(IRequestMessage request)
    {
        var answer = Answer(request);
        if (!Equals(answer.StatusCode, 0))
            return answer;
        using var late = new PeriodicTimer(Slowness);
        await late.WaitForNextTickAsync();
        return Say(200, "{}");
    }

    private ResponseMessage Answer(IRequestMessage request)
    {
        lock (gate)
        {
            Calls.Add(request.Path);
            if (request.Headers?["X-Cybozu-API-Token"][0] != Token)
                return Say(401, """{"code":"CB_WA01","id":"x","message":"パスワードが間違っています。"}""");
            if (Instead.TryDequeue(out var other))
            {
                if (other.IsDone)
                    Do(request);
                if (request.Path.EndsWith("file.json", StringComparison.Ordinal))
                    Uploads.Add(Body(request));
                return Say(other.Status, other.Body, other.Header, other.Value);
            }

            return Do(request);
        }
    }

    private ResponseMessage Do(IRequestMessage request)
    {
        switch (request.Path)
        {
            case "/k/v1/file.json":
                Uploads.Add(Body(request));
                files.Add($"file-{files.Count + 1}");
                return Say(200, $$"""{"fileKey":"{{files[^1]}}"}""");
            case "/k/v1/app/form/fields.json":
                return Forms.TryGetValue(request.Query!["app"][0], out var form)
                    ? Say(200, new JsonObject { ["properties"] = form.DeepClone(), ["revision"] = "3" }.ToJsonString())
                    : Say(404, """{"code":"GAIA_AP01","id":"x","message":"指定したアプリが見つかりません。"}""");
            case "/k/v1/app/status.json":
                return Processes.TryGetValue(request.Query!["app"][0], out var process)
                    ? Say(200, process.ToJsonString())
                    : Say(404, """{"code":"GAIA_AP01","id":"x","message":"指定したアプリが見つかりません。"}""");
            case "/k/v1/records.json" when request.Method is "GET":
                return List(request);
            default:
                if (!KintoneDocuments.Allow(request.Path, request.Body!))
                    Undocumented.Add(request.Body!);
                return Write(JsonNode.Parse(request.Body!)!, request.Path.EndsWith("bulkRequest.json", StringComparison.Ordinal));
        }
    }

    private ResponseMessage Write(JsonNode body, bool isBulk)
    {
        var calls = isBulk ? body["requests"]!.AsArray().Select(r => r!["payload"]!).ToList() : [body];
        for (var c = 0; c < calls.Count; c++)
        {
            if (Refusal(calls[c]["records"]!.AsArray()) is not { } refusal)
                continue;
            var results = new JsonArray([.. calls.Select((_, i) => i == c ? (JsonNode)refusal : new JsonObject())]);
            return Say(400, (isBulk ? new JsonObject { ["results"] = results } : refusal).ToJsonString());
        }

        var done = calls.Select(call => (JsonNode)Keep(call)).ToList();
        return Say(200, (isBulk ? new JsonObject { ["results"] = new JsonArray([.. done]) } : done[0]).ToJsonString());
    }

    private JsonObject? Refusal(JsonArray records)
    {
        var errors = new JsonObject();
        var isHidden = false;
        for (var i = 0; i < records.Count; i++)
        {
            if (Wrong(records[i]!["updateKey"]!["value"]!.GetValue<string>()) is not { } wrong)
                continue;
            isHidden |= wrong[0] == '?';
            errors[$"records[{i}].note.value"] = new JsonObject { ["messages"] = new JsonArray(wrong.TrimStart('?')) };
        }

        if (errors.Count == 0)
            return null;
        var refusal = new JsonObject
        {
            ["code"] = "CB_VA01",
            ["id"] = "x",
            ["message"] = "入力内容が正しくありません。",
        };
        if (!isHidden)
            refusal["errors"] = errors;
        return refusal;
    }

    private JsonObject Keep(JsonNode call)
    {
        var results = new JsonArray();
        foreach (var record in call["records"]!.AsArray())
        {
            var reference = record!["updateKey"]!["value"]!.GetValue<string>();
            var key = $"{call["app"]}/{reference}";
            var known = Records.TryGetValue(key, out var row);
            row ??= new KintoneRow { Id = Records.Count + 1 };
            var values = (JsonObject)row.Values.DeepClone();
            foreach (var (code, value) in record["record"]!.AsObject())
                values[code] = value!["value"]?.DeepClone();
            if (!known || !JsonNode.DeepEquals(values, row.Values))
                effects.Add(reference);
            (row.Values, row.Revision, row.Updated) = (values, row.Revision + 1, Now);
            Records[key] = row;
            results.Add(
                new JsonObject
                {
                    ["id"] = row.Id.ToString(CultureInfo.InvariantCulture),
                    ["revision"] = row.Revision.ToString(CultureInfo.InvariantCulture),
                    ["operation"] = known ? "UPDATE" : "INSERT",
                }
            );
        }

        return new JsonObject { ["records"] = results };
    }

    private static string Body(IRequestMessage request) =>
        request.BodyAsBytes is { } bytes ? Encoding.Latin1.GetString(bytes) : request.Body ?? "";

    private static ResponseMessage Say(int status, string body, string? header = null, string? value = null) =>
        new()
        {
            StatusCode = status,
            BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = body },
            Headers = header is null ? [] : new Dictionary<string, WireMockList<string>> { [header] = new(value!) },
        };
}
