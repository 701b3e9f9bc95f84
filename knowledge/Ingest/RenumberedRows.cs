using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Text;

namespace Channels.Knowledge.Ingest;

/// <summary>
/// Finds rows whose id is that of another question: two tables that both count from 1 must not write over one another. A question of
/// another document that has nothing in common with what is there is refused; one that was reworded is named with both wordings.
/// </summary>
internal static class RenumberedRows
{
    /// <summary>Least share of the pairs of characters that two wordings of one question have in common.</summary>
    private const float Alike = 0.3f;

    private const int Shown = 60;

    /// <summary>Why a row is not taken; null when it may be.</summary>
    public static EntryFinding? Refuse(Entry? there, Entry row) =>
        there is { } old && !IsAlike(old.Question, row.Question) && !IsOfOneDocument(old, row)
            ? new EntryFinding(
                "entry.other-question",
                $"{row.Id}.question",
                $"the id '{row.Id}' stands for another question ({Short(old.Question)}), and this row asks: {Short(row.Question)}. "
                    + "Give the rows of this table ids of their own, or leave the column of numbers out"
            )
            : null;

    /// <summary>A row that asks its question in other words than what is there; null where it does not.</summary>
    public static RewordedRow? Named(Entry? there, Entry row) =>
        there is { } old && Bare(old.Question) != Bare(row.Question) ? new RewordedRow(row.Id, old.Question, row.Question) : null;

    private static bool IsAlike(string one, string other)
    {
        var (pairs, others) = (CharacterPairs.Of(Bare(one)), CharacterPairs.Of(Bare(other)));
        return Bare(one) == Bare(other) || Math.Max(CharacterPairs.Share(pairs, others), CharacterPairs.Share(others, pairs)) >= Alike;
    }

    private static bool IsOfOneDocument(Entry one, Entry other) =>
        one.Citations is [{ Source: var source }, ..] && other.Citations is [{ Source: var others }, ..] && Bare(source) == Bare(others);

    private static string Bare(string text) => string.Concat(JapaneseText.FoldWidths(text).Where(char.IsLetterOrDigit));

    private static string Short(string text) => text.ReplaceLineEndings(" ") is { Length: > Shown } line ? line[..Shown] + "…" : text;
}

/// <summary>A row whose id stands for another question so far.</summary>
/// <param name="Before">The question that is there.</param>
/// <param name="Now">The question of the row.</param>
public sealed record RewordedRow(string Id, string Before, string Now);
