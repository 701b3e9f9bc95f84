using Channels.Knowledge.Content;

namespace Channels.Knowledge.Answering;

/// <summary>Writes an answer out of an entry: its text word for word, then what it stands on and how long it holds.</summary>
internal sealed class AnswerComposer(AnswerTexts texts)
{
    public string Compose(Entry entry, string language)
    {
        var lines = new List<string>();
        if (!entry.WasConfirmed())
            lines.Add(texts.Say(language, "demonstration"));
        // Who reads 「6か月に1回」 must see of what: a neighbour's answer looks the same, and そのとおり。 may say the opposite.
        lines.Add(texts.Say(language, "asked", entry.Question));
        lines.Add(entry.Answer);
        if (entry.Citations.Count > 0)
            lines.Add(texts.Say(language, "sources", string.Join("、", entry.Citations.Select(c => Cite(c, language)))));
        if (entry.Services.Count is > 0 and <= 4)
            lines.Add(texts.Say(language, "services", string.Join("、", entry.Services)));
        if (Validity(entry, language) is { } validity)
            lines.Add(validity);
        if (entry.ReviewedOn is { } reviewed)
            lines.Add(texts.Say(language, "reviewed", AnswerTexts.Date(language, reviewed)));
        lines.Add(texts.Say(language, "confirm"));
        return string.Join('\n', lines);
    }

    private static string Cite(Citation citation, string language)
    {
        var parts = new[]
        {
            citation.Source,
            citation.Article,
            citation.Number,
            citation.Date is { } d ? AnswerTexts.Date(language, d) : null,
        };
        return string.Join(' ', parts.Where(p => !string.IsNullOrEmpty(p)));
    }

    private string? Validity(Entry entry, string language) =>
        entry switch
        {
            { ValidFrom: { } from, ValidUntil: { } until } => texts.Say(
                language,
                "valid-between",
                AnswerTexts.Date(language, from),
                AnswerTexts.Date(language, until)
            ),
            { ValidFrom: { } from } => texts.Say(language, "valid-from", AnswerTexts.Date(language, from)),
            { ValidUntil: { } until } => texts.Say(language, "valid-until", AnswerTexts.Date(language, until)),
            _ => null,
        };
}
