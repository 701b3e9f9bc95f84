using System.Text.Json.Nodes;
using Channels.Bot.Data.Rows;
using Channels.Tests.Scenarios;
using Channels.Tests.Support.Doors;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Sinks.Kintone;

/// <summary>A member reports over LINE, and the report is a record of the centre's app, though kintone stumbles first.</summary>
public sealed class ReportReachesKintone
{
    private const string Mapping = """
        procedure: activity-report
        app: 12
        key: { code: 受付番号, type: SINGLE_LINE_TEXT }
        fields:
          $submitted: { code: 受付日時, type: DATETIME }
          member-number: { code: 会員番号, type: SINGLE_LINE_TEXT }
          date: { code: 活動日, type: DATE }
          time.from: { code: 開始, type: TIME }
          time.to: { code: 終了, type: TIME }
          travel: { code: 交通費, type: NUMBER }
          children:
            code: 子ども
            type: SUBTABLE
            rows:
              child: { code: 名前, type: SINGLE_LINE_TEXT }
              sick: { code: 病児, type: DROP_DOWN, values: { "true": はい, "false": いいえ } }
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_typed_in_LINE_becomes_one_record()
    {
        using var desk = new KintoneDesk();
        desk.Server.Instead.Enqueue((502, "<html><body>Bad Gateway</body></html>", null, null, true));
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["Sinks:city:Kind"] = "kintone",
                ["Sinks:city:Url"] = desk.Server.Server.Url!,
                ["Sinks:city:Token"] = KintoneServer.Token,
                ["Sinks:city:Mappings:0"] = desk.Write(Mapping),
                ["Sinks:city:Procedures:0"] = "activity-report",
                ["Sinks:city:Poll"] = "00:00:00.1",
                ["Sinks:city:FirstRetry"] = "00:00:00.1",
            },
            environment: "Development"
        );
        var reference = ActivityReportStory.ReferenceIn(await ActivityReportStory.HandInAsync(app, app.Line.Hanako));

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        SinkReceipt? receipt;
        do receipt = await app.Store.ReadAsync((db, stop) => db.SinkReceipts.SingleOrDefaultAsync(stop), patience.Token);
        while (receipt is null);

        Assert.Equal((reference, SinkOutcomeKind.Delivered, "1@2"), (receipt.Reference, receipt.Outcome, receipt.Receipt));
        Assert.Equal([reference], desk.Server.Effects);
        var values = Assert.Single(desk.Server.Records).Value.Values;
        Assert.Equal(
            ("04821", "09:00", "11:30", "420"),
            ((string?)values["会員番号"], (string?)values["開始"], (string?)values["終了"], (string?)values["交通費"])
        );
        var child = Assert.Single(values["子ども"]!.AsArray())!["value"]!;
        Assert.Equal(("たろうさん", "いいえ"), (Cell(child, "名前"), Cell(child, "病児")));
        Assert.Empty(desk.Server.Undocumented);

        // Both calls came out of the day that begins at nine.
        Assert.Equal(2, await app.Store.ReadAsync((db, stop) => db.SinkDays.SumAsync(d => d.Calls, stop), Stop));
    }

    private static string? Cell(JsonNode row, string code) => (string?)row[code]!["value"];
}
