using System.Collections.Immutable;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Opening = Channels.Bot.Dialogs.Sessions.Opening;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>
/// The answer to a <see cref="FindAskedReport"/>: it is asked about (<see cref="ReportAsking"/>), shown, or answered.
/// </summary>
internal sealed class AskedReportTopic(ProcedureCatalog catalog, Opening opening, StaffCases cases, DialogWords words)
{
    private const string OfficeLanguage = "ja";

    private const int LongestWords = 2000;

    private const int MostSaidBack = 100;

    private readonly ReportSpeech speech = ReportSpeech.Shipped;

    private readonly ReportAsking asking = new(words);

    public TurnResult On(Heard heard, FindAskedReport asked, AskedReport? found)
    {
        var known = (heard.State.Asked ?? []).Remove(asked.Reference);
        if (found is null || catalog.Find(found.Procedure, found.Version) is not { } procedure)
            return Nothing(ReportReplies.With(heard, known, null), asked);
        var lines = new ReportLines(opening.SceneOf(procedure, heard.State, heard.Context), found);
        return asked.Wish switch
        {
            // Answered between the question and its turn.
            ReportWish.Ask or ReportWish.Remind when found.IsAgreed => TurnResult.Silent(heard.State),
            ReportWish.Ask or ReportWish.Remind when ReportAsking.Between(heard, found) is { } first => asking.First(
                heard,
                known,
                found,
                first
            ),
            ReportWish.Ask or ReportWish.Remind => asking.Ask(
                ReportReplies.With(heard, known.Add(found.Reference), heard.State.Doubt),
                asked,
                found,
                lines
            ),
            ReportWish.See => Show(heard, asked, found, lines),

            // 17時半で合っています, of a report that says otherwise: nobody can know which was meant.
            ReportWish.Agree when asked.Words is { } told && ReportFigures.Contradict(told, found.AnswersJson) => Show(
                ReportReplies.With(heard, known.Add(found.Reference), null),
                asked,
                found,
                lines
            ),
            ReportWish.Agree => Answered(
                ReportReplies.With(heard, known, null),
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
            ReportWish.Back => Back(ReportReplies.With(heard, known.Add(found.Reference), null), found, asked.Words),
            _ => Told(heard, asked, found, lines, known),
        };
    }

    /// <summary>All it says; words that decided nothing go with it, and it is asked once more.</summary>
    private TurnResult Show(Heard heard, FindAskedReport asked, AskedReport found, ReportLines lines)
    {
        if (found.IsAgreed && asked.Words is { } more)
            return Already(heard, asked, found, more);
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

    /// <summary>It was agreed before, and nothing is against it: it is not asked again.</summary>
    private TurnResult Already(Heard heard, FindAskedReport asked, AskedReport found, string more) =>
        Answered(
            heard,
            asked,
            found,
            speech.Agreements.Say("already", heard.Language, ("number", found.Reference), ("words", ButtonRow.Shorten(more, MostSaidBack))),
            new AnswerReport(found.Reference, found.Revision, IsRight: false) { IsNote = true, Words = Cut(more) }
        );

    /// <summary>It is on the screen by their wish: what is asked meanwhile of another waits.</summary>
    private static ReportDoubt Seen(Heard heard, AskedReport found) =>
        new(found.Reference, found.Revision, null, heard.Context.Now) { Wish = ReportDoubt.Shown };

    private static ImmutableList<string> Last(ImmutableList<string>? asked, AskedReport found) =>
        (asked ?? []).Remove(found.Reference).Add(found.Reference);

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
            ReportReplies.With(heard, known, null),
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
        List<Effect> effects = [];
        List<string> lines = [text];
        if (speech.ThingAskedIn(asked.Words ?? "") is { } thing)
        {
            var (state, number, noted) = cases.Note(heard, heard.State, Cut(thing));
            heard = heard with { State = state };
            effects.AddRange(noted);
            lines.Add(
                speech.Agreements.Say("thing-asked", heard.Language, ("number", number), ("words", ButtonRow.Shorten(thing, MostSaidBack)))
            );
        }

        var told = ReportReplies.Tell(opening, heard, lines);
        effects.InsertRange(0, told.Effects);
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

    private string Say(Heard heard, Phrase phrase, params ReadOnlySpan<(string Name, string Value)> figures) =>
        words.Say(heard.Language, phrase, figures);

    private CardAction Button(Heard heard, ReportWord word, AskedReport found) =>
        ReportWishes.Button(words, heard.Language, word, found.Reference);
}
