using System.Text;
using System.Text.RegularExpressions;

namespace Channels.Knowledge.Guard;

/// <summary>
/// Parts a longer question: the sentences that ask, and those around them (who is asking, what happened). What is asked decides;
/// what is told beside it only helps to find.
/// </summary>
internal static class Sentences
{
    private static readonly char[] Ends = ['。', '?', '!', '\n', '．'];
    private static readonly Regex[] Asks = Tables.Patterns("asks");

    /// <param name="text">A folded text.</param>
    public static (string Asking, string Around) Split(string text)
    {
        var (asking, around) = (new StringBuilder(), new StringBuilder());
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOfAny(Ends, start);
            end = end < 0 ? text.Length : end + 1;
            var sentence = text[start..end];
            (Asks.Any(a => a.IsMatch(sentence.TrimEnd('。', '!', ' '))) ? asking : around).Append(sentence).Append(' ');
            start = end;
        }

        return asking.Length == 0 ? (text, "") : (asking.ToString(), around.ToString());
    }
}
