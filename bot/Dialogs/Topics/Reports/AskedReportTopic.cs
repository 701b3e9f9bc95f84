using System.Collections.Immutable;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>
/// The answer to a <see cref="FindAskedReport"/>. What is pushed has number, day and time and nothing else; the rest is shown to whoever
/// asks for it.
/// </summary>
internal sealed class AskedReportTopic(ProcedureCatalog catalog, Opening opening, DialogWords words)
{
    private const string OfficeLanguage = "ja";

    /// <summary>So many questions are remembered; older ones are answered by their buttons.</summary>
    private const int MostAsked = 30;

    private const int LongestWords = 2000;

    private const int MostSaidBack = 100;

    private readonly ReportSpeech speech = ReportSpeech.Shipped;

    public TurnResult On(Heard heard, FindAskedReport asked, AskedReport? found)
    {
        var known = (heard.State.Asked ?? []).Remove(asked.Reference);
        if (found is null || catalog.Find(found.Procedure, found.Version) is not { } procedure)
            return Nothing(With(heard, known, null), asked);
        var lines = new ReportLines(opening.SceneOf(procedure, heard.State, heard.Context), found);
        return asked.Wish switch
        {
            // Answered between the question and its turn.
            ReportWish.Ask or ReportWish.Remind when found.IsAgreed => TurnResult.Silent(heard.State),
            ReportWish.Ask or ReportWish.Remind when Between(heard, found) is { } first => First(heard, known, found, first),
            ReportWish.Ask or ReportWish.Remind => Ask(With(heard, known.Add(found.Reference), heard.State.Doubt), asked, found, lines),
            ReportWish.See => Show(heard, asked, found, lines),

            // 17時半で合っています, of a report that says otherwise: nobody can know which was meant.
            ReportWish.Agree when asked.Words is { } told && ReportFigures.Contradict(told, found.AnswersJson) => Show(
                With(heard, known.Add(found.Reference), null),
                asked,
                found,
                lines
            ),
            ReportWish.Agree => Answered(
                With(heard, known, null),
                asked,
                found,
                asked.Words is { } remark
                    ? speech.Say(
                        "remarked",
                        heard.Language,
                        ("number", found.Reference),
                        ("words", ButtonRow.Shorten(remark, MostSaidBack))
                    )
                    : Say(heard, Phrase.ReportAgreed, ("number", found.Reference)),
                found.IsAgreed && asked.Words is null
                    ? null
                    : new AnswerReport(found.Reference, found.Revision, IsRight: true)
                    {
                        Words = asked.Words is { } said ? speech.Say("remark-note", OfficeLanguage, ("words", Cut(said))) : null,
                    }
            ),
            ReportWish.Differ => Which(heard, asked, found, lines),
            ReportWish.Back => Back(With(heard, known.Add(found.Reference), null), found, asked.Words),
            _ => Told(heard, asked, found, lines, known),
        };
    }

    /// <summary>They are in the middle of another report, which comes first; or null.</summary>
    private static ReportDoubt? Between(Heard heard, AskedReport found) =>
        heard is { Form: null, State: { Doubt: { IsWhich: false } doubt, Asked: { } asked } }
        && doubt.Reference != found.Reference
        && asked.Contains(doubt.Reference)
        && heard.Context.Now - doubt.At <= DoubtTopic.StaysOpen
            ? doubt
            : null;

    /// <summary>That another one is there is said, and it is asked about behind the one they speak of: what they say next is of that
    /// one.</summary>
    private TurnResult First(Heard heard, ImmutableList<string> known, AskedReport found, ReportDoubt first) =>
        new(
            With(heard, known.Remove(first.Reference).Add(found.Reference).Add(first.Reference), heard.State.Doubt).State,
            [Activity.Message(speech.Say("another-there", heard.Language, ("number", found.Reference), ("first", first.Reference)))],
            [new FindAskedReport(first.Reference, first.IsShown ? ReportWish.See : ReportWish.Differ) { Line = first.Line }]
        );

