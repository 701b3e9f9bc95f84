using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WireMock;

namespace Channels.Tests.Sinks.Kintone;

/// <summary>The half of kintone in which its people work: statuses, assignees, and the list of what changed.</summary>
internal sealed partial class KintoneServer
{
    public const string NotBegun = "未処理";

    /// <summary>kintone's own clock.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 24, 1, 0, 20, TimeSpan.Zero);

    /// <summary>Process managements by app, as <c>app/status.json</c> answers.</summary>
    public Dictionary<string, JsonObject> Processes { get; } = new(StringComparer.Ordinal);

    /// <summary>Queries of lists of records, in order.</summary>
    public List<string> Queries { get; } = [];

    /// <summary>Somebody of the office performs an action: the action and the status count one each.</summary>
    public void Act(string reference, string status, string? assignee = null) =>
        Change(reference, row => (row.Status, row.Assignee, row.Revision) = (status, assignee ?? row.Assignee, row.Revision + 2));

    /// <summary>Somebody of the office writes into a field.</summary>
    public void Edit(string reference) => Change(reference, row => row.Revision++);

    private void Change(string reference, Action<KintoneRow> change)
    {
        lock (gate)
        {
            var row = Records.Single(r => r.Key.EndsWith("/" + reference, StringComparison.Ordinal)).Value;
            change(row);
            row.Updated = Now;
        }
    }

    private ResponseMessage List(IRequestMessage request)
    {
        var query = request.Query!["query"][0];
        Queries.Add(query);
        if (KnownQuery().Match(query) is not { Success: true } asked)
            return Say(400, """{"code":"CB_VA01","id":"x","message":"入力内容が正しくありません。"}""");
        var fields = request.Query.Where(q => q.Key.StartsWith("fields[", StringComparison.Ordinal)).Select(q => q.Value[0]).ToList();
        var app = request.Query["app"][0] + "/";
        var records = Records
            .Where(r => r.Key.StartsWith(app, StringComparison.Ordinal) && IsAsked(r.Value, asked))
            .OrderBy(r => r.Value.UpdatedText, StringComparer.Ordinal)
            .ThenBy(r => r.Value.Id)
            .Take(int.Parse(asked.Groups["limit"].ValueSpan, CultureInfo.InvariantCulture))
            .Select(r => (JsonNode)r.Value.Show(fields, "受付番号", r.Key[app.Length..]));
        return Say(200, new JsonObject { ["records"] = new JsonArray([.. records]), ["totalCount"] = null }.ToJsonString());
    }

    private static bool IsAsked(KintoneRow row, Match asked)
    {
        if (asked.Groups["id"] is { Success: true } id)
            return Compare(asked.Groups["middle"].Value) is var order
                && (order > 0 || (order == 0 && row.Id > int.Parse(id.ValueSpan, CultureInfo.InvariantCulture)));
        if (asked.Groups["since"] is not { Success: true } since)
            return true;
        return Compare(since.Value) is var later && (asked.Groups["sign"].Value is ">" ? later > 0 : later >= 0);

        int Compare(string minute) => string.CompareOrdinal(row.UpdatedText, minute);
    }

    [GeneratedRegex(
        """^(?:\(更新日時 > "(?<middle>[0-9TZ:-]+)" or \(更新日時 = "\k<middle>" and \$id > (?<id>[0-9]+)\)\) """
            + """|更新日時 (?<sign>>=?) "(?<since>[0-9TZ:-]+)" )?"""
            + """order by 更新日時 asc, \$id asc limit (?<limit>[0-9]{1,3})$""",
        RegexOptions.None,
        1000
    )]
    private static partial Regex KnownQuery();
}
