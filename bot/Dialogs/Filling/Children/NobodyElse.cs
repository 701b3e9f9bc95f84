using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Children;

/// <summary>No other child was there, in one part or several: ええ、ありません; いえいえ、ふたりだけです。もうおりません; けんくんはいませんでした.</summary>
internal static class NobodyElse
{
    private static readonly char[] Stops = ['、', '。', ',', '，', '.', '!', '！', ' ', '　', '\n'];

    /// <summary>Nothing else is said.</summary>
    /// <param name="words">The dialog's words.</param>
    /// <param name="text">The message.</param>
    /// <param name="count">So many children are known; a number that says otherwise is none of it. Null: any.</param>
    public static bool Says(DialogWords words, string text, int? count = null)
    {
        var parts = AbsentNames
            .Without(text, isBesideOthers: true)
            .Split(Stops, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var isNone = AbsentNames.Without(text, isBesideOthers: true) != text;
        foreach (var part in parts)
        {
            var folded = DialogWords.Fold(part);
            if (YesNoReader.Read(part) is Reading<bool>.Found { Value: false })
                isNone = true;
            else if (words.Is(PlainWord.NobodyElse, folded))
                isNone = true;
            else if (CountIn(words, folded) is { } told && (count is null || told == count))
                isNone = true;
            else if (YesNoReader.Read(part) is not Reading<bool>.Found && !words.IsCourtesy(folded) && !(isNone && IsReason(part)))
                return false;
        }

        return isNone && YesNoReader.Read(text) is not Reading<bool>.Found;
    }

    /// <summary>おりません。もう一人の子は|保育園やけ: only why, of nobody who is named.</summary>
    private static bool IsReason(string part) =>
        Array.Exists(Reasons, r => part.EndsWith(r, StringComparison.Ordinal))
        && NameFinder.Find(part).Count == 0
        && !Array.Exists(Together, w => part.Contains(w, StringComparison.Ordinal));

    private static readonly string[] Reasons = ["け", "けん", "から", "ので", "けえ"];

    private static readonly string[] Together = ["一緒", "いっしょ", "預か", "おった", "いました"];

    /// <summary>ふたりだけです: how many they were, and no more.</summary>
    private static int? CountIn(DialogWords words, string folded)
    {
        if (words.Is(PlainWord.OnlyTwo, folded))
            return 2;
        if (words.Is(PlainWord.OnlyThree, folded))
            return 3;
        return words.IsOnlyOne(folded) ? 1 : null;
    }
}
