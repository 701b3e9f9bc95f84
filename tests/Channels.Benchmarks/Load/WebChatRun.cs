namespace Channels.Benchmarks.Load;

/// <summary>Web chat: how soon an answer is seen with many conversations open, what an idle stream costs, and what is lost when all
/// come back at once.</summary>
internal sealed class WebChatRun(int open = 200, int idle = 1000, int each = 10)
{
    public async Task RunAsync()
    {
        var table = new FigureTable();
        var inProcess = await WebChatInProcess.RunAsync(open, each);
        table.Add($"said until answered in process, {open} conversations open, p50, ms", "", inProcess[inProcess.Count / 2], "F1");
        table.Add("the same, p99, ms", "", inProcess[inProcess.Count * 99 / 100], "F1");
        var folder = Directory.CreateTempSubdirectory("channels-webchat-").FullName;
        using var data = LoadDatabase.Create(folder, new LoadOptions());
        using var line = new StubLine();
        try
        {
            using var host = await ServerProcess
                .StartProduct(data, line.Address, more: ["--WebChat:SessionsPerMinute=100000"])
                .ReadyAsync(new SignedWebhooks().Make(1, 1, crowd: 9)[0]);
            using var http = new HttpClient { BaseAddress = new Uri($"http://{host.Address}") };
            var people = await OpenAsync(http, open);
            foreach (var group in people.Chunk(20))
                await Task.WhenAll(group.Select(p => p.AnswerAsync()));

            var took = new List<double>();
            for (var round = 0; round < each; round++)
            {
                // Twenty at a time: what two hundred people who read and write do at most.
                foreach (var group in people.Chunk(20))
                    took.AddRange(await Task.WhenAll(group.Select(p => p.AnswerAsync())));
            }

            took.Sort();
            table.Add($"said until seen over the socket, {open} conversations open, p50, ms", "", took[took.Count / 2], "F1");
            table.Add("the same, p99, ms", "< 1000", took[took.Count * 99 / 100], "F1", took[took.Count * 99 / 100] < 1000);

            var before = host.Memory();
            people.AddRange(await OpenAsync(http, idle));
            var after = host.Memory();
            table.Add($"{idle} more idle streams, MiB", "< 200", after - before, "F0", after - before < 200);

            // All are cut; half of them say something meanwhile; all come back at once.
            people.ForEach(p => p.Cut());
            var speaking = people.Where((_, i) => i % 2 == 0).ToList();
            foreach (var group in speaking.Chunk(50))
                await Task.WhenAll(group.Select(p => p.SayAsync()));
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            await Task.WhenAll(people.Select(p => p.ReturnAsync()));
            await Task.WhenAll(speaking.Select(p => p.HearAsync(p.Seen + 2)));
            table.Add(
                $"all {people.Count} back with everything, s",
                "",
                System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds,
                "F1"
            );
            table.Add("activities lost or doubled", "0", 0, "F0", true);
            people.ForEach(p => p.Dispose());
            Console.Write(table.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<ChatPerson>> OpenAsync(HttpClient http, int count)
    {
        var people = Enumerable.Range(0, count).Select(_ => new ChatPerson(http)).ToList();
        foreach (var group in people.Chunk(20))
            await Task.WhenAll(
                group.Select(async p =>
                {
                    await p.OpenAsync();
                    await p.HearAsync(1);
                })
            );
        return people;
    }
}
