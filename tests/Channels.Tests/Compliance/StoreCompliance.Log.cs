using System.Text;
using Channels.Bot.Transcripts;
using Channels.Tests.Support;

namespace Channels.Tests.Compliance;

public abstract partial class StoreCompliance
{
    [Fact]
    public async Task A_log_that_several_nodes_append_to_has_no_gap_no_double_and_keeps_every_writers_order()
    {
        Node[] pair = [NewNode(), NewNode()];
        var logs = pair.Select(n => new ActivityLog(n.Store, n.Protector, new ActivityBells(), Clock)).ToArray();
        await Task.WhenAll(
            logs.Select(
                async (log, writer) =>
                {
                    for (var i = 0; i < 40; i++)
                    {
                        // Both writers send line "both/i": it is there once.
                        await log.AppendAsync("conversation", [Line($"{writer}/{i}"), Line($"both/{i}")], Stop);
                        await log.AppendAsync($"other/{writer}", [Line($"{i}")], Stop);
                    }
                }
            )
        );

        var lines = await logs[0].ReadAfterAsync("conversation", 0, 1000, Stop);
        Assert.Equal(Enumerable.Range(1, 120).Select(n => (long)n), lines.Select(l => l.Sequence));
        var texts = lines.Select(l => Encoding.UTF8.GetString(l.Body!)).ToList();
        foreach (var writer in (string[])["0", "1", "both"])
            Assert.Equal(
                Enumerable.Range(0, 40).Select(i => $"{writer}/{i}"),
                texts.Where(t => t.StartsWith(writer + "/", StringComparison.Ordinal))
            );
        Assert.Equal(["41", "42"], (await logs[1].ReadAfterAsync("conversation", 40, 2, Stop)).Select(l => $"{l.Sequence}"));
        Assert.Contains(new MovedConversation("conversation", 120), await logs[1].MovedSinceAsync(Clock.GetUtcNow().AddMinutes(-1), Stop));
        Assert.Empty(await logs[1].MovedSinceAsync(Clock.GetUtcNow().AddMinutes(1), Stop));
    }

    [Fact]
    public async Task A_line_never_carries_an_earlier_time_than_the_one_above_it()
    {
        var node = NewNode();
        var log = new ActivityLog(node.Store, node.Protector, new ActivityBells(), Clock);
        await log.AppendAsync("conversation", [Line("a")], Stop);
        var behind = new ActivityLog(
            node.Store,
            node.Protector,
            new ActivityBells(),
            new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Clock.GetUtcNow().AddMinutes(-5))
        );
        await behind.AppendAsync("conversation", [Line("b")], Stop);

        var lines = await log.ReadAfterAsync("conversation", 0, 10, Stop);
        Assert.Equal(lines[0].At, lines[1].At);
    }

    [Fact]
    public async Task Transcripts_go_when_their_time_is_over_and_not_before()
    {
        var node = NewNode();
        var log = new ActivityLog(node.Store, node.Protector, new ActivityBells(), Clock);
        await log.AppendAsync("conversation", [Line("old")], Stop);
        Clock.Advance(node.Retention.Transcript - TimeSpan.FromMinutes(1));
        await log.AppendAsync("conversation", [Line("new")], Stop);
        await node.Sweep.RunAsync(Stop);
        Assert.Equal(2, (await log.ReadAfterAsync("conversation", 0, 10, Stop)).Count);

        Clock.Advance(TimeSpan.FromMinutes(2));
        await node.Sweep.RunAsync(Stop);
        Assert.Equal(2L, Assert.Single(await log.ReadAfterAsync("conversation", 0, 10, Stop)).Sequence);
    }

    private static NewLine Line(string text) => new(text, Encoding.UTF8.GetBytes(text));
}
