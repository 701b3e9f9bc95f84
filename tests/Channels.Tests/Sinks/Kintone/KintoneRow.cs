using System.Globalization;
using System.Text.Json.Nodes;

namespace Channels.Tests.Sinks.Kintone;

/// <summary>A record of an app as kintone keeps it.</summary>
internal sealed class KintoneRow
{
    public required int Id { get; init; }

    public int Revision { get; set; }

    public JsonObject Values { get; set; } = [];

    public string Status { get; set; } = KintoneServer.NotBegun;

    /// <summary>Code of who has it, or null.</summary>
    public string? Assignee { get; set; }

    /// <summary>To the minute, as kintone has it.</summary>
    public DateTimeOffset Updated { get; set; }

    public string UpdatedText => Updated.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:00'Z'", CultureInfo.InvariantCulture);

    /// <summary>As <c>records.json</c> answers, with the fields that were asked for.</summary>
    public JsonObject Show(IEnumerable<string> fields, string key, string reference)
    {
        var shown = new JsonObject();
        foreach (var field in fields)
        {
            shown[field] = field switch
            {
                "$id" => Field("__ID__", Id.ToString(CultureInfo.InvariantCulture)),
                "$revision" => Field("__REVISION__", Revision.ToString(CultureInfo.InvariantCulture)),
                "ステータス" => Field("STATUS", Status),
                "更新日時" => Field("UPDATED_TIME", UpdatedText),
                "作業者" => Field(
                    "STATUS_ASSIGNEE",
                    Assignee is null
                        ? new JsonArray()
                        : new JsonArray(new JsonObject { ["code"] = Assignee, ["name"] = $"名前 {Assignee}" })
                ),
                _ when field == key => Field("SINGLE_LINE_TEXT", reference),
                _ => Field("SINGLE_LINE_TEXT", Values[field]?.DeepClone()),
            };
        }

        return shown;
    }

    private static JsonObject Field(string type, JsonNode? value) => new() { ["type"] = type, ["value"] = value };
}