    private TurnResult Ask(Heard heard, FindAskedReport asked, AskedReport found, ReportLines lines)
    {
        var phrase =
            asked.Wish is ReportWish.Remind ? Phrase.ReportAskStill
            : found.WasAnother ? Phrase.ReportAskAnew
            : Phrase.ReportAsk;
        return CaseReplies.Lines(
            heard.State,
            heard.Before.Concat([
                Say(heard, phrase, ("number", found.Reference), ("when", lines.When())),
                About(heard, found, lines),
                .. found.WasAnother && lines.Fare() is { } fare ? [fare] : Array.Empty<string>(),
            ]),
            Button(heard, ReportWord.Agree, found),
            Button(heard, ReportWord.Differ, found),
            Button(heard, ReportWord.See, found)
        );
    }

    /// <summary>All it says; words that decided nothing go with it, and it is asked once more.</summary>
    private TurnResult Show(Heard heard, FindAskedReport asked, AskedReport found, ReportLines lines)
    {
        var shown = CaseReplies.Lines(
            heard.State with
            {
                Asked = found.IsOpen ? Last(heard.State.Asked, found) : heard.State.Asked,
                Doubt = Seen(heard, found),
            },
            heard.Before.Concat([
                Say(heard, Phrase.ReportShown, ("number", found.Reference)),
                speech.Say("about", heard.Language),
                lines.Text(),
                .. asked.Words is { } said
                    ? [speech.Agreements.Say("unsure", heard.Language, ("words", ButtonRow.Shorten(said, MostSaidBack)))]
                    : Array.Empty<string>(),
            ]),
            Button(heard, ReportWord.Agree, found),
            Button(heard, ReportWord.Differ, found)
        );
        return asked.Words is { } words
            ? shown with
            {
                Effects =
                [
                    .. shown.Effects,
                    new AnswerReport(found.Reference, found.Revision, IsRight: false) { IsNote = true, Words = Cut(words) },
                ],
            }
            : shown;
    }

    /// <summary>It is on the screen by their wish: what is asked meanwhile of another waits.</summary>
    private static ReportDoubt Seen(Heard heard, AskedReport found) =>
        new(found.Reference, found.Revision, null, heard.Context.Now) { Wish = ReportDoubt.Shown };

    private static ImmutableList<string> Last(ImmutableList<string>? asked, AskedReport found) =>
        (asked ?? []).Remove(found.Reference).Add(found.Reference);

    /// <summary>By child and provider they know which it is.</summary>
    private string About(Heard heard, AskedReport found, ReportLines lines) =>
        lines.Children.Count == 0 ? speech.Say("about", heard.Language)
        : found.Provider is { } provider
            ? speech.Say("about-whom", heard.Language, ("children", lines.ChildrenWithTimes()), ("provider", provider))
        : speech.Say("about-child", heard.Language, ("children", lines.ChildrenWithTimes()));

    private TurnResult Which(Heard heard, FindAskedReport asked, AskedReport found, ReportLines lines) =>
        asked.Line is { } line
            ? How(heard, found, lines, line)
            : CaseReplies.Lines(
                heard.State with
                {
                    Doubt = new ReportDoubt(found.Reference, found.Revision, null, heard.Context.Now),
                },
                heard.Before.Append(Say(heard, Phrase.ReportWhich, ("number", found.Reference))).Concat(lines.Choices()),
                [.. lines.Buttons(), Button(heard, ReportWord.Agree, found) with { IsBeside = true }]
            ) with
            {
                Effects = [new AnswerReport(found.Reference, found.Revision, IsRight: false) { IsPress = true }],
            };

    /// <summary>The line was chosen: how it was is asked.</summary>
    private TurnResult How(Heard heard, AskedReport found, ReportLines lines, string line) =>
        CaseReplies.Lines(
            heard.State with
            {
                Doubt = new ReportDoubt(found.Reference, found.Revision, line, heard.Context.Now),
            },
            heard.Before.Append(Say(heard, Phrase.ReportHow, ("label", lines.LabelOf(line, heard.Language)))),
            new CardAction { Title = words.ReportLabel(heard.Language, ReportWord.NoWords) }
        );

