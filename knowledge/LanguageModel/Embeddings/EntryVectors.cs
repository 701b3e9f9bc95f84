using System.Collections.Concurrent;
using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text;
using Channels.Knowledge.Content;

namespace Channels.Knowledge.LanguageModel.Embeddings;

/// <summary>
/// Vectors of entries, kept in memory by what the entry says: an entry that did not change is asked for once, and one that did is
/// as if it had none until the next filling.
/// </summary>
internal sealed class EntryVectors(EmbeddingOptions options, EmbeddingClient client)
{
    private const int Longest = 2000;
    private readonly ConcurrentDictionary<string, float[]> _vectors = new(StringComparer.Ordinal);

    public int Count => _vectors.Count;

    /// <summary>Asks for the vectors that are missing, batch by batch, and forgets those nobody has any more.</summary>
    /// <returns>Whether all entries have theirs.</returns>
    public async Task<bool> FillAsync(IReadOnlyList<Entry> entries, CancellationToken cancellationToken)
    {
        var wanted = entries.Select(Text).Distinct(StringComparer.Ordinal).ToDictionary(Key, t => t, StringComparer.Ordinal);
        foreach (var gone in _vectors.Keys.Where(k => !wanted.ContainsKey(k)).ToList())
            _vectors.TryRemove(gone, out _);
        foreach (var batch in wanted.Where(w => !_vectors.ContainsKey(w.Key)).Chunk(options.Batch))
        {
            if (await client.EmbedAsync([.. batch.Select(b => options.EntryPrefix + b.Value)], cancellationToken) is not { } vectors)
                return false;
            for (var at = 0; at < batch.Length; at++)
                _vectors[batch[at].Key] = vectors[at];
        }

        return true;
    }

    /// <summary>Cosine of a question's vector and an entry's; null where there is none, or of another model's size.</summary>
    public float? Likeness(float[] question, Entry entry) =>
        _vectors.TryGetValue(Key(Text(entry)), out var vector) && vector.Length == question.Length
            ? TensorPrimitives.Dot(question, vector)
            : null;

    private static string Text(Entry entry)
    {
        var text = string.Join('\n', [entry.Question, .. entry.Aliases, entry.Answer]);
        return text.Length <= Longest ? text : text[..Longest];
    }

    private static string Key(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
