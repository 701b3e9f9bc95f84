using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Channels.Bot.Submissions.Life;
using Channels.Webhooks.Sealing;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Staff;

/// <summary>The keys of the settings: compared by hash, in constant time, each until its end.</summary>
internal sealed class KeyRing(IOptionsMonitor<ApiOptions> api, SealingKeys seals, TimeProvider clock)
{
    private const string HashMark = "sha256:";

    /// <summary>Who holds this key; null: nobody, or not any more.</summary>
    public KeyHolder? Find(string key)
    {
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        var now = clock.GetUtcNow();
        (string Holder, string Key, ApiHolder? Of)? found = null;
        foreach (var (holder, name, value, of) in All())
        {
            // An empty setting is no key.
            if (value.Value.Length > 0 && CryptographicOperations.FixedTimeEquals(given, HashOf(value.Value)) && !(value.Expires <= now))
                found = (holder, name, of);
        }

        if (found is not { } one)
            return null;
        return one.Of is null
            ? new KeyHolder(one.Holder, one.Key, KeyReach.Whole, MayWrite: true, null)
            : new KeyHolder(one.Holder, one.Key, new KeyReach([.. one.Of.Queues], [.. one.Of.Routes]), !one.Of.ReadOnly, one.Of.Office)
            {
                SealsTo = one.Of.EncryptTo is { Length: > 0 } file ? seals.Of(file) : null,
                SealsAlways = one.Of.EncryptAlways,
            };
    }

    /// <summary>Every key there is, without its value.</summary>
    /// <param name="used">When each was last used.</param>
    public IReadOnlyList<KeyLine> List(IReadOnlyDictionary<(string Holder, string Key), DateTimeOffset> used)
    {
        var now = clock.GetUtcNow();
        return
        [
            .. All()
                .Where(k => k.Value.Value.Length > 0)
                .Select(k => new KeyLine(
                    k.Holder,
                    k.Name.Length == 0 ? null : k.Name,
                    k.Of?.ReadOnly is not true,
                    [.. k.Of?.Queues ?? []],
                    [.. k.Of?.Routes ?? []],
                    k.Of?.Office,
                    k.Value.Expires,
                    k.Value.Expires <= now,
                    used.TryGetValue((k.Holder, k.Name), out var at) ? at : null
                ))
                .OrderBy(k => k.Holder, StringComparer.Ordinal)
                .ThenBy(k => k.Key, StringComparer.Ordinal),
        ];
    }

    private IEnumerable<(string Holder, string Name, ApiKey Value, ApiHolder? Of)> All() =>
        api
            .CurrentValue.Keys.Select(k => (k.Key, "", new ApiKey { Value = k.Value }, (ApiHolder?)null))
            .Concat(api.CurrentValue.Holders.SelectMany(h => h.Value.Keys.Select(k => (h.Key, k.Key, k.Value, (ApiHolder?)h.Value))));

    private static byte[] HashOf(string key)
    {
        if (!key.StartsWith(HashMark, StringComparison.Ordinal))
            return SHA256.HashData(Encoding.UTF8.GetBytes(key));
        var hash = new byte[32];
        var whole =
            Convert.FromHexString(key.AsSpan(HashMark.Length), hash, out _, out var written) == OperationStatus.Done && written == 32;
        return whole ? hash : [];
    }
}

/// <summary>Who calls with a key, and what they may.</summary>
/// <param name="Name">Name of the holder.</param>
/// <param name="Key">Which of its keys; empty: the only one.</param>
/// <param name="Reach">What they see.</param>
/// <param name="MayWrite">They do more than look.</param>
/// <param name="Office">As people read it, or null.</param>
internal sealed record KeyHolder(string Name, string Key, KeyReach Reach, bool MayWrite, string? Office)
{
    /// <summary>The public key content can be sealed for, or null.</summary>
    public SealingKey? SealsTo { get; init; }

    /// <summary>Content is sealed whether it is asked for or not.</summary>
    public bool SealsAlways { get; init; }
}

/// <summary>A key as it is listed.</summary>
/// <param name="Holder">Who holds it.</param>
/// <param name="Key">Its name among the holder's; null: it has none, being the only one (<c>Api:Keys</c>).</param>
/// <param name="MayWrite">Its holder does more than look.</param>
/// <param name="Queues">Queues they see; none: all.</param>
/// <param name="Routes">Wards or kinds they see; none: all.</param>
/// <param name="Office">As people read it, or null.</param>
/// <param name="Expires">Its end, or null.</param>
/// <param name="IsOver">Its end has come.</param>
/// <param name="LastUsedAt">When it was last used at any node, to the minute; or null.</param>
internal sealed record KeyLine(
    string Holder,
    string? Key,
    bool MayWrite,
    IReadOnlyList<string> Queues,
    IReadOnlyList<string> Routes,
    string? Office,
    DateTimeOffset? Expires,
    bool IsOver,
    DateTimeOffset? LastUsedAt
);
