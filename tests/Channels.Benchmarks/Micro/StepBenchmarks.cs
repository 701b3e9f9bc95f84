using BenchmarkDotNet.Attributes;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs;
using Channels.Bot.Forms;
using Channels.Webhooks.Line;

namespace Channels.Benchmarks.Micro;

/// <summary>What the thinking part of a turn costs: state in and out of JSON, the pure step, the exact LINE body.</summary>
[MemoryDiagnoser]
public class StepBenchmarks
{
    private readonly DialogStep step = new(ProcedureCatalog.Load(DialogServices.DefaultFolder));
    private readonly TurnContext context = new(new DateTimeOffset(2026, 4, 2, 9, 5, 0, TimeSpan.Zero), "line", new byte[32]);
    private readonly Activity answer = Activity.Message("きのう");
    private ConversationState asksForDate = new();
    private byte[] stored = [];
    private IReadOnlyList<Activity> replies = [];

    [GlobalSetup]
    public void Prepare()
    {
        foreach (var said in new[] { "活動報告", "04821" })
            asksForDate = step.Step(asksForDate, Activity.Message(said), context).State;
        stored = ConversationStateJson.Write(asksForDate);
        replies = step.Step(asksForDate, answer, context).Replies;
    }

    [Benchmark]
    public TurnResult Step() => step.Step(asksForDate, answer, context);

    [Benchmark]
    public object State() => ConversationStateJson.TryRead(stored, out var state) ? ConversationStateJson.Write(state) : stored;

    [Benchmark]
    public object Render() => LineRenderer.Render(replies);
}
