using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Joints;
using Channels.Tests.Scenarios;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Sinks.Kintone;

/// <summary>A host that hands to a kintone and asks it what became of it; the test says when something happens.</summary>
internal sealed class KintoneOffice : IAsyncDisposable
{
    public const string Mapping = """
        procedure: activity-report
        app: 12
        key: { code: 受付番号, type: SINGLE_LINE_TEXT }
        fields:
          $kind: { code: 種別, type: DROP_DOWN, values: { submitted: 新規, updated: 訂正, withdrawn: 取下げ, interim: 途中 } }
          $edition: { code: 版, type: SINGLE_LINE_TEXT }
          travel: { code: 交通費, type: NUMBER }
        status:
          field: ステータス
          updated: 更新日時
          moves: { 処理中: taken, 受理済み: confirmed, 完了: done }
          assignee: 作業者
          offices: { sato: 子ども家庭課, moji-tanaka: 門司区役所 }
        """;

    private static readonly string[] Report =
    [
        "活動報告",
        "04821",
        "きのう",
        "9時から11時半まで",
        "1",
        "たろうさん",
        "いいえ",
        "いいえ",
        "420円",
        "写真はない",
        "はい",
    ];

    private KintoneOffice(KintoneDesk desk, ChannelsApp app, FakeTimeProvider clock) => (Desk, App, Clock) = (desk, app, clock);

    public KintoneDesk Desk { get; }

    public KintoneServer Server => Desk.Server;

    public ChannelsApp App { get; }

    public FakeTimeProvider Clock { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<KintoneOffice> OpenAsync(params (string Name, string Value)[] others)
    {
        var (desk, clock) = (new KintoneDesk(), new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero)));
        var settings = new Dictionary<string, string>
        {
            ["Turns:Enabled"] = "false",
            ["Delivery:Enabled"] = "false",
            ["Sinks:city:Kind"] = "kintone",
            ["Sinks:city:Url"] = desk.Server.Server.Url!,
            ["Sinks:city:Token"] = KintoneServer.Token,
            ["Sinks:city:CallsPerSecond"] = "100",
            ["Sinks:city:Mappings:0"] = desk.Write(Mapping),
            ["Sinks:city:Procedures:0"] = "activity-report",
        };
        foreach (var (name, value) in others)
            settings[$"Sinks:city:{name}"] = value;
        var app = await ChannelsApp.StartAsync(
            settings,
            clock,
            environment: "Development",
            configure: services =>
            {
                foreach (var timetable in services.Where(s => s.ImplementationType?.Name is "Timetable").ToList())
                    services.Remove(timetable);
            }
        );
        return new KintoneOffice(desk, app, clock);
    }

    public async Task<string> SayAsync(string text)
    {
        Clock.Advance(TimeSpan.FromSeconds(1)); // a moment passes, as it does between turns
        await App.Line.SayAsync(App.Line.Hanako, text);
        await App.RunUntilIdleAsync();
        return Last;
    }

    public string Last => App.Line.Transcript(App.Line.Hanako)[^1].Text ?? "";

    public int Told(string words) =>
        App.Line.Transcript(App.Line.Hanako).Count(b => b.Text?.Contains(words, StringComparison.Ordinal) is true);

    public async Task<string> HandInAsync()
    {
        var last = "";
        foreach (var line in Report)
            last = await SayAsync(line);
        await HandOverAsync();
        return ActivityReportStory.ReferenceIn(last);
    }

    /// <summary>What waits goes to kintone.</summary>
    public Task HandOverAsync() => App.Get<SinkRunner>().RunDueAsync(App.Get<Destinations>().Find("city")!, Stop);

    /// <summary>A minute passes, for kintone as for us, and it is asked.</summary>
    /// <returns>How many submissions moved.</returns>
    public async Task<int> LookAsync(double minutes = 1)
    {
        Clock.Advance(TimeSpan.FromMinutes(minutes));
        Server.Now += TimeSpan.FromMinutes(minutes);
        var moved = await App.Get<IEnumerable<ISweep>>().Single(s => s.Name == "sink-status").RunAsync(Stop);
        await App.RunUntilIdleAsync();
        return moved;
    }

    public async Task<string> StateAsync(string reference) =>
        (await App.Store.ReadAsync((db, stop) => db.Submissions.SingleAsync(s => s.Reference == reference, stop), Stop)).State.ToString();

    public async Task<List<AlertReply>> AlertsAsync() => await App.Api.ReplyAsync<List<AlertReply>>("/api/v1/alerts");

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Desk.Dispose();
    }
}
