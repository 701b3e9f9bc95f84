using System.Collections.Concurrent;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Back;
using Microsoft.Extensions.Configuration;

namespace Channels.Tests.Support.Doubles;

/// <summary>A system of the city that remembers what it was handed, by id; it stands for all sinks of the kind <c>fake</c>.</summary>
internal sealed class FakeSink : ISinkKind, ISink, IReportsBack
{
    private readonly ConcurrentDictionary<Guid, int> calls = new();

    public string Kind => "fake";

    public int BatchSize { get; init; } = 1;

    /// <summary>Of which it tells what became of them; of none, unless a test says otherwise.</summary>
    public IReadOnlyCollection<string> Procedures { get; init; } = [];

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    /// <summary>What it tells next.</summary>
    public Func<BackPage> Tell { get; set; } = () => new BackPage.Read([], null, HasMore: false);

    /// <summary>What it does with one; takes it, unless a test says otherwise.</summary>
    public Func<Dispatch, Task<SinkOutcome>> Answer { get; set; } = _ => Task.FromResult<SinkOutcome>(new SinkOutcome.Delivered("r"));

    /// <summary>Everything it heard, in order.</summary>
    public ConcurrentQueue<Dispatch> Heard { get; } = new();

    /// <summary>How often it was handed each id.</summary>
    public IReadOnlyDictionary<Guid, int> Calls => calls;

    /// <summary>Settings of sinks of this kind that get the test procedure.</summary>
    public static Dictionary<string, string?> Settings(params IEnumerable<string> names) =>
        names
            .SelectMany(n => new Dictionary<string, string?> { [$"Sinks:{n}:Kind"] = "fake", [$"Sinks:{n}:Procedures:0"] = Node.Procedure })
            .ToDictionary();

    public ISink Make(string name, IConfigurationSection settings) => this;

    public Task<BackPage> ReadAsync(string procedure, string? cursor, CancellationToken stop) => Task.FromResult(Tell());

    public async Task<IReadOnlyList<SinkOutcome>> TakeAsync(IReadOnlyList<Dispatch> batch, CancellationToken stop)
    {
        var outcomes = new List<SinkOutcome>();
        foreach (var one in batch)
        {
            Heard.Enqueue(one);
            calls.AddOrUpdate(one.Id, 1, (_, n) => n + 1);
            outcomes.Add(await Answer(one));
        }

        return outcomes;
    }
}
