using Channels.Knowledge.Index;

namespace Channels.Knowledge.Answering;

/// <summary>The pairs of characters of a text, but for those of hiragana alone: what typing errors and kana leave of a wording.</summary>
internal static class CharacterPairs
{
    public static HashSet<int> Of(string text)
    {
        var pairs = new HashSet<int>();
        for (var at = 0; at + 2 <= text.Length; at++)
        {
            var (one, other) = (Scripts.Of(text[at]), Scripts.Of(text[at + 1]));
            if (one is not Script.None && other is not Script.None && (one is not Script.Hiragana || other is not Script.Hiragana))
                pairs.Add((text[at] << 16) | text[at + 1]);
        }

        return pairs;
    }

    /// <summary>The share of the pairs that others have; 0 without pairs.</summary>
    public static float Share(HashSet<int> pairs, HashSet<int> others) =>
        pairs.Count == 0 ? 0 : (float)pairs.Count(others.Contains) / pairs.Count;
}
