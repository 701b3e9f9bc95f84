using System.Diagnostics;
using Channels.Tests.Sinks.Kintone;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Sinks.Hour;

/// <summary>What goes wrong meanwhile, each at a rhythm of its own.</summary>
internal sealed class HourFaults(HostProcess host, KintoneServer kintone, string shared, Random random)
{
    private const string Page = "<html><body>ただいまメンテナンス中です</body></html>";

    private static readonly (string Name, (int, string, string?, string?, bool) Answer)[] Answers =
    [
        ("429", (429, """{"code":"GAIA_TM12","id":"x","message":"混み合っています。"}""", "Retry-After", "2", false)),
        ("520", (520, "error code: 520", null, null, false)),
        ("520 after it was written", (520, "error code: 520", null, null, true)),
        ("page with 502", (502, Page, null, null, false)),
        ("page with 200", (200, Page, null, null, false)),
        ("page with 200 after it was written", (200, Page, null, null, true)),
        ("nothing in time, written", (0, "", null, null, true)),
    ];

    public Dictionary<string, int> Happened { get; } = new(StringComparer.Ordinal);

    public async Task KintoneAsync(TimeSpan every, CancellationToken enough)
    {
        await EachAsync(
            every,
            () =>
            {
                var (name, answer) = Answers[random.Next(Answers.Length)];
                var calls = random.Next(1, 4);
                if (kintone.Stumble(calls, answer))
                    Count("kintone: " + name, calls);
                return Task.CompletedTask;
            },
            enough
        );
    }

    /// <summary>The share is away, comes back, cannot be written, can be.</summary>
    public async Task ShareAsync(TimeSpan every, CancellationToken enough)
    {
        var state = 0;
        await EachAsync(
            every,
            () =>
            {
                if (state % 2 == 0)
                    Count(state % 4 == 0 ? "share: not mounted" : "share: read-only", 1);
                Share(state++ % 4);
                return Task.CompletedTask;
            },
            enough
        );
        if (state % 2 == 1)
            Share(state % 4);
    }

    /// <summary>SIGKILL, so many times.</summary>
    public async Task KillAsync(TimeSpan every, int times, CancellationToken enough) =>
        await EachAsync(
            every,
            async () =>
            {
                if (times-- <= 0)
                    return;
                await host.KillAsync();
                await host.StartAsync();
                Count("host: killed", 1);
            },
            enough
        );

    private void Share(int state)
    {
        var away = shared + "-away";
        switch (state)
        {
            case 0:
                Directory.Move(shared, away);
                Directory.CreateDirectory(shared); // the empty place it is mounted on
                break;
            case 1:
                Directory.Delete(shared);
                Directory.Move(away, shared);
                break;
            default:
                // Nobody may write there, not even root, whom rights alone do not stop.
                using (var attributes = Process.Start("chattr", ["-R", state == 2 ? "+i" : "-i", shared]))
                    attributes.WaitForExit();
                break;
        }
    }

    private static async Task EachAsync(TimeSpan every, Func<Task> act, CancellationToken enough)
    {
        using var clock = new PeriodicTimer(every);
        try
        {
            while (await clock.WaitForNextTickAsync(enough))
                await act();
        }
        catch (OperationCanceledException)
        {
            // Enough.
        }
    }

    private void Count(string name, int times)
    {
        lock (Happened)
            Happened[name] = Happened.GetValueOrDefault(name) + times;
    }
}
