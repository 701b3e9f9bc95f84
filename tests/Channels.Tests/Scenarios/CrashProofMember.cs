using Channels.Simulator;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Scenarios;

/// <summary>
/// A member who reports one activity after the other, and the platform's side of it: an event that was not acknowledged is
/// sent again with the same id until it is, and the next one only then. Now and then an acknowledged event comes once more.
/// </summary>
/// <param name="talk">What is said instead of a report, of the time before; a report when left out.</param>
/// <param name="pace">Awaited before each; as fast as it goes when left out.</param>
internal sealed class CrashProofMember(
    EmulatedLine line,
    HostProcess host,
    EmulatedUser user,
    Random random,
    Func<int, string[]>? talk = null,
    PeriodicTimer? pace = null
)
{
    // A member who does not wait for answers: the same word twice in a row would be taken for a double tap.
    private static readonly string[] Talk =
    [
        "活動報告",
        "04821",
        "きのう",
        "9時から11時半まで",
        "1",
        "たろうさん",
        "いいえ",
        "いません",
        "420円",
        Photo,
        "はい",
    ];

    private const string Photo = "(photo)";
    private static int lastNumber = 100_000;
    private readonly List<string> acknowledged = [];

    public EmulatedUser User { get; } = user;

    /// <summary>Ids of the events the host said it has; each once.</summary>
    public IReadOnlyList<string> Acknowledged => acknowledged;

    /// <summary>Reports whose last answer was acknowledged.</summary>
    public int Reports { get; private set; }

    public int Photos { get; private set; }

    /// <summary>Attempts that were not acknowledged.</summary>
    public int Retries { get; private set; }

    /// <summary>Acknowledged events that were sent again.</summary>
    public int Duplicates { get; private set; }

    /// <summary>Reports until told that it is enough; the report under way is finished.</summary>
    public async Task ReportUntilAsync(CancellationToken enough, CancellationToken stop)
    {
        while (!enough.IsCancellationRequested)
        {
            if (pace is not null && !await pace.WaitForNextTickAsync(stop))
                return;
            foreach (var said in talk?.Invoke(Reports) ?? Talk)
                await SayAsync(said is "04821" ? NextNumber() : said, stop);
            Reports++;
        }
    }

    /// <summary>Another member number each time: the same report twice would be asked about.</summary>
    private static string NextNumber() => Interlocked.Increment(ref lastNumber).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task SayAsync(string said, CancellationToken stop)
    {
        await host.UpAsync(stop);
        var withPhoto = said == Photo && random.Next(3) == 0;
        var sent = withPhoto ? await line.PhotoAsync(User) : await line.SayAsync(User, said == Photo ? "写真はない" : said);
        if (withPhoto)
            Photos++;
        for (var delivery = sent.Delivery; !delivery.First.Succeeded; delivery = await AgainAsync(sent, stop))
            Retries++;
        acknowledged.Add(sent.Event.Id);
        if (random.Next(10) == 0)
        {
            // Whether this one arrives does not matter: the event is acknowledged already.
            await AgainAsync(sent, stop);
            Duplicates++;
        }
    }

    private async Task<WebhookDelivery> AgainAsync(SentEvent sent, CancellationToken stop)
    {
        await host.UpAsync(stop);
        sent.Event.Json["deliveryContext"]!["isRedelivery"] = true;
        return await line.Sender.SendTogetherAsync(line.Channel, [sent.Event]);
    }
}
