using System.Diagnostics;
using System.Globalization;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Examples;
using Channels.Bot.Forms;
using Activity = Channels.Bot.Activities.Activity;

namespace Channels.Benchmarks.Steps;

/// <summary>
/// How many steps one core thinks in a second, what a step allocates, and how large the state grows. The step alone: no JSON, no
/// disk, no network, on one thread. On a shared machine the best round says what a core can do.
/// </summary>
internal sealed class StepRun
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    private const int Rounds = 5;
    private const int People = 16;

    private readonly TurnContext context = new(new DateTimeOffset(2026, 4, 2, 9, 5, 0, TimeSpan.Zero), "webchat", new byte[32]);
    private readonly ITurnStep step = new DraftsInMemory( // what a step looks up is answered from memory
        new DialogStep(new ProcedureCatalog([.. ProcedureCatalog.Load(DialogServices.DefaultFolder).All, ReadLongForm()], []))
    );

    public void Run()
    {
        var talks = StepScript
            .All.Select(script => (script.Name, Inputs: Inputs(script)))
            .Select(t => (t.Name, t.Inputs, States: Rehearse(t.Name, t.Inputs)))
            .ToArray();
        foreach (var (_, inputs, states) in talks)
        {
            Repeat(inputs, WarmUp);
            JsonPerSecond(states);
        }

        foreach (var (name, inputs, states) in talks)
        {
            var rounds = Enumerable.Range(0, Rounds).Select(_ => Repeat(inputs, Round)).ToArray();
            Print(name, "steps per second, median round", Median(rounds.Select(r => r.Steps / r.Time.TotalSeconds)));
            Print(name, "steps per second, best round", rounds.Max(r => r.Steps / r.Time.TotalSeconds));
            Print(name, "steps per second of CPU, median round", Median(rounds.Select(r => r.Steps / r.Cpu.TotalSeconds)));
            Print(name, "bytes allocated per step", Median(rounds.Select(r => (double)r.Allocated / r.Steps)));
            Print(name, "largest state in bytes", states.Max(s => s.Length));
            Print(name, "states read and written as JSON per second", JsonPerSecond(states));
        }
    }

    private Activity[] Inputs(StepScript script) =>
        [.. script.Says.Select((said, i) => Activity.Message(said) with { Id = Invariant($"m{i}"), Timestamp = context.Now })];

    /// <summary>Once through, to know that the conversation arrives, and every state it passes in its stored form.</summary>
    private byte[][] Rehearse(string name, Activity[] inputs)
    {
        var state = new ConversationState();
        var stored = new List<byte[]>();
        var submitted = 0;
        foreach (var input in inputs)
        {
            var result = step.Step(state, input, context);
            state = result.State;
            submitted += result.Effects.Count(e => e is SubmitForm);
            stored.Add(ConversationStateJson.Write(state));
        }

        return submitted == 1 && state.Session is null
            ? [.. stored]
            : throw new InvalidOperationException($"'{name}' does not end with a receipt.");
    }

    private Measured Repeat(Activity[] inputs, TimeSpan time)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var cpu = ThreadClock.Now;
        var clock = Stopwatch.StartNew();
        var steps = 0L;
        var states = new ConversationState[People]; // in turn, as in life: what one step prepared is of no use to the next one
        while (clock.Elapsed < time)
        {
            Array.Fill(states, new ConversationState());
            foreach (var input in inputs)
            {
                for (var i = 0; i < states.Length; i++)
                    states[i] = step.Step(states[i], input, context).State;
            }

            steps += inputs.Length * states.Length;
        }

        return new Measured(steps, clock.Elapsed, ThreadClock.Now - cpu, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    private static double JsonPerSecond(byte[][] states)
    {
        var best = 0.0;
        for (var round = 0; round < 5; round++)
        {
            var clock = Stopwatch.StartNew();
            var done = 0;
            while (clock.ElapsedMilliseconds < 200)
            {
                foreach (var stored in states)
                {
                    if (!ConversationStateJson.TryRead(stored, out var state) || ConversationStateJson.Write(state).Length != stored.Length)
                        throw new InvalidOperationException("A state does not come back as it was.");
                }

                done += states.Length;
            }

            best = Math.Max(best, done / clock.Elapsed.TotalSeconds);
        }

        return best;
    }

    /// <summary>One language is enough to measure; its words stand in for the other two that a procedure must have.</summary>
    private static Procedure ReadLongForm()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Steps", "facility-use");
        var words = File.ReadAllText(Path.Combine(folder, "ja.yaml"));
        var sources = new Dictionary<string, string>
        {
            ["procedure.yaml"] = File.ReadAllText(Path.Combine(folder, "procedure.yaml")),
            ["ja.yaml"] = words,
            ["ja-easy.yaml"] = words,
            ["en.yaml"] = words,
        };
        var findings = new List<Lint>();
        return ProcedureReader.Read("facility-use", "facility-use", sources, findings)
            ?? throw new InvalidOperationException(string.Join(Environment.NewLine, findings));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static void Print(string name, string figure, double value) =>
        Console.WriteLine(Invariant($"{name, -32}{figure, -42}{value, 12:#,0}"));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Measured(long Steps, TimeSpan Time, TimeSpan Cpu, long Allocated);
}
