using Channels.Text.Clocks;
using Channels.Text.Numbers;
using Channels.Text.Trimming;

namespace Channels.Text;

/// <summary>A value that a longer text speaks of, and where.</summary>
/// <param name="Reading">What was made of it; nothing is asked back only because other words stand beside it.</param>
/// <param name="Spans">Where it stands in the prepared text.</param>
public sealed record Mentioned<T>(Reading<T> Reading, IReadOnlyList<Span> Spans);

/// <summary>A text as it is searched for what it speaks of.</summary>
public static class LongText
{
    /// <summary>Longer ones are cut: nobody says more in one message.</summary>
    private const int Longest = 5000;

    /// <summary>Folded, kana as hiragana, like what all readers read, but a whole story long.</summary>
    public static string Prepare(string text) =>
        CompactLine.Write(KanaNumerals.Write(Ornaments.Without(Folding.FoldToHiragana(text.Length > Longest ? text[..Longest] : text))));

    /// <summary>The text with what was understood left out, each place as one blank.</summary>
    public static string Without(string prepared, IEnumerable<Span> spans)
    {
        var rest = prepared.ToCharArray();
        foreach (var span in spans)
            rest.AsSpan(span.Start, Math.Min(span.End, rest.Length) - span.Start).Fill(' ');
        return new string(rest);
    }
}
