using System.Diagnostics;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rehearsing;
using Channels.Bot.FamilySupport.Rules;

namespace Channels.Benchmarks.Fees;

/// <summary>How many activities one core prices in a second, with every shipped pack; promised are 200,000.</summary>
internal static class FeeRun
{
    private const int Activities = 200_000;
    private const int Rounds = 5;

    public static void Run()
    {
        var book = RuleBook.Load(RuleBook.DefaultFolder);
        Console.WriteLine("| pack | activities/s, one thread (median of 5) | bytes each |");
        Console.WriteLine("|---|--:|--:|");
        foreach (var pack in book.Packs)
        {
            var uses = SyntheticYear.Make(pack.From, Activities, seed: 1).Select(u => u.Use).ToArray();
            var speeds = new List<double>();
            var bytes = 0L;
            for (var round = -2; round < Rounds; round++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var clock = Stopwatch.StartNew();
                var yen = 0L;
                foreach (var use in uses)
                    yen += Pricer.Price(pack, use) is Quote.Priced(var price) ? price.Fee : 0;
                var seconds = clock.Elapsed.TotalSeconds;
                bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Activities;
                if (round >= 0 && yen > 0)
                    speeds.Add(Activities / seconds);
            }

            speeds.Sort();
            Console.WriteLine(FormattableString.Invariant($"| {pack.Id} {pack.Version} | {speeds[speeds.Count / 2]:N0} | {bytes} |"));
        }
    }
}
