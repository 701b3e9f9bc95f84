using System.Text.Json;
using Channels.Simulator;
using Channels.Tests.FamilySupport.Stamps;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.FamilySupport.Confirming;

public sealed class SqliteRegisteredChildStory(SqliteDatabase database) : RegisteredChildStory(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresRegisteredChildStory(PostgresDatabase database)
    : RegisteredChildStory(database),
        IClassFixture<PostgresDatabase>;

/// <summary>A report names a child that nobody whom its provider has met calls so: it is asked about, and never a dead end.</summary>
public abstract class RegisteredChildStory(StoreDatabase database)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_name_is_asked_about_and_sent_with_a_note_for_the_office()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        var hanako = app.Line.Hanako;
        var asked = await ReportAsync(app, hanako, "きのう", "けんたくん");
        Assert.Contains("「けんたくん」は、センターに登録されていません。この呼び名のまま送りますか。", asked, StringComparison.Ordinal);
        Assert.Equal(["呼び名を直す", "はい"], app.Line.QuickReplies(hanako));
        var number = ConfirmingTown.NumberIn(await SayAsync(app, hanako, "はい"));
        using var sent = JsonDocument.Parse(await app.Api.GetStringAsync($"/api/v1/submissions/{number}", Stop));
        Assert.Contains(
            "「けんたくん」は登録されていません。この呼び名でよいと、会員が答えました。",
            sent.RootElement.GetProperty("answers").GetProperty("also-said").EnumerateArray().Select(s => s.GetString())
        );

        // The same name once more was answered for; the close names it all the same.
        Assert.Contains("受付番号", await ReportAsync(app, hanako, "おととい", "けんたくん"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_asks_for_the_name_and_everything_else_stays()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        var hanako = app.Line.Hanako;
        await ReportAsync(app, hanako, "きのう", "けんたくん");
        await StampStory.TapAsync(app, hanako, "呼び名を直す");
        var check = await SayAsync(app, hanako, "はなちゃん");
        Assert.Contains("はなちゃん", check, StringComparison.Ordinal);
        Assert.DoesNotContain("けんた", check, StringComparison.Ordinal);
        var sent = await SayAsync(app, hanako, "はい");
        using var answer = JsonDocument.Parse(await app.Api.GetStringAsync($"/api/v1/submissions/{ConfirmingTown.NumberIn(sent)}", Stop));
        Assert.False(answer.RootElement.GetProperty("answers").TryGetProperty("also-said", out _));
    }

    [Theory]
    [InlineData("たろうくん")]
    [InlineData("タロウ")]
    [InlineData("はなさん")]
    public async Task A_registered_name_is_not_asked_about_in_whatever_letters(string child)
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        Assert.Contains("受付番号", await ReportAsync(app, app.Line.Hanako, "きのう", child), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_setting_stops_it_the_name_is_asked_for_and_staff_can_be_reached()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock(), ("FamilySupport:Closing:Checks:Unregistered", "Stop"));
        var hanako = app.Line.Hanako;
        var stopped = await ReportAsync(app, hanako, "きのう", "けんたくん");
        Assert.Contains("まだ送れません。登録のしかたは「職員に相談」と書いて聞けます", stopped, StringComparison.Ordinal);
        Assert.Contains("受付番号", await SayAllAsync(app, hanako, "たろうくん", "はい"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_who_is_not_linked_can_try_names_out()
    {
        await using var app = await StampStory.StartAsync(database, Node.NewClock());
        var hanako = app.Line.Hanako;
        await SayAsync(app, hanako, "つながりを切る");
        await StampStory.TapAsync(app, hanako, app.Line.QuickReplies(hanako)[0]);
        await SayAllAsync(app, hanako, "活動報告", "4821");
        var said = await SayAllAsync(
            app,
            hanako,
            "きのう",
            "13時から15時まで",
            "1",
            "けんたくん",
            "いいえ",
            "いいえ",
            "交通費はない",
            "写真はない",
            "はい"
        );
        Assert.Contains("受付番号", said, StringComparison.Ordinal);
    }

    private static Task<string> ReportAsync(ChannelsApp app, EmulatedUser who, string day, string child) =>
        SayAllAsync(app, who, "活動報告", day, "13時から15時まで", "1", child, "いいえ", "いいえ", "交通費はない", "写真はない", "はい");

    private static async Task<string> SayAllAsync(ChannelsApp app, EmulatedUser who, params string[] lines)
    {
        var said = "";
        foreach (var line in lines)
            said = await SayAsync(app, who, line);
        return said;
    }

    private static Task<string> SayAsync(ChannelsApp app, EmulatedUser who, string text) => StampStory.SayAsync(app, who, text);
}
