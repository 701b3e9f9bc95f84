using System.Diagnostics;

namespace Channels.Benchmarks.Load;

/// <summary>The measurements, one after the other, each against fresh processes and a fresh database.</summary>
internal sealed class LoadRun(LoadOptions options)
{
    private readonly SignedWebhooks webhooks = new();
    private readonly FigureTable table = new();
    private readonly string root = Directory
        .CreateDirectory(Path.Combine(options.Folder, $"channels-load-{Environment.ProcessId}"))
        .FullName;

    private int folders;

    public async Task RunAsync()
    {
        try
        {
            Say($"{Environment.ProcessorCount} cores, {options.Database}, {Environment.OSVersion}, .NET {Environment.Version}");
            Say($"one small write with a flush takes {Evidence.FlushCost(root):F2} ms on this disk (median)");
            if (options.Only is null or "cold")
                await ColdStartAsync();
            if (options.Only is null or "ack")
                await AcknowledgeAsync();
            if (options.Only is null or "turns")
                await WithTurnsAsync();
            if (options.Only is null or "backlog")
                await BacklogAsync();
            Console.WriteLine();
            Console.Write(table.ToString());
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private async Task ColdStartAsync()
    {
        Say($"cold start: process started -> first event acknowledged, fresh folder, turns and delivery on");
        using var line = new StubLine();
        var seconds = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            var first = One();
            var started = Stopwatch.GetTimestamp();
            using var data = NewDatabase();
            using var host = await ServerProcess.StartProduct(data, line.Address).ReadyAsync(first);
            seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            Say($"  {seconds[^1]:F2} s");
        }

        var median = Quantiles.Median(seconds);
        table.Add("cold start to first acknowledged event, s (median of 3)", "< 3", median, "F2", median < 3);
    }

    private async Task AcknowledgeAsync()
    {
        Say($"acknowledged events at concurrency {options.Concurrency}: a = signature only, b = durable (receive only)");
        using var line = new StubLine();
        using var data = NewDatabase();
        var sent = 1;
        using (var bare = await ServerProcess.StartBare().ReadyAsync(One()))
        using (var durable = await ServerProcess.StartProduct(data, line.Address, receiveOnly: true).ReadyAsync(One()))
        {
            // Until the compiler of both servers is done; also tells how many requests fill a round.
            var warm = webhooks.Make(30_000, 5_000, crowd: 1);
            for (var i = 0; i < 4; i++)
                ClosedLoop.Run(bare.Address, warm, options.Concurrency);
            var rate = ClosedLoop.Run(durable.Address, warm, options.Concurrency).PerSecond;
            sent += warm.Length;

            var pairs = new List<(LoadResult A, LoadResult B)>();
            for (var round = 0; round < options.Rounds; round++)
                sent += Pair(bare, durable, rate, EventSize.Real, pairs);
            var small = new List<(LoadResult A, LoadResult B)>();
            sent += Pair(bare, durable, rate, EventSize.Short, small);
            sent += Pair(bare, durable, rate, EventSize.Short, small);

            var ratio = Ratio(pairs);
            table.Add("(a) acknowledged events/s, signature only", "", Quantiles.Median(pairs.Select(p => p.A.PerSecond)), "F0");
            table.Add("(a) p50, ms", "", Quantiles.Median(pairs.Select(p => p.A.Latency.P50)), "F2");
            table.Add("(a) p99, ms", "", Quantiles.Median(pairs.Select(p => p.A.Latency.P99)), "F2");
            table.Add("(b) acknowledged events/s, on disk", "", Quantiles.Median(pairs.Select(p => p.B.PerSecond)), "F0");
            table.Add("(b) p50, ms", "", Quantiles.Median(pairs.Select(p => p.B.Latency.P50)), "F2");
            table.Add("(b) p99, ms", "", Quantiles.Median(pairs.Select(p => p.B.Latency.P99)), "F2");
            table.Add("b/a (median of rounds)", ">= 0.5", ratio, "F2", ratio >= 0.5);
            table.Add("b/a with the shortest events", "", Ratio(small), "F2");
            table.Add("peak memory, receive only, MiB", "", durable.PeakMemory(), "F0");
        }

        var rows = await data.CountAsync("SELECT COUNT(*) FROM \"InboxEvents\"");
        var mode = await data.DurabilityAsync();
        Say($"  after SIGKILL: {rows} rows for {sent} acknowledged events; {mode}");
        table.Add("acknowledged events missing on disk after SIGKILL", "0", sent - rows, "F0", sent == rows);
    }

    private int Pair(ServerProcess bare, ServerProcess durable, double rate, EventSize size, List<(LoadResult A, LoadResult B)> pairs)
    {
        // The same bytes for both, one after the other, so that a slower minute of the machine is a slower minute for both.
        var requests = webhooks.Make((int)(rate * options.Seconds), 5_000, crowd: 1, size);
        var a = ClosedLoop.Run(bare.Address, requests, options.Concurrency);
        var workedBefore = durable.Worked();
        var b = ClosedLoop.Run(durable.Address, requests, options.Concurrency);
        var cores = (durable.Worked() - workedBefore).TotalSeconds / b.Elapsed.TotalSeconds;
        pairs.Add((a, b));
        Say($"  {size, -5} {requests[0].Length, 4} bytes   a {a.PerSecond, 7:F0}/s  {a.Latency}");
        Say($"                     b {b.PerSecond, 7:F0}/s  {b.Latency}  {cores:F2} cores   b/a {b.PerSecond / a.PerSecond:F2}");
        return requests.Length;
    }

    private async Task WithTurnsAsync()
    {
        Say($"turns and delivery on: {options.Pace} events/s, then as fast as acknowledged");
        using var line = new StubLine();
        using var bare = await ServerProcess.StartBare().ReadyAsync(One());
        using var data = NewDatabase();
        using var host = await ServerProcess.StartProduct(data, line.Address).ReadyAsync(One());
        ClosedLoop.Run(bare.Address, webhooks.Make(30_000, 5_000, crowd: 2), options.Concurrency);
        OpenLoop.Run(host.Address, webhooks.Make(options.Pace * 4, 200, crowd: 3), options.Pace);

        var first = webhooks.Made;
        var requests = webhooks.Make(options.Pace * 10, 400, crowd: 4);
        var before = line.Answered;
        var paced = OpenLoop.Run(host.Address, requests, options.Pace);
        await line.WaitForAsync(before + requests.Length);
        var untilReply = new Quantiles(
            Enumerable
                .Range(0, requests.Length)
                .Where(i => line.Replies.ContainsKey(first + i))
                .Select(i => line.Replies[first + i] - paced.DueAt[i])
        );
        Say($"  at {options.Pace}/s: acknowledged {paced.Latency}; reply called {untilReply}");
        var p99 = paced.Latency.P99;
        table.Add($"p99 of the acknowledgement at {options.Pace} events/s, turns on, ms", "< 100", p99, "F1", p99 < 100);
        table.Add($"p99 until the reply is called at {options.Pace} events/s, ms", "", untilReply.P99, "F1");

        var flood = webhooks.Make(8_000 * options.Seconds, 5_000, crowd: 5);
        var before2 = ClosedLoop.Run(bare.Address, flood, options.Concurrency);
        var b2 = ClosedLoop.Run(host.Address, flood, options.Concurrency);
        var peak = host.PeakMemory();
        host.Dispose();
        var after2 = ClosedLoop.Run(bare.Address, flood, options.Concurrency);
        var ratio = b2.PerSecond / ((before2.PerSecond + after2.PerSecond) / 2);
        Say($"  flood: a {before2.PerSecond:F0}/s, b2 {b2.PerSecond:F0}/s {b2.Latency}, a {after2.PerSecond:F0}/s");
        table.Add("(b2) acknowledged events/s, turns and delivery on", "", b2.PerSecond, "F0");
        table.Add("b2/a", "", ratio, "F2");
        table.Add("peak memory in the flood, turns on, MiB", "", peak, "F0");
    }

    private async Task BacklogAsync()
    {
        Say($"complete turns: backlog of {options.Backlog} events of {options.Users} people, until every reply was called");
        using var line = new StubLine();
        using var data = NewDatabase();
        var requests = webhooks.Make(options.Backlog, options.Users, crowd: 6);
        using (var receiver = await ServerProcess.StartProduct(data, line.Address, receiveOnly: true).ReadyAsync(requests[0]))
            ClosedLoop.Run(receiver.Address, requests[1..], options.Concurrency);

        var started = Stopwatch.GetTimestamp();
        using var host = await ServerProcess.StartProduct(data, line.Address).ReadyAsync(One());
        await line.WaitForAsync(1);
        var firstReply = Stopwatch.GetElapsedTime(started);
        var worked = host.Worked();
        started = Stopwatch.GetTimestamp();
        var complete = true;
        var tenths = new List<TimeSpan>();
        for (var tenth = 1; complete && tenth <= 10; tenth++)
        {
            complete = await line.WaitForAsync((int)(tenth * (options.Backlog + 1L) / 10));
            tenths.Add(Stopwatch.GetElapsedTime(started));
        }

        var elapsed = tenths[^1];
        var cores = (host.Worked() - worked).TotalSeconds / elapsed.TotalSeconds;
        var peak = host.PeakMemory();
        host.Dispose();

        var done = await data.CountAsync("SELECT COUNT(*) FROM \"InboxEvents\" WHERE \"Status\" = 1");
        var perSecond = line.Answered / elapsed.TotalSeconds;
        Say($"  first reply {firstReply.TotalSeconds:F2} s after the start; then {line.Replies.Count} replies and {line.Pushes} pushes");
        var steps = string.Join(' ', tenths.Select((t, i) => (int)(i == 0 ? t : t - tenths[i - 1]).TotalMilliseconds));
        Say($"  in {elapsed.TotalSeconds:F1} s ({cores:F2} cores); every tenth took, ms: {steps}");
        Say($"  reply tokens used twice {line.Repeated}; events done {done}");
        if (!complete)
            Say($"  NOT COMPLETE: no further reply for half a minute");
        table.Add("complete turns/s until reply", ">= 500", perSecond, "F0", complete && perSecond >= 500);
        table.Add("peak memory with the backlog, MiB", "", peak, "F0");
    }

    private byte[] One() => webhooks.Make(1, 1, crowd: 9)[0];

    private LoadDatabase NewDatabase() => LoadDatabase.Create(Path.Combine(root, $"{++folders}"), options);

    private static double Ratio(List<(LoadResult A, LoadResult B)> pairs) =>
        Quantiles.Median(pairs.Select(p => p.B.PerSecond / p.A.PerSecond));

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
