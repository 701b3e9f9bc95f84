using System.Collections.Concurrent;
using Channels.Bot.Attempts;
using Channels.Webhooks.Inbound;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Staff;

/// <summary>
/// Guessing a key costs time: wrong ones are counted by address, in the database, and after some of them a wrong one is told nothing but to
/// wait. A right key is right from everywhere: many sites share an address, and whoever tries keys there must not shut out a neighbour,
/// whose key may be new. What makes guessing hopeless is the key itself (16 characters at least); to look one up costs the same whether
/// it is right or wrong.
/// </summary>
internal sealed class KeyDoor(KeyRing keys, AttemptBook attempts, IOptionsMonitor<ApiOptions> api, TimeProvider clock)
{
    private const int MostRemembered = 10_000;

    // So long a shut door is not asked for again: a flood of wrong keys is no flood of writes.
    private static readonly TimeSpan IsShutFor = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, DateTimeOffset> shut = new(StringComparer.Ordinal);

    /// <summary>Who holds the key.</summary>
    public async Task<KeyReading> FindAsync(string key, string address, CancellationToken stop)
    {
        if (keys.Find(key) is { } holder)
            return new KeyReading.Opens(holder);
        var now = clock.GetUtcNow();
        if (IsShut(address, now))
            return new KeyReading.Locked();
        if (await attempts.MayTryAsync([Guarded.Key(address, api.CurrentValue.WrongKeys)], null, stop))
            return new KeyReading.Unknown();
        if (shut.Count >= MostRemembered)
            shut.Clear();
        shut[address] = now + IsShutFor;
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
}

/// <summary>What a key turned out to be.</summary>
internal abstract record KeyReading
{
    public sealed record Opens(KeyHolder Holder) : KeyReading;

    public sealed record Unknown : KeyReading;

    /// <summary>Wrong, and so were many from this address: it is to wait.</summary>
    public sealed record Locked : KeyReading;
}
