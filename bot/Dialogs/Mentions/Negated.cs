using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Mentions;

/// <summary>学校への送りやなくて学校からの迎え: what is denied right before what is meant is no answer to anything.</summary>
internal static class Negated
{
    /// <summary>What keeps the places of the other words, and joins none of them.</summary>
    private const char Blank = '、';

    /// <summary>So many denials a message; more is a story.</summary>
    private const int Most = 4;

    /// <summary>The message without what it denies, every other word at its place.</summary>
    /// <param name="said">The message.</param>
    /// <param name="read">What a message says of the form.</param>
    public static Said Without(Said said, Func<Said, IReadOnlyList<Mention>> read)
    {
        var text = said.Text;
        for (var i = 0; i < Most && Afterthoughts.Instead(text) is { } mark; i++)
        {
            var before = text[..mark.Start];
            var start = StartOf(before, read(said with { Text = before, Folded = DialogWords.Fold(before) }));
            text = string.Concat(text.AsSpan(0, start), new string(Blank, mark.End - start), text.AsSpan(mark.End));
        }

        return ReferenceEquals(text, said.Text) ? said : said with { Text = text, Folded = DialogWords.Fold(text) };
    }

    /// <summary>Where the value begins that stands right before the denial; the denial alone where there is none, and where a yes or a no
    /// is said by it (病児やなくて).</summary>
    private static int StartOf(string before, IReadOnlyList<Mention> mentions)
    {
        var prepared = LongText.Prepare(before);
        foreach (var name in NameFinder.Find(before))
        {
            if (before.EndsWith(name, StringComparison.Ordinal))
                return before.Length - name.Length;
        }

        if (prepared.Length != before.Length)
            return before.Length;
        var start = mentions
            .Where(m => m.Step.Field.Type is not YesNoField)
            .SelectMany(m => m.Spans.Select(s => (m.Step.Field.Type, Span: s)))
            .Where(m => m.Span.End >= prepared.Length - 1 && m.Span.End <= prepared.Length)
            .Select(m => m.Type is MoneyField ? BehindParticle(prepared, m.Span) : m.Span.Start)
            .DefaultIfEmpty(before.Length)
            .Min();
        return start < before.Length ? start : StartOfFigure(before);
    }

    /// <summary>A figure with its unit is denied whole, whatever it was the figure of.</summary>
    private static int StartOfFigure(string before)
    {
        var at = before.Length;
        while (at > 0 && (char.IsDigit(before[at - 1]) || Units.Contains(before[at - 1], StringComparison.Ordinal)))
            at--;
        return before.AsSpan(at).ContainsAnyInRange('0', '9') || before.AsSpan(at).ContainsAnyInRange('０', '９') ? at : before.Length;
    }

    private const string Units = "円時分半人:：,，";

    /// <summary>交通費は|420円: what it is the cost of stays.</summary>
    private static int BehindParticle(string prepared, Span span) =>
        prepared.AsSpan(span.Start, span.End - span.Start).LastIndexOfAny('は', 'が', 'も') is >= 0 and var at
            ? span.Start + at + 1
            : span.Start;
}