    /// <summary>It does not count any more, which the office learns; it is asked once more.</summary>
    private TurnResult Back(Heard heard, AskedReport found, string? said) =>
        CaseReplies.Lines(
            heard.State with
            {
                Answered = null,
            },
            heard.Before.Append(speech.Say("revoked", heard.Language, ("number", found.Reference))),
            Button(heard, ReportWord.Agree, found),
            Button(heard, ReportWord.Differ, found),
            Button(heard, ReportWord.See, found)
        ) with
        {
            Effects =
            [
                new AnswerReport(found.Reference, found.Revision, IsRight: false)
                {
                    IsRevoked = true,
                    Words = $"{speech.Say("revoke-note", OfficeLanguage)} {(said is null ? "" : Cut(said))}".TrimEnd(),
                },
            ],
        };

    /// <summary>The line was chosen and the words come next, or they are here.</summary>
    private TurnResult Told(Heard heard, FindAskedReport asked, AskedReport found, ReportLines lines, ImmutableList<string> known)
    {
        if (asked.Line is null && lines.Named(asked.Words ?? "") is { } named)
            return How(heard, found, lines, named);
        var line = asked.Line ?? lines.Has(speech.LineOf(asked.Words ?? "")) ?? ReportLines.Other;
        var said = Cut(asked.Words ?? "");
        var note = words.Say(OfficeLanguage, Phrase.ReportNote, ("label", lines.LabelOf(line, OfficeLanguage)), ("words", said));
        return Answered(
            With(heard, known, null),
            asked,
            found,
            said.Length > 0
                ? speech.Say("said", heard.Language, ("number", found.Reference), ("words", ButtonRow.Shorten(said, MostSaidBack)))
                : Say(heard, Phrase.ReportDiffers, ("number", found.Reference)),
            new AnswerReport(found.Reference, found.Revision, IsRight: false) { Line = line, Words = note.Trim() }
        );
    }

    private static string Cut(string words) => words.Length > LongestWords ? words[..LongestWords] : words;

    /// <summary>It is answered; the next one that waits is asked about, as its buttons are gone from the screen by now.</summary>
    private TurnResult Answered(Heard heard, FindAskedReport asked, AskedReport found, string text, Effect? effect)
    {
        heard = heard with { State = heard.State with { Answered = new AnsweredReport(found.Reference, heard.Context.Now) } };
        var told = ReportReplies.Tell(opening, heard, [text]);
        List<Effect> effects = [.. told.Effects];
        if (effect is not null)
            effects.Add(effect);
        if (asked.Then is { } then)
            effects.Add(then with { IsLast = true });
        else if (!asked.IsLast && heard.State is { Session: null, Asked: [.., var next] })
            effects.Add(new FindAskedReport(next, ReportWish.Ask));
        return told with { Effects = effects };
    }

    private TurnResult Nothing(Heard heard, FindAskedReport asked) =>
        asked.Wish is ReportWish.Ask or ReportWish.Remind
            ? TurnResult.Silent(heard.State)
            : ReportReplies.Tell(opening, heard, [Say(heard, Phrase.ReportNothing, ("number", asked.Reference ?? ""))]);

    private static Heard With(Heard heard, ImmutableList<string> asked, ReportDoubt? doubt) =>
        heard with
        {
            State = heard.State with
            {
                Asked =
                    asked.IsEmpty ? null
                    : asked.Count > MostAsked ? asked.RemoveAt(0)
                    : asked,
                Doubt = doubt,
            },
        };

    private string Say(Heard heard, Phrase phrase, params ReadOnlySpan<(string Name, string Value)> figures) =>
        words.Say(heard.Language, phrase, figures);

    private CardAction Button(Heard heard, ReportWord word, AskedReport found) =>
        ReportWishes.Button(words, heard.Language, word, found.Reference);
}
