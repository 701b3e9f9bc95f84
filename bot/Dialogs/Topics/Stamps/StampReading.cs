using System.Buffers;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Names;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>
/// Reads a stamp out of a message: いま預かったよ, 「5時に預かった」, お返ししたのは6時. A message is one only when nothing is left of it: whatever
/// says more (昨日, 明日, か) is something else.
/// </summary>
internal sealed class StampReading(DialogWords words)
{
    private const int Longest = 60;

    private readonly StampLists lists = words.Stamps;

    /// <param name="called">How children of earlier reports are called: they need no title.</param>
    /// <returns>Null: it is about something else.</returns>
    public StampSaid? Read(Said said, IReadOnlyList<string> called)
    {
        var folded = said.Folded;
        if (folded.Length is 0 or > Longest)
            return null;
        var bare = folded.Trim([.. StampScan.Marks]);
        if (lists.Look.Contains(bare))
            return new StampSaid(StampKind.Look);
        if (lists.Still.Contains(bare))
            return new StampSaid(StampKind.Still);
        if (words.IsQuestion(folded))
            return null;
        var known = Known(called);
        return (lists.Never.IsIn(folded) ? null : Scan(said.Text, known)) ?? WithMore(said.Text, known);
    }

    /// <summary>みおちゃんとそらくんです: the children, where it was asked of whom a care is; null: it says something else.</summary>
    /// <param name="said">The message.</param>
    /// <param name="called">How children are called.</param>
    public string? Names(Said said, IReadOnlyList<string> called) =>
        said.Folded.Length is 0 or > Longest || words.IsQuestion(said.Folded) ? null
        : ScanOf(said.Text, Known(called)).Names() is { } named ? named
        : ChildName.Several(said.Text) is { } several ? string.Join('、', several)
        : null;

    private static List<string> Known(IReadOnlyList<string> called) => [.. called.Select(DialogWords.Fold).Where(n => n.Length > 0)];

    private StampSaid? Scan(string text, List<string> known) => ScanOf(text, known).Run();

    private StampScan ScanOf(string text, List<string> known)
    {
        var (folded, plain) = (DialogWords.Fold(text), JapaneseText.Fold(text));
        return new StampScan(lists, folded, plain.Length >= folded.Length ? plain : folded, known);
    }

    /// <summary>そうたくん預かったけんね、今から公園いきます: a stamp, and behind it something that is none, has no time in it and speaks of no other
    /// stamp or report.</summary>
    private StampSaid? WithMore(string text, List<string> known)
    {
        for (var at = NextEnd(text, 0); at > 0; at = NextEnd(text, at + 1))
        {
            var rest = Decorated(text[(at + 1)..]);
            if (rest.Count(char.IsLetter) < FewestOfRest || IsOfStamps(DialogWords.Fold(rest)))
                continue;
            if (lists.Never.IsIn(DialogWords.Fold(text[..at])) || lists.Never.Beginning(DialogWords.Fold(rest)) is not null)
                continue; // きのうのことです; 今度持っていきます may stand in what is told beside it
            if (Scan(text[..at], known) is { Kind: StampKind.Stamp, Side: not null, IsCorrection: false } stamp)
                return stamp with { Rest = rest };
        }

        return null;
    }

    private bool IsOfStamps(string rest) =>
        HasTime(rest)
        || (lists.Things.Beginning(rest) is { } thing && (rest.Length == thing.Length || "をはがも、".Contains(rest[thing.Length]))) // 書類を
        || lists.Taken.IsIn(rest)
        || lists.Returned.IsIn(rest)
        || lists.TakenNouns.IsIn(rest)
        || lists.ReturnedNouns.IsIn(rest)
        || lists.Undo.IsIn(rest)
        || lists.StillCaring.IsIn(rest)
        || lists.Told.IsIn(rest);

    /// <summary>A figure of the clock, of a day or of money; ミルクは160飲んだ has none.</summary>
    private static bool HasTime(string rest)
    {
        for (var at = 0; at < rest.Length; at++)
        {
            if (
                char.IsAsciiDigit(rest[at])
                && rest.AsSpan(at).TrimStart("0123456789 ") is var behind
                && (behind.IsEmpty || "時:分日月/円回番人".Contains(behind[0]))
            )
                return true;
        }

        return false;
    }

    /// <summary>A stop, or a picture as one: お返ししました😊水筒を….</summary>
    private static int NextEnd(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (Ends.Contains(text[at]) || char.IsSurrogate(text[at]) || char.IsSymbol(text[at]))
                return at;
        }

        return -1;
    }

    /// <summary>Without what is left of a picture before the words.</summary>
    private static string Decorated(string rest)
    {
        var at = 0;
        while (at < rest.Length && !char.IsLetterOrDigit(rest[at]) && rest[at] is not ('「' or '('))
            at++;
        return rest[at..].Trim();
    }

    private static readonly SearchValues<char> Ends = SearchValues.Create("、。，,\n！! 　");

    private const int FewestOfRest = 3;
}
