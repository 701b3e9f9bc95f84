using System.Text;
using Channels.Bot.Activities;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Compliance;

/// <summary>What every channel promises the bot. A new channel is one more subclass.</summary>
public abstract class ChannelCompliance(string name) : IAsyncLifetime
{
    private ChannelsApp app = null!;

    private IChannel Channel => app.Get<IEnumerable<IChannel>>().Single(c => c.Name == name);

    public async ValueTask InitializeAsync() =>
        app = await ChannelsApp.StartAsync(new Dictionary<string, string> { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" });

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"type\":")]
    [InlineData("\u0000\u0001")]
    [InlineData("""{"type":7,"conversation":[],"activity":"x","source":3}""")]
    public void A_raw_event_that_means_nothing_is_kept_and_not_answered(string raw)
    {
        var read = Channel.Read(Encoding.UTF8.GetBytes(raw));
        Assert.False(read.MayAnswer && read.Address is not null);
        Assert.NotEmpty(read.Activity.Type);
    }

    [Fact]
    public void Nothing_to_say_makes_no_call()
    {
        Assert.Empty(Channel.Render([]));
        Assert.Empty(Channel.Render([Activity.Message("  "), new Activity { Type = ActivityTypes.Typing }]));
    }

    [Fact]
    public void Every_text_is_there_in_its_order_and_the_same_replies_make_the_same_bodies()
    {
        Activity[] replies =
        [
            .. Enumerable.Range(1, 12).Select(i => Activity.Message($"文{i:00}。「引用」<b>", new CardAction { Title = "はい" })),
        ];
        var bodies = Channel.Render(replies);
        var all = string.Concat(bodies);
        var places = Enumerable.Range(1, 12).Select(i => all.IndexOf($"文{i:00}", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Equal(bodies, Channel.Render(replies));
    }

    [Fact]
    public void A_very_long_text_and_very_many_buttons_do_not_throw() =>
        Assert.NotEmpty(
            Channel.Render([
                Activity.Message(
                    new string('長', 20_000),
                    Enumerable.Range(0, 200).Select(i => new CardAction { Title = new string('ボ', i) })
                ),
            ])
        );

    [Fact]
    public async Task A_file_of_another_channel_is_not_fetched() =>
        Assert.IsType<FetchOutcome.Gone>(await Channel.FetchAsync("default", "elsewhere:1", 1000, TestContext.Current.CancellationToken));
}

/// <summary>LINE.</summary>
public sealed class LineCompliance() : ChannelCompliance("line");

/// <summary>Web chat.</summary>
public sealed class WebChatCompliance() : ChannelCompliance("webchat");

/// <summary>Teams, Azure's Direct Line, the Emulator.</summary>
public sealed class BotFrameworkCompliance() : ChannelCompliance("botframework");
