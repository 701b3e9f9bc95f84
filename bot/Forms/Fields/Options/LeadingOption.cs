using System.Text.RegularExpressions;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Forms.Fields.Options;

/// <summary>
/// An option that is named and then told about: 7 ピアノの送り, そのほか 水泳教室の送り迎え. What is told is no second choice.
/// </summary>
internal static partial class LeadingOption
{
    private const string Other = "other";

    /// <summary>Shorter ones are lists of options: 送り そのほか.</summary>
    private const int LongestList = 10;

    /// <summary>Null where no option stands first, and the last one (そのほか) nowhere.</summary>
    public static OptionReading? Read(string folded, FieldView view, bool several)
    {
        var options = view.Field.Type.Options;
        if (
            Numbered().Match(folded) is { Success: true } led
            && int.TryParse(led.Groups["n"].ValueSpan, out var number)
            && number >= 1
            && number <= options.Count
            && view.Field.OptionWords.Find(led.Groups["rest"].Value).Count == 0 // 1 送り names two
        )
            return OptionReader.Of([number - 1], several);
        var other = options.ToList().IndexOf(Other);
        return
            other >= 0
            && folded.Length > LongestList
            && !folded.AsSpan().ContainsAnyInRange('0', '9')
            && folded.Contains(DialogWords.Fold(OptionReader.Label(Other, view)), StringComparison.Ordinal)
            ? OptionReader.Of([other], several)
            : null;
    }

    /// <summary>A number, a gap and words: no time, no count, no second number, no list.</summary>
    [GeneratedRegex(
        @"^(?<n>\d{1,2})(?: |番 ?(?:の|は)? ?)(?<rest>(?![時分人回円歳日月年個名件本枚つ:/-])(?=[^\d]*[ぁ-んァ-ヶ一-龠])[^\d、,と&＆]{3,})$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Numbered();
}
