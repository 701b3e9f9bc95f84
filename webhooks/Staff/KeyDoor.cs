using System.Collections.Concurrent;
using Channels.Bot.Attempts;
using Channels.Webhooks.Inbound;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Staff;

/// <summary>
/// Guessing a key costs time: wrong ones are counted by address, in the database, and after some of them nothing is looked up for that
/// address. Who called well from there before goes on: a neighbour behind the same address shuts nobody out.
/// </summary>
internal sealed class KeyDoor(KeyRing keys, AttemptBook attempts, IOptionsMonitor<ApiOptions> api, TimeProvider clock)
{
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan IsKnownFor = TimeSpan.FromDays(1);

    // So long a shut door is not asked for again: a flood of wrong keys is no flood of writes.
    private static readonly TimeSpan IsShutFor = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Address, string Holder, string Key), DateTimeOffset> known = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> shut = new(StringComparer.Ordinal);

    /// <summary>Who holds the key, if anything may be looked up for this address.</summary>
    public async Task<KeyReading> FindAsync(string key, string address, CancellationToken stop)
    {
        var (now, guarded) = (clock.GetUtcNow(), Guarded.Key(address, api.CurrentValue.WrongKeys));
        if (keys.Find(key) is { } holder)
        {
            var who = (address, holder.Name, holder.Key);
            if (!(known.TryGetValue(who, out var since) && now - since < IsKnownFor))
            {
                if (IsShut(address, now) || await attempts.IsLockedAsync(guarded, stop))
                    return new KeyReading.Locked();
                Remember(known, who, now);
            }

            return new KeyReading.Opens(holder);
        }

        if (IsShut(address, now))
            return new KeyReading.Locked();
        if (await attempts.MayTryAsync([guarded], null, stop))
            return new KeyReading.Unknown();
        Remember(shut, address, now + IsShutFor);
        return new KeyReading.Locked();
    }

    /// <summary>Whether a request comes with a key, at an endpoint that also answers without.</summary>
    public async Task<bool> OpensAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            && await FindAsync(header["Bearer ".Length..].Trim(), ClientAddress.Of(context), context.RequestAborted) is KeyReading.Opens;
    }

    private bool IsShut(string address, DateTimeOffset now) => shut.TryGetValue(address, out var until) && now < until;

    private static void Remember<T>(ConcurrentDictionary<T, DateTimeOffset> book, T what, DateTimeOffset at)
        where T : notnull
    {
        if (book.Count >= MostRemembered)
            book.Clear();
        book[what] = at;
    }
}

/// <summary>What a key turned out to be.</summary>
internal abstract record KeyReading
{
    public sealed record Opens(KeyHolder Holder) : KeyReading;

    public sealed record Unknown : KeyReading;

    /// <summary>Nothing is looked up for this address now.</summary>
    public sealed record Locked : KeyReading;
}
