using System.Text.RegularExpressions;
using Channels.Text;

namespace Channels.Knowledge.Reading;

/// <summary>Answers that mean something only after the question they were given to (そのとおり。, 差し支えない。).</summary>
internal static class RelativeAnswers
{
    private static readonly Regex[] Beginnings = Tables.Patterns("relative");

    public static bool IsOne(string answer)
    {
        var folded = JapaneseText.FoldWidths(answer).Trim();
        return Beginnings.Any(b => b.IsMatch(folded));
    }
}
