using System.Text.Json;
using Channels.Text;

namespace Channels.Bot.Forms.Fields;

/// <summary>What a longer text says of a question that was not asked, and where.</summary>
/// <param name="Reading">Understood or Unsure.</param>
/// <param name="Spans">Places in the prepared text; empty where the reader does not tell.</param>
internal sealed record FieldFinding(FieldReading Reading, IReadOnlyList<Span> Spans)
{
    /// <summary>More was told beside it, of which is to be asked which it was: the whole answers that may be meant.</summary>
    public IReadOnlyList<JsonElement> More { get; init; } = [];

    public static FieldFinding? Of(FieldReading reading, params IReadOnlyList<Span> spans) =>
        reading is FieldReading.Problem ? null : new FieldFinding(reading, spans);

    private const int ShortestTold = 2;

    /// <summary>Where the words are no answer by themselves, what they tell by the words for longer sentences; a question tells
    /// nothing.</summary>
    public static FieldReading OrTold(FieldReading read, FieldInput input, Func<FieldInput, string, FieldFinding?> find) =>
        read is FieldReading.Problem { Code: var code }
        && code.EndsWith(".none", StringComparison.Ordinal)
        && (!input.View.Words.IsQuestion(input.Folded) || input.View.Words.IsDoubt(input.Folded))
        && input.Said.Length >= ShortestTold
        && LongText.Prepare(input.Said) is var prepared
        && find(input, prepared) is { } found
        && !found.Spans.Any(s => IsOfSomethingElse(prepared, s.End))
            ? found.Reading
            : read;

    /// <summary>病児の料金: the words only say of what.</summary>
    private static bool IsOfSomethingElse(string text, int end) =>
        end + 1 < text.Length && text[end] == 'の' && text[end + 1] is >= '一' and <= '\u9FFF';

    /// <summary>The one option a sentence speaks of; two are asked about.</summary>
    public static FieldFinding? OneOption(FieldInput input, string prepared, IReadOnlyList<string> options, bool isFirstMeant = false)
    {
        var found = input.View.Field.Told.FindOptions(prepared);
        if (isFirstMeant && found.Count > 1)
            found = [found.MinBy(f => f.Option)];
        return found.Count switch
        {
            0 => null,
            1 => new FieldFinding(new FieldReading.Understood(Canonical.Of(options[found[0].Option])), [found[0].Span]),
            _ => new FieldFinding(
                new FieldReading.Unsure([.. found.Select(f => Canonical.Of(options[f.Option]))]),
                [.. found.Select(f => f.Span)]
            ),
        };
    }
}
