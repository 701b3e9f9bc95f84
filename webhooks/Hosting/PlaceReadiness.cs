namespace Channels.Webhooks.Hosting;

/// <summary>How the folders stand that rooms write to, for <c>/health/ready</c>. A node without one still takes what people say, so this
/// is told and makes nothing unready.</summary>
internal sealed class PlaceReadiness(IEnumerable<IPlaces> rooms, TimeProvider clock)
{
    // A share whose server is away lets its callers wait for minutes: the answer does not, and no second one waits beside it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookedAtFor = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, Looking> last = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>By setting: <c>ok</c>, or what is wrong.</summary>
    public async Task<IReadOnlyDictionary<string, string>> LookAsync(CancellationToken cancellationToken)
    {
        var all = rooms.SelectMany(r => r.All).OrderBy(p => p.Setting, StringComparer.Ordinal).ToList();
        var looks = all.ConvertAll(Begin);
        try
        {
            await Task.WhenAll(looks).WaitAsync(Patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Told below of those that did not answer.
        }

        return all.Zip(looks).ToDictionary(p => p.First.Setting, p => StateOf(p.Second), StringComparer.Ordinal);
    }

    private static string StateOf(Task<string?> look) => look.IsCompletedSuccessfully ? look.Result ?? "ok" : "no-answer";

    private Task<string?> Begin(Place place)
    {
        lock (gate)
        {
            if (
                last.TryGetValue(place.Setting, out var before)
                && (!before.Found.IsCompleted || clock.GetElapsedTime(before.At) < LookedAtFor)
            )
                return before.Found;
            var found = Task.Factory.StartNew(place.Look, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            last[place.Setting] = new Looking(clock.GetTimestamp(), found);
            return found;
        }
    }

    private sealed record Looking(long At, Task<string?> Found);
}
