using System.Globalization;
using System.Net;
using Channels.Tests.Scenarios;
using Channels.Tests.Support.Doors;
using Channels.Text;

namespace Channels.Tests.Sinks.Hour;

/// <summary>Who writes meanwhile: members report and families sign up in LINE, people ask for help in the web chat. Each is one after
/// the other, and what is cut off is sent again.</summary>
internal sealed class HourPeople(EmulatedLine line, HostProcess host, int seed, TimeSpan every)
{
    private readonly List<CrashProofMember> members = [];

    public int Reports => members.Where((_, i) => i % 2 == 0).Sum(m => m.Reports);

    public int SignUps => members.Where((_, i) => i % 2 == 1).Sum(m => m.Reports);

    public int Consultations { get; private set; }

    public int CutOff { get; private set; }

    /// <summary>Until told that it is enough; what is under way is finished.</summary>
    public Task WriteAsync(CancellationToken enough, CancellationToken stop)
    {
        // Of three submissions one is each kind; two members and two families take turns.
        for (var i = 0; i < 4; i++)
            members.Add(
                new CrashProofMember(
                    line,
                    host,
                    line.Platform.AddUser($"人{i}"),
                    new Random(seed + i),
                    i % 2 == 0 ? null : SignUp,
                    new PeriodicTimer(6 * every)
                )
            );
        return Task.WhenAll([.. members.Select(m => m.ReportUntilAsync(enough, stop)), ConsultAsync(enough, stop)]);
    }

    /// <summary>Another day and another name each time: the same twice would be asked about.</summary>
    private static string[] SignUp(int number)
    {
        var day = JapanTime.DayOf(TimeProvider.System.GetUtcNow()).AddDays(2 + (number % 150));
        return
        [
            "行事の申込み",
            "交流会",
            day.ToString("M月d日", CultureInfo.InvariantCulture),
            "北九州 花子",
            $"090-0000-{number % 10_000:0000}",
            "2人",
            "0人",
            "いいえ",
            "はい",
        ];
    }

    private async Task ConsultAsync(CancellationToken enough, CancellationToken stop)
    {
        using var pace = new PeriodicTimer(3 * every);
        while (!enough.IsCancellationRequested && await pace.WaitForNextTickAsync(stop))
        {
            var door = await AgainAsync(() => DirectLineDoor.OpenAsync(host.Address!), stop);
            string[] talk =
            [
                "相談",
                "門司",
                "自分のこと",
                "仕事と病気",
                "どれもない",
                $"仕事を探しています。{Consultations}回目です",
                "1人",
                "アパート",
                "連絡はいらない",
                "あおぞら",
                "いいえ",
                "はい",
            ];
            foreach (var (said, i) in talk.Select((t, i) => (t, i)))
                await AgainAsync(
                    async () =>
                    {
                        using var here = door.At(host.Address!);
                        return await here.SayAsync(said, $"hour-{i}");
                    },
                    stop
                );
            door.Dispose();
            Consultations++;
        }
    }

    /// <summary>Killed in the middle, or busy: once more, to whoever listens next.</summary>
    private async Task<T> AgainAsync<T>(Func<Task<T>> act, CancellationToken stop)
    {
        while (true)
        {
            await host.UpAsync(stop);
            try
            {
                return await act();
            }
            catch (Exception cut) when (IsCut(cut) && !stop.IsCancellationRequested)
            {
                CutOff++;
            }
        }
    }

    private static bool IsCut(Exception cut) =>
        cut is HttpRequestException { StatusCode: null or HttpStatusCode.ServiceUnavailable } or IOException or TaskCanceledException;
}
