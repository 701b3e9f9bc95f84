using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;

namespace Channels.Knowledge.LanguageModel;

/// <summary>
/// Whether a model's sentence is what it cites: the entry was given, the quote stands in its answer, and the sentence is the cited
/// one, word for word. The last says it all; what comes before it names what was changed, for the counts.
/// </summary>
internal sealed class SentenceCheck(QuestionReader reader, DateOnly day)
{
    /// <summary>The pieces of the entry's answer that the sentence is, or the code of what is wrong with it.</summary>
    public (Range Pieces, string? Problem) Check(ModelSentence sentence, Entry entry, IReadOnlyList<Piece> pieces)
    {
        var none = default(Range);
        if (
            string.IsNullOrWhiteSpace(sentence.Entry)
            || string.IsNullOrWhiteSpace(sentence.Quote)
            || string.IsNullOrWhiteSpace(sentence.Text)
        )
            return (none, ModelReasons.Uncited);
        if (sentence.Entry != entry.Id)
            return (none, ModelReasons.UnknownEntry);
        if (Find(SameWords.Key(sentence.Quote), pieces) is not { } place)
            return (none, ModelReasons.QuoteMissing);
        var cited = string.Concat(pieces.Take(place).Select(p => p.Text));
        return (place, Changed(sentence.Text, cited, entry.Answer));
    }

    private string? Changed(string text, string cited, string answer)
    {
        if (!Cues.Links(text).IsSubsetOf(Cues.Links(answer)))
            return ModelReasons.Link;
        if (!Cues.Markup(text).IsSubsetOf(Cues.Markup(answer)))
            return ModelReasons.Markup;
        var (said, given) = (Facts.Of(text, reader, day), Facts.Of(cited, reader, day));
        if (!said.Names.IsSubsetOf(given.Names))
            return ModelReasons.Name;
        if (!said.Numbers.IsSubsetOf(given.Numbers))
            return ModelReasons.Number;
        if (!Cues.Limits(text).SequenceEqual(Cues.Limits(cited), StringComparer.Ordinal))
            return ModelReasons.LimitLost;
        return SameWords.Key(text).TrimEnd('。') == SameWords.Key(cited).TrimEnd('。') ? null : ModelReasons.Reworded;
    }

    /// <summary>The pieces over which a quote goes.</summary>
    private static Range? Find(string quote, IReadOnlyList<Piece> pieces)
    {
        if (quote.Length == 0)
            return null;
        var at = string.Concat(pieces.Select(p => p.Key)).IndexOf(quote, StringComparison.Ordinal);
        if (at < 0)
            return null;
        int first = -1,
            last = -1;
        for (int piece = 0, from = 0; piece < pieces.Count; from += pieces[piece++].Key.Length)
        {
            if (first < 0 && at < from + pieces[piece].Key.Length)
                first = piece;
            if (at + quote.Length > from)
                last = piece;
        }

        return first..(last + 1);
    }
}
