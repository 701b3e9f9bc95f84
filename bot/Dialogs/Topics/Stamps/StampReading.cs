using Channels.Bot.Forms.Words;
using Channels.Text;

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
        if (lists.Never.IsIn(folded) || words.IsQuestion(folded))
            return null;
        var plain = JapaneseText.Fold(said.Text);
        var known = called.Select(DialogWords.Fold).Where(n => n.Length > 0).ToList();
        return new StampScan(lists, folded, plain.Length >= folded.Length ? plain : folded, known).Run();
    }
}
