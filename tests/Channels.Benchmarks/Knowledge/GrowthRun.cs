using System.Diagnostics;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Index;

namespace Channels.Benchmarks.Knowledge;

/// <summary>Build time, memory and time a question as the knowledge base grows: the search alone, then the whole assistant.</summary>
internal static class GrowthRun
{
    private const int Questions = 3000;

    /// <summary>A question's time is the least of so many: what others do on the same cores is not the question's.</summary>
    private const int Turns = 3;

    public static void Run()
    {
        var thesaurus = Thesaurus.Shipped();
        Measure(1_000, thesaurus); // warms the code up, not printed
        Console.WriteLine("| entries | build s | memory MB | question p50 ms | p99 ms | max ms |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var entries in new[] { 1_000, 20_000, 200_000 })
            Console.WriteLine(Measure(entries, thesaurus));
        Console.WriteLine();
        Console.WriteLine("Reading, search and gate together:");
        Console.WriteLine("| entries | build s | memory MB | question p50 ms | p99 ms | max ms |");
        Console.WriteLine("|---|---|---|---|---|---|");
        Asked(1_000, thesaurus); // warms the code up, not printed
        foreach (var entries in new[] { 1_000, 20_000 })
            Console.WriteLine(Asked(entries, thesaurus));
    }

    private static string Asked(int entries, Thesaurus thesaurus)
    {
        var generated = new GeneratedEntries(seed: 1);
        var list = generated.Entries(entries).ToList();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var assistant = new Assistant(KnowledgeBase.Build(list, thesaurus), new AnswerOptions());
        var build = clock.Elapsed.TotalSeconds;
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0;
        var today = new DateOnly(2026, 11, 1);
        var line = Line(entries, build, memory, generated, question => assistant.Ask(question, AskContext.None, today));
        GC.KeepAlive(list);
        return line;
    }

    private static string Measure(int entries, Thesaurus thesaurus)
    {
        var generated = new GeneratedEntries(seed: 1);
        var documents = generated.Documents(entries).ToList();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var index = KnowledgeIndex.Build(documents, thesaurus);
        var build = clock.Elapsed.TotalSeconds;
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0;
        var line = Line(entries, build, memory, generated, question => index.Search(question, 10));
        GC.KeepAlive(documents);
        return line;
    }

    private static string Line(int entries, double build, double memory, GeneratedEntries generated, Action<string> ask)
    {
        var times = new double[Questions];
        for (var at = 0; at < Questions; at++)
        {
            var question = generated.Question();
            times[at] = double.MaxValue;
            for (var turn = 0; turn < Turns; turn++)
            {
                var start = Stopwatch.GetTimestamp();
                ask(question);
                times[at] = Math.Min(times[at], Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        Array.Sort(times);
        return FormattableString.Invariant(
            $"| {entries:N0} | {build:F2} | {memory:F0} | {times[Questions / 2]:F2} | {times[Questions * 99 / 100]:F2} | {times[^1]:F2} |"
        );
    }
}
