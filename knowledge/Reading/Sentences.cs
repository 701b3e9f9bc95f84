using System.Text;
using System.Text.RegularExpressions;

namespace Channels.Knowledge.Reading;

/// <summary>
/// Parts a longer question: the sentences and clauses that ask, and those around them (who is asking, what happened). What is asked
/// decides;
/// what is told beside it only helps to find.
/// </summary>
internal static partial class Sentences
{
    private static readonly Regex[] Asks = Tables.Patterns("asks");

    /// <param name="text">A folded text.</param>
    public static (string Asking, string Around) Split(string text)
    {
        var (asking, around) = (new StringBuilder(), new StringBuilder());
        for (var start = 0; start < text.Length; )
        {
            var end = End().Match(text, start) is { Success: true } match ? match.Index + match.Length : text.Length;
            var sentence = text[start..end];
            (DoesAsk(sentence) ? asking : around).Append(sentence).Append(' ');
            start = end;
        }

        return asking.Length == 0 ? (text, "") : (asking.ToString(), around.ToString());
    }

    /// <summary>Whether a sentence asks for something, and does not only name a thing.</summary>
    public static bool DoesAsk(string sentence) => Asks.Any(a => a.IsMatch(sentence.TrimEnd('。', '!', ' ')));

    /// <summary>Where a sentence ends, or a clause that only tells (〜のですが、〜ので、).</summary>
    [GeneratedRegex(
        @"[。?!．\n]|(です|ます|ました|でした|た|の|ん)(が|けど|けれど|けれども)[、 ]|(ので|から|ため)、",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex End();
}
