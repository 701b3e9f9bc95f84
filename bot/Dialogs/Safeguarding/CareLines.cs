using System.Buffers;
using Channels.Bot.Activities;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>What is said to a cry: fixed words, then the numbers somebody has approved, each once.</summary>
internal sealed class CareLines(ProcedureCatalog catalog, DialogWords words)
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。.।\n");

    /// <summary>More buttons than these would hide what else can be said.</summary>
    private const int MostDials = 4;

    /// <param name="alarms">Ids of alarms and the words for each.</param>
    public IEnumerable<string> Notices(IReadOnlyList<(string Id, string Text)> alarms, string language)
    {
        var shown = new HashSet<string>();
        foreach (var (id, text) in alarms)
        {
            var lines = catalog
                .Hotlines.For(id)
                .Where(h => shown.Add(h.Id))
                .Select(h => words.Say(language, Phrase.HotlineRow, ("number", h.Number), ("name", h.In(language))));
            yield return string.Join('\n', lines.Prepend(text));
        }
    }

    /// <summary>The same numbers, one tap away.</summary>
    public CardAction[] Dials(IEnumerable<string> alarms, string language) =>
        [
            .. alarms
                .SelectMany(catalog.Hotlines.For)
                .DistinctBy(h => h.Id)
                .Take(MostDials)
                .Select(h =>
                    ButtonRow.Fit(
                        new CardAction
                        {
                            Type = ActionTypes.OpenUrl,
                            Title = words.Say(language, Phrase.HotlineDial, ("number", h.Number)),
                            Value = "tel:" + h.Number.Replace("-", "", StringComparison.Ordinal),
                        }
                    )
                ),
        ];

    /// <summary>To a further cry: its own first sentence, so that it was heard, and that it is with the office too.</summary>
    public string Again(string language, string reference, Cry cry) =>
        cry.Act is { } act
            ? words.Say(language, act is "violence" ? Phrase.CryNowViolence : Phrase.CryNowLife)
                + "\n"
                + words.Say(language, Phrase.CryNowTold, ("number", reference))
        : cry.Heard.FirstOrDefault(h => h is not SafeguardingStep.Apply) is { } alarm
            ? FirstSentence(Outside(alarm, language)) + "\n" + words.Say(language, Phrase.CryAgainMore, ("number", reference))
        : words.Say(language, Phrase.CryAgain, ("number", reference));

    private static string FirstSentence(string text)
    {
        var end = text.AsSpan().IndexOfAny(SentenceEnds);
        return end < 0 ? text : text[..(end + 1)];
    }

    /// <summary>The words for an alarm where no consultation is open.</summary>
    public string Outside(string alarm, string language) =>
        words.Say(
            language,
            alarm switch
            {
                "violence" => Phrase.CrisisViolence,
                "living" => Phrase.CrisisLiving,
                _ => Phrase.CrisisLife,
            }
        );
}
