using Channels.Bot.FamilySupport.Confirming;
using Channels.Bot.Submissions.Life;
using Channels.Simulator;
using Channels.Tests.FamilySupport.Stamps;
using Channels.Tests.Support.Doors;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.FamilySupport.Confirming;

/// <summary>Reports that hanako hands in, the questions about them, and what taro answers, through signed webhooks.</summary>
internal static class ParentTalk
{
    public const string Morning = "9時から11時半まで";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Task<string> SayAsync(ChannelsApp app, EmulatedUser who, string text) => StampStory.SayAsync(app, who, text);

    /// <returns>The number of the report.</returns>
    public static async Task<string> HandInAsync(ChannelsApp app, string day, string time = Morning, string child = "たろう")
    {
        var health = child.Contains('と', StringComparison.Ordinal) ? "二人とも元気" : "いいえ";
        foreach (var line in (string[])["活動報告", day, time, "1", child, health, "いいえ", "420円", "写真はない"])
            await SayAsync(app, app.Line.Hanako, line);
        return ConfirmingTown.NumberIn(await SayAsync(app, app.Line.Hanako, "はい"));
    }

    /// <summary>A report, and its question is on the screen.</summary>
    public static async Task<string> AskedAsync(
        ChannelsApp app,
        FakeTimeProvider clock,
        string day = "きのう",
        string time = Morning,
        string child = "たろう"
    )
    {
        var number = await HandInAsync(app, day, time, child);
        await PassAsync(app, clock);
        Assert.Contains(number, StampStory.Last(app, app.Line.Taro), StringComparison.Ordinal);
        return number;
    }

    /// <summary>Time enough that what was handed in is asked about.</summary>
    public static Task PassAsync(ChannelsApp app, FakeTimeProvider clock)
    {
        clock.Advance(TimeSpan.FromMinutes(6));
        return LookAsync(app);
    }

    public static async Task LookAsync(ChannelsApp app)
    {
        await app.Get<ConfirmSweep>().RunAsync(Stop);
        await app.RunUntilIdleAsync();
    }

    /// <summary>All that the parent reads after a message.</summary>
    public static async Task<string> AllAsync(ChannelsApp app, string text)
    {
        var heard = StampStory.Count(app, app.Line.Taro);
        await SayAsync(app, app.Line.Taro, text);
        return string.Join('\n', app.Line.Transcript(app.Line.Taro).Skip(heard + 1).Select(t => t.Text));
    }

    public static async Task<ConfirmationLine> StandsAsync(ChannelsApp app, string number) =>
        (await app.Get<ConfirmDesk>().FindAsync(number, KeyReach.Whole, Stop))![0];

    public static async Task<string> StateAsync(ChannelsApp app, string number) => (await StandsAsync(app, number)).State;
}
