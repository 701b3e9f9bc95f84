using System.Text.Json;
using Channels.Bot.Delivery.Sinks;
using Channels.Tests.Support;

namespace Channels.Tests.Compliance;

/// <summary>What the queue relies on in every sink. A new kind of sink is one more subclass.</summary>
public abstract class SinkCompliance : IAsyncLifetime
{
    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected abstract ISink Sink { get; }

    /// <summary>The numbers the other side knows, each as often as it was told something new of it.</summary>
    private protected abstract Task<IReadOnlyList<string>> EffectsAsync();

    /// <summary>The other side is away.</summary>
    private protected abstract Task LoseAsync();

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>A version of a submission, with an answer that names nobody.</summary>
    internal static Dispatch Version(
        string reference,
        string kind = "submitted",
        string answers = """{"hours":2,"note":"text"}""",
        int second = 0
    )
    {
        var at = Node.NewClock().GetUtcNow().AddSeconds(second);
        var submission = Guid.ParseExact(Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(reference.PadRight(16)[..16])), "N");
        return new Dispatch(
            EffectId.Of("sink", submission, at),
            reference,
            kind,
            Node.Procedure,
            1,
            "hash",
            at,
            at,
            "fake",
            "ja",
            "moji",
            kind is "withdrawn" ? null : JsonDocument.Parse(answers).RootElement,
            []
        );
    }

    [Fact]
    public async Task What_is_handed_over_arrives_and_each_has_an_outcome()
    {
        var batch = Enumerable.Range(1, Math.Min(3, Sink.BatchSize)).Select(n => Version($"AR-000{n}-0000")).ToList();
        var outcomes = await Sink.TakeAsync(batch, Stop);
        Assert.Equal(batch.Count, outcomes.Count);
        Assert.All(outcomes, o => Assert.IsType<SinkOutcome.Delivered>(o));
        Assert.Equal(batch.Select(b => b.Reference), (await EffectsAsync()).Order());
    }

    [Fact]
    public async Task The_same_once_more_has_no_second_effect_and_a_new_version_has_its_own()
    {
        for (var time = 0; time < 3; time++)
            Assert.IsType<SinkOutcome.Delivered>(Assert.Single(await Sink.TakeAsync([Version("AR-1111-1111")], Stop)));
        Assert.IsType<SinkOutcome.Delivered>(Assert.Single(await Sink.TakeAsync([Version("AR-1111-1111", "updated", second: 1)], Stop)));
        Assert.IsType<SinkOutcome.Delivered>(Assert.Single(await Sink.TakeAsync([Version("AR-1111-1111", "withdrawn", second: 2)], Stop)));
        Assert.Equal(["AR-1111-1111", "AR-1111-1111", "AR-1111-1111"], await EffectsAsync());
    }

    [Fact]
    public async Task A_sink_that_is_away_is_tried_again_and_nothing_is_thrown()
    {
        await LoseAsync();
        var outcome = Assert.Single(await Sink.TakeAsync([Version("AR-1111-1111")], Stop));
        Assert.True(outcome is SinkOutcome.NotNow or SinkOutcome.Ambiguous, outcome.ToString());
    }
}
