using Channels.Knowledge.Reading;

namespace Channels.Knowledge.LanguageModel;

/// <summary>
/// Whether an answer may do without some of its pieces. It may not lose one that limits, excepts, denies or obliges; not the piece
/// that another leans on; and not the counterpart of a number that is shown (two deadlines, two rates).
/// </summary>
internal sealed class Selection(QuestionReader reader, DateOnly day)
{
    /// <summary>Whether any of the pieces could be left out at all; otherwise nobody needs to be asked.</summary>
    public static bool CouldShorten(IReadOnlyList<Piece> pieces) => pieces.Count > 1 && pieces.Any(p => !Cues.HasLimit(p.Text));

    /// <summary>The code of what is wrong with it; null when the pieces stand for the answer.</summary>
    public string? Check(IReadOnlyList<Piece> pieces, IReadOnlySet<int> kept)
    {
        if (kept.Count == 0)
            return ModelReasons.Nothing;
        var left = Enumerable.Range(0, pieces.Count).Where(at => !kept.Contains(at)).ToList();
        if (left.Any(at => Cues.HasLimit(pieces[at].Text)))
            return ModelReasons.LimitLost;
        if (kept.Any(at => at > 0 && !kept.Contains(at - 1) && Cues.LeansOnWhatIsBefore(pieces[at].Text)))
            return ModelReasons.LeftOut;
        var shown = kept.SelectMany(at => Facts.Of(pieces[at].Text, reader, day).Kinds).ToHashSet(StringComparer.Ordinal);
        return left.Any(at => Facts.Of(pieces[at].Text, reader, day).Kinds.Overlaps(shown)) ? ModelReasons.LeftOut : null;
    }
}
