using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Children;

/// <summary>No other child was there, in one part or several: ええ、ありません; いえいえ、ふたりだけです。もうおりません; けんくんはいませんでした.</summary>
internal static class NobodyElse
{
    /// <summary>Nothing else is said.</summary>
    /// <param name="words">The dialog's words.</param>
    /// <param name="text">The message.</param>
    /// <param name="count">So many children are known; a number that says otherwise is none of it. Null: any.</param>
    public static bool Says(DialogWords words, string text, int? count = null)
    {
        var there = AbsentNames.Without(text, isBesideOthers: true);
        var isNone = there != text;
        foreach (var part in Clauses.Pieces(there).Select(p => p.Text))
        {
            var folded = DialogWords.Fold(part);
            if (YesNoReader.Read(part) is Reading<bool>.Found { Value: false })
                isNone = true;
            else if (words.Is(PlainWord.NobodyElse, folded))
                isNone = true;
            else if (CountIn(words, folded) is { } told && (count is null || told == count))
                isNone = true;
            else if (
                YesNoReader.Read(part) is not Reading<bool>.Found
                && !words.IsCourtesy(folded)
                && !(isNone && AbsentNames.IsReason(part))
            )
                return false;
        }

        return isNone && YesNoReader.Read(text) is not Reading<bool>.Found;
    }

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
