using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Back;

namespace Channels.Webhooks.Sinks.Kintone;

/// <summary>
/// Sends records, 100 a call and 20 calls a bulk request. kintone does all of a request or nothing: who is to blame is left out and the
/// others go again; where it does not say who, the records are halved until it is known.
/// </summary>
internal sealed partial class Upserts(Taking taking, SinkOutcome?[] outcomes)
{
    private const string RecordsPath = "/k/v1/records.json";
    private const string BulkPath = "/k/v1/bulkRequest.json";

    public async Task SendAsync(IEnumerable<Entry> entries)
    {
        var calls = entries.GroupBy(e => e.App).SelectMany(app => app.Chunk(KintoneOptions.MostRecords));
        foreach (var bulk in calls.Chunk(KintoneOptions.MostCalls))
            await SendAsync((IReadOnlyList<Entry[]>)bulk);
    }

    private async Task SendAsync(IReadOnlyList<Entry[]> calls)
    {
        if (calls.Count == 0)
            return;
        var answer =
            calls.Count == 1
                ? await taking.SendAsync(HttpMethod.Put, RecordsPath, Body(calls[0]))
                : await taking.SendAsync(HttpMethod.Post, BulkPath, Bulk(calls));
        switch (answer)
        {
            case null:
                return;
            case KintoneAnswer.Done done:
                Delivered(calls, done.Body);
                return;
            case KintoneAnswer.Unclear unclear:
                Say(calls.SelectMany(c => c), new SinkOutcome.Ambiguous(unclear.Code, unclear.Text, unclear.After));
                return;
            case KintoneAnswer.Later later when calls.Count == 1 || later.Call is null:
                Say(calls.SelectMany(c => c), new SinkOutcome.NotNow(later.Code, later.After, later.Text));
                return;
            case KintoneAnswer.Later { Call: { } held } later:
                Say(calls[held], new SinkOutcome.NotNow(later.Code, later.After, later.Text));
                await SendAsync(Without(calls, held));
                return;
            case KintoneAnswer.Rejected rejected when calls.Count == 1:
                await FindAsync(calls[0], rejected);
                return;
            case KintoneAnswer.Rejected { Call: { } to } rejected:
                await FindAsync(calls[to], rejected);
                await SendAsync(Without(calls, to));
                return;
            default:
                foreach (var call in calls)
                    await SendAsync([call]);
                return;
        }
    }

    /// <summary>Finds out which records of a call are to blame, and sends the others.</summary>
    private async Task FindAsync(Entry[] call, KintoneAnswer.Rejected rejected)
    {
        var blamed = rejected
            .Errors.Select(e => (Place: Place().Match(e.Key), Text: $"{e.Key}: {e.Value}"))
            .Where(e => e.Place.Success)
            .GroupBy(e => int.Parse(e.Place.Groups["index"].ValueSpan, CultureInfo.InvariantCulture), e => e.Text)
            .Where(g => g.Key < call.Length)
            .ToDictionary(g => g.Key, g => string.Join(' ', g));
        if (call.Length == 1)
        {
            var said = string.Join(' ', rejected.Errors.Select(e => $"{e.Key}: {e.Value}").Prepend(rejected.Text));
            Say(call, new SinkOutcome.Refused(rejected.Code, said));
        }
        else if (blamed.Count > 0)
        {
            // Each hears what was said of itself, and nothing of its neighbours.
            foreach (var (index, text) in blamed)
                Say([call[index]], new SinkOutcome.Refused(rejected.Code, text));
            await SendRestAsync([.. call.Where((_, i) => !blamed.ContainsKey(i))]);
        }
        else
        {
            await SendRestAsync(call[..(call.Length / 2)]);
            await SendRestAsync(call[(call.Length / 2)..]);
        }
    }

    private Task SendRestAsync(Entry[] rest) => rest.Length == 0 ? Task.CompletedTask : SendAsync([rest]);

    private void Delivered(IReadOnlyList<Entry[]> calls, JsonElement body)
    {
        for (var c = 0; c < calls.Count; c++)
        {
            var records = calls.Count == 1 ? Records(body) : Records(At(body, "results", c));
            for (var i = 0; i < calls[c].Length; i++)
                outcomes[calls[c][i].Index] = IdOf(records, i) is { } id
                    ? new SinkOutcome.Delivered(id)
                    : new SinkOutcome.Ambiguous("kintone.no-id");
        }
    }

    private static JsonElement? At(JsonElement body, string name, int index) =>
        body.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array && index < list.GetArrayLength()
            ? list[index]
            : null;

    private static JsonElement? Records(JsonElement? body) =>
        body is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty("records", out var records) ? records : null;

    private static string? IdOf(JsonElement? records, int index) =>
        records is { ValueKind: JsonValueKind.Array } list
        && index < list.GetArrayLength()
        && list[index].ValueKind is JsonValueKind.Object
        && list[index].TryGetProperty("id", out var id)
            ? new RecordMark(id.ToString(), RevisionOf(list[index])).ToString()
            : null;

    private static long RevisionOf(JsonElement record) =>
        record.TryGetProperty("revision", out var revision)
        && long.TryParse(revision.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    private void Say(IEnumerable<Entry> entries, SinkOutcome outcome)
    {
        foreach (var entry in entries)
            outcomes[entry.Index] = outcome;
    }

    private static List<Entry[]> Without(IReadOnlyList<Entry[]> calls, int index) => [.. calls.Where((_, i) => i != index)];

    private static JsonObject Bulk(IReadOnlyList<Entry[]> calls) =>
        new()
        {
            ["requests"] = new JsonArray([
                .. calls.Select(c =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["method"] = "PUT",
                            ["api"] = RecordsPath,
                            ["payload"] = Body(c),
                        }
                ),
            ]),
        };

    private static JsonObject Body(Entry[] call) =>
        new()
        {
            ["app"] = call[0].App,
            ["upsert"] = true,
            ["records"] = new JsonArray([.. call.Select(e => e.Record.DeepClone())]),
        };

    [GeneratedRegex(@"^records\[(?<index>[0-9]{1,3})\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
