using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Data.Rows;
using Channels.Simulator;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Attacks;

/// <summary>What people see when LINE was away for a while and five answers of their conversation wait.</summary>
public sealed class AfterAnOutage
{
    private static readonly Dictionary<string, string> ByHand = new() { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" };

    public static TheoryData<string> Kinds => ["hangs", "refuses", "is not there"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task One_message_says_where_the_conversation_goes_on_and_nothing_comes_late_or_out_of_order(string kind)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, time, new Echo());
        Fail(app, kind, calls: 1000);
        foreach (var word in new[] { "一", "二", "三", "四", "五" })
        {
            await app.Line.SayAsync(app.Line.Hanako, word);
            await PassAsync(app, time, TimeSpan.FromSeconds(70));
        }

        Assert.Empty(FromBot(app));
        await PassAsync(app, time, TimeSpan.FromMinutes(20));
        app.Line.Platform.Faults.Clear();
        await PassAsync(app, time, TimeSpan.FromMinutes(40));

        Assert.Equal(["続きは、ここから：\n「五」"], FromBot(app));
    }

    [Fact]
    public async Task An_outage_shorter_than_that_needs_no_such_words()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, time, new Echo());
        Fail(app, "is not there", calls: 1000);
        await app.Line.SayAsync(app.Line.Hanako, "一");
        await PassAsync(app, time, TimeSpan.FromSeconds(70));
        app.Line.Platform.Faults.Clear();
        await PassAsync(app, time, TimeSpan.FromMinutes(1));

        Assert.Equal(["「一」"], FromBot(app));
    }

    [Fact]
    public async Task Who_went_on_meanwhile_is_not_told_again()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, time, new Echo());
        Fail(app, "hangs", calls: 1000);
        await app.Line.SayAsync(app.Line.Hanako, "一");
        await PassAsync(app, time, TimeSpan.FromSeconds(70));
        app.Line.Platform.Faults.Clear();
        await app.Line.SayAsync(app.Line.Hanako, "二");
        await PassAsync(app, time, TimeSpan.FromMinutes(10));

        Assert.Equal(["「二」"], FromBot(app));
    }

    [Fact]
    public async Task What_is_said_to_somebody_in_danger_is_said_whatever_was_said_after_it()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, time, new Danger());
        Fail(app, "hangs", calls: 1000);
        foreach (var word in new[] { "一", "危ない", "三" })
        {
            await app.Line.SayAsync(app.Line.Hanako, word);
            await PassAsync(app, time, TimeSpan.FromSeconds(70));
        }

        app.Line.Platform.Faults.Clear();
        await PassAsync(app, time, TimeSpan.FromMinutes(40));

        var said = FromBot(app);
        Assert.Contains("「危ない」", said);
        Assert.Contains("続きは、ここから：\n「三」", said);
        Assert.Equal(2, said.Count);
    }

    [Fact]
    public async Task What_is_said_once_more_has_a_budget_and_what_is_unknown_is_counted_for_whoever_looks()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var settings = new Dictionary<string, string>(ByHand) { ["Delivery:LateAtMost"] = "1" };
        await using var app = await ChannelsApp.StartAsync(settings, time, new Echo());
        Fail(app, "hangs", calls: 1000);
        await app.Line.SayAsync(app.Line.Hanako, "一");
        await app.Line.SayAsync(app.Line.Taro, "一");
        await PassAsync(app, time, TimeSpan.FromMinutes(5));
        app.Line.Platform.Faults.Clear();
        await PassAsync(app, time, TimeSpan.FromMinutes(20));

        Assert.Equal(1, new[] { app.Line.Hanako, app.Line.Taro }.Sum(u => app.Line.Transcript(u).Count(b => b.FromBot)));
        Assert.Equal(2, (await app.MessagesAsync()).Count(m => m.Status == OutgoingStatus.Unknown));
        var ready = await app.Http.GetStringAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.Contains("\"unknownMessages\":2", ready, StringComparison.Ordinal);
    }

    private static void Fail(ChannelsApp app, string kind, int calls)
    {
        var fault = kind switch
        {
            "hangs" => Fault.DropBefore(),
            "refuses" => Fault.Answer(503, ""),
            _ => Fault.Answer(429),
        };
        foreach (var call in new[] { ApiKind.Reply, ApiKind.Push })
            app.Line.Platform.Faults.Next(call, fault, calls);
    }

    private static async Task PassAsync(ChannelsApp app, FakeTimeProvider time, TimeSpan length)
    {
        for (var passed = TimeSpan.Zero; passed < length; passed += TimeSpan.FromSeconds(10))
        {
            await app.RunUntilIdleAsync();
            time.Advance(TimeSpan.FromSeconds(10));
        }

        await app.RunUntilIdleAsync();
    }

    private static List<string> FromBot(ChannelsApp app) =>
        [.. app.Line.Transcript(app.Line.Hanako).Where(b => b.FromBot).Select(b => b.Text)];

    /// <summary>Tells the duty desk of a word.</summary>
    private sealed class Danger : ITurnStep
    {
        private readonly Echo echo = new();

        public TurnResult Step(ConversationState state, Activity input, TurnContext context)
        {
            var said = echo.Step(state, input, context);
            return input.Text == "危ない" ? said with { Effects = [new RaiseAlert("urgent", null, null, null)] } : said;
        }
    }
}
