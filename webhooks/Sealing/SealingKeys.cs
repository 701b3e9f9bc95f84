using System.Collections.Concurrent;

namespace Channels.Webhooks.Sealing;

/// <summary>The public keys of the settings, each read once: another key is another file, or a restart.</summary>
internal sealed class SealingKeys(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SealingKey> read = new(StringComparer.Ordinal);

    /// <summary>The key of a file; the check of the settings has let it pass.</summary>
    public SealingKey Of(string file) =>
        read.GetOrAdd(
            file,
            name =>
                SealingKey.Read(name, clock.GetUtcNow()) is { Key: { } key }
                    ? key
                    : throw new InvalidOperationException($"{name} is no key that can be used any more.")
        );
}
