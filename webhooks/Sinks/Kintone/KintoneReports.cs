using System.Globalization;
using System.Text.Json;
using Channels.Bot.Delivery.Sinks.Back;

namespace Channels.Webhooks.Sinks.Kintone;

/// <summary>
/// Asks an app which records changed since, by the time at which kintone says they did. That time is to the minute: the last minute is
/// asked for again until it is over, and whoever takes the reports knows a revision it has seen.
/// </summary>
internal sealed class KintoneReports(KintoneClient client, KintoneApp app, TimeProvider clock)
{
    /// <summary>Records of one answer, as kintone's own limit is.</summary>
    internal const int MostRecords = 500;

    // Our clock only measures how long we know of the last minute; kintone's and ours are never compared.
    private static readonly TimeSpan AMinuteIsOver = TimeSpan.FromMinutes(3);

    private readonly KintoneStatus status = app.Status!;

    public async Task<BackPage> ReadAsync(string? cursor, CancellationToken stop)
    {
        var from = Place.Of(cursor);
        var answer = await client.GetAsync(Address(from), stop);
        return answer switch
        {
            KintoneAnswer.Done done => Read(done.Body, from),
            _ => new BackPage.NotNow(answer.Code, answer.Wait),
        };
    }

    private string Address(Place from)
    {
        var (time, now) = (status.Updated, clock.GetUtcNow());
        var since = from switch
        {
            { Minute: null } => "",
            { After: { } id } => string.Create(
                CultureInfo.InvariantCulture,
                $"""({time} > "{from.Minute}" or ({time} = "{from.Minute}" and $id > {id})) """
            ),
            _ => $"""{time} {(now - from.KnownSince > AMinuteIsOver ? ">" : ">=")} "{from.Minute}" """,
        };
        string[] fields =
        [
            "$id",
            "$revision",
            app.Key.Code,
            status.Code,
            status.Updated,
            .. status.Assignee is { } who ? [who] : Array.Empty<string>(),
        ];
        var query = string.Create(CultureInfo.InvariantCulture, $"{since}order by {time} asc, $id asc limit {MostRecords}");
        var asked = fields.Select((f, i) => string.Create(CultureInfo.InvariantCulture, $"fields[{i}]={Uri.EscapeDataString(f)}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"/k/v1/records.json?app={app.App}&query={Uri.EscapeDataString(query)}&{string.Join('&', asked)}"
        );
    }

    private BackPage Read(JsonElement body, Place from)
    {
        if (!body.TryGetProperty("records", out var records) || records.ValueKind is not JsonValueKind.Array)
            return new BackPage.NotNow("kintone.answer");
        var reports = new List<BackReport>();
        var (minute, last) = (from.Minute, (long?)null);
        foreach (var record in records.EnumerateArray())
        {
            if (TimeOf(record) is not { } changed || Number(record, "$id") is not { } id || Number(record, "$revision") is not { } revision)
                return new BackPage.NotNow("kintone.answer");
            (minute, last) = (changed, id);
            if (Text(record, app.Key.Code) is { Length: > 0 } reference)
                reports.Add(
                    new BackReport(
                        reference,
                        id.ToString(CultureInfo.InvariantCulture),
                        revision,
                        status.AStatusCounts,
                        Text(record, status.Code) is { } name ? status.Moves.GetValueOrDefault(name) : null,
                        Office(record)
                    )
                );
        }

        var hasMore = records.GetArrayLength() >= MostRecords;
        var knownSince = minute == from.Minute && from.KnownSince is { } since ? since : clock.GetUtcNow();
        return new BackPage.Read(reports, new Place(minute, knownSince, hasMore ? last : null).ToString(), hasMore);
    }

    /// <summary>The first of its people who belongs to an office.</summary>
    private string? Office(JsonElement record)
    {
        if (status.Assignee is null || Value(record, status.Assignee) is not { } value)
            return null;
        var codes =
            value.ValueKind is JsonValueKind.Array
                ? value
                    .EnumerateArray()
                    .Select(p => p.ValueKind is JsonValueKind.Object && p.TryGetProperty("code", out var c) ? c.ToString() : "")
                : [value.ToString()];
        return codes.Select(c => status.Offices.GetValueOrDefault(c)).FirstOrDefault(o => o is not null);
    }

    /// <summary>As kintone wrote it; what is no time is never put into a query.</summary>
    private string? TimeOf(JsonElement record) =>
        Text(record, status.Updated) is { Length: < 40 } text
        && DateTimeOffset.TryParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out _
        )
            ? text
            : null;

    private static JsonElement? Value(JsonElement record, string code) =>
        record.ValueKind is JsonValueKind.Object
        && record.TryGetProperty(code, out var field)
        && field.ValueKind is JsonValueKind.Object
        && field.TryGetProperty("value", out var value)
            ? value
            : null;

    private static string? Text(JsonElement record, string code) =>
        Value(record, code) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static long? Number(JsonElement record, string code) =>
        Value(record, code) is { } value && long.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>How far it was read.</summary>
    /// <param name="Minute">The last time of change, as kintone wrote it.</param>
    /// <param name="KnownSince">Since when that minute is known here.</param>
    /// <param name="After">In the middle of a minute: the last id.</param>
    private sealed record Place(string? Minute, DateTimeOffset? KnownSince, long? After)
    {
        public static Place Of(string? cursor)
        {
            var parts = cursor?.Split(' ');
            return
                parts is [var minute, var since, var after]
                && DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var known)
                ? new Place(minute, known, long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null)
                : new Place(null, null, null);
        }

        public override string? ToString() =>
            Minute is null ? null : string.Create(CultureInfo.InvariantCulture, $"{Minute} {KnownSince:O} {(After is { } id ? id : "-")}");
    }
}
