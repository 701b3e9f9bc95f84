using System.Text.RegularExpressions;
using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;
using Channels.Text;

namespace Channels.Knowledge.Review;

/// <summary>What makes an entry one that somebody reads before it is approved, however many others are approved with it.</summary>
public static class EntryFlags
{
    /// <summary>The answer means something only after its own question (そのとおり。), or after another answer (同上).</summary>
    public const string Relative = "relative";

    /// <summary>Nothing stands where the answer should (-, 未定).</summary>
    public const string Empty = "empty";

    /// <summary>The answer points at a table, a figure or a form that the text cannot show.</summary>
    public const string Table = "table";

    /// <summary>Its source took it back, or another entry did.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Another entry answers the same with something else.</summary>
    public const string Contradicting = "contradicting";

    /// <summary>It would not answer its own question.</summary>
    public const string OwnQuestion = "own-question";

    private static readonly Regex[] Tables = Reading.Tables.Patterns("tables");

    /// <summary>What can be seen of an entry, and of it among others.</summary>
    /// <param name="isGainsaid">Another entry answers the same with something else.</param>
    /// <param name="lacksOwn">It would not answer its own question.</param>
    public static IReadOnlyList<string> With(Entry entry, bool isGainsaid, bool lacksOwn)
    {
        List<string> flags = [.. Of(entry)];
        if (isGainsaid)
            flags.Add(Contradicting);
        if (lacksOwn)
            flags.Add(OwnQuestion);
        return flags;
    }

    /// <summary>What can be seen of an entry alone.</summary>
    public static IReadOnlyList<string> Of(Entry entry)
    {
        var flags = new List<string>(3);
        var bare = BareAnswers.Of(entry.Answer);
        if (entry.Status == EntryStatus.Superseded || bare == BareAnswer.TakenBack)
            flags.Add(Withdrawn);
        if (RelativeAnswers.IsOne(entry.Answer) || bare == BareAnswer.Pointing)
            flags.Add(Relative);
        if (bare == BareAnswer.Nothing)
            flags.Add(Empty);
        var answer = JapaneseText.FoldWidths(entry.Answer); // in which a tab is a space
        if (Array.Exists(Tables, t => t.IsMatch(answer) || t.IsMatch(entry.Answer)))
            flags.Add(Table);
        return flags;
    }
}
