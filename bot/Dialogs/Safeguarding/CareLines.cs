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

    /// <summary>So long after a danger the numbers said to it stand above, and another one is answered shortly.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(30);

    /// <summary>A danger was answered a moment ago.</summary>
    public static bool IsNear(DateTimeOffset? answered, DateTimeOffset now) => answered is { } at && now - at < Near;

    /// <param name="alarms">Ids of alarms and the words for each; to the second and further ones a short sentence is said.</param>
    /// <param name="answered">Alarms that were answered a moment ago: their numbers were shown, and every further one is short.</param>
    /// <param name="act">The one that tells what is being done, or null: it is said at once what to do.</param>
    public IEnumerable<string> Notices(
        IReadOnlyList<(string Id, string Text)> alarms,
        string language,
        IReadOnlyList<string>? answered = null,
        string? act = null
    )
    {
        var shown = (answered ?? []).SelectMany(catalog.Hotlines.For).Select(h => h.Id).ToHashSet();
        foreach (var (id, whole) in alarms)
        {
            var text =
                id == act ? words.Say(language, NowOf(id))
                : (answered is { Count: > 0 } || id != alarms[0].Id) && Also(id) is { } also ? words.Say(language, also)
                : whole;
            var lines = catalog
                .Hotlines.For(id)
                .Where(h => shown.Add(h.Id))
                .Select(h => words.Say(language, Phrase.HotlineRow, ("number", h.Number), ("name", h.In(language))));
            yield return string.Join('\n', lines.Prepend(text));
        }
    }

    /// <summary>What is said to an alarm: who fears to strike somebody (手をあげそう) does not hear what is said to who is struck.</summary>
    public (string Id, string Text) For(string alarm, string whole, string language, Said said) =>
        LineOf(alarm, said) is Striking
            ? (Striking, words.Say(language, Phrase.CryMightStrike) + "\n" + words.Say(language, Phrase.CryMightStrikeMore))
            : (alarm, whole);

    /// <summary>Hotlines of their own.</summary>
    private const string Striking = "striking";

    private string LineOf(string alarm, Said said) => alarm is "violence" && words.MightStrike(said.Folded) ? Striking : alarm;

    private static Phrase NowOf(string act) => act is "violence" ? Phrase.CryNowViolence : Phrase.CryNowLife;

    private static Phrase? Also(string alarm) =>
        alarm switch
        {
            "life" => Phrase.CryAlsoLife,
            "violence" => Phrase.CryAlsoViolence,
            "living" => Phrase.CryAlsoLiving,
            _ => null,
        };

    /// <summary>The same numbers, one tap away.</summary>
    public CardAction[] Dials(IEnumerable<string> alarms, string language, Said said) =>
        [
            .. alarms
                .Select(a => LineOf(a, said))
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
    public string Again(string language, string reference, Cry cry, Said said) =>
        words.MightStrike(said.Folded) && cry.Act is null
            ? words.Say(language, Phrase.CryMightStrike) + "\n" + words.Say(language, Phrase.CryAgainMore, ("number", reference))
        : cry.Act is { } act ? words.Say(language, NowOf(act)) + "\n" + words.Say(language, Phrase.CryNowTold, ("number", reference))
        : cry.Heard.FirstOrDefault(h => h is not SafeguardingStep.Apply) is { } alarm
            ? FirstSentence(Outside(alarm, language)) + "\n" + words.Say(language, Phrase.CryAgainMore, ("number", reference))
        : words.Say(language, Phrase.CryAgain, ("number", reference));

    /// <summary>A further danger is with the same case.</summary>
    public string AlsoTold(string language, string reference) => words.Say(language, Phrase.CryAlsoTold, ("number", reference));

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
