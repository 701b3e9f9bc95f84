using System.Diagnostics;
using Channels.Knowledge.Index;

namespace Channels.Benchmarks.Knowledge;

/// <summary>Build time, memory and time a question as the knowledge base grows. Ends with a table.</summary>
internal static class GrowthRun
{
    private const int Questions = 3000;

    public static void Run()
    {
        var thesaurus = Thesaurus.Shipped();
        Measure(1_000, thesaurus); // warms the code up, not printed
        Console.WriteLine("| entries | build s | memory MB | question p50 ms | p99 ms | max ms |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var entries in new[] { 1_000, 20_000, 200_000 })
            Console.WriteLine(Measure(entries, thesaurus));
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

        var times = new double[Questions];
        for (var at = 0; at < Questions; at++)
        {
            var question = generated.Question();
            var start = Stopwatch.GetTimestamp();
            index.Search(question, 10);
            times[at] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        GC.KeepAlive(documents);
        return FormattableString.Invariant(
            $"| {entries:N0} | {build:F2} | {memory:F0} | {times[Questions / 2]:F2} | {times[Questions * 99 / 100]:F2} | {times[^1]:F2} |");
    }
}
