using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Returns;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Withdrawals;

/// <summary>The answer to a <see cref="FindHandedIn"/>: what can be done with what was handed in. What the office has already is a
/// request to it.</summary>
internal sealed class HandedInTopic(ProcedureCatalog catalog, Opening opening, CurrentQuestion current, DialogWords words)
{
    /// <summary>So soon after it nothing else is meant.</summary>
    private static readonly TimeSpan JustNow = TimeSpan.FromMinutes(10);

    /// <summary>So many are offered to choose from; an older one is named by its day or number.</summary>
    private const int MostOffered = 10;

    private readonly SentList sent = new(catalog, opening, words);

    public TurnResult On(Heard heard, IReadOnlyList<HandedIn> found)
    {
        if (heard.State.Wish is not { } wish)
            return TurnResult.Silent(heard.State);
        if (wish.Kind is WishKind.Show or WishKind.Same)
            return sent.Tell(heard, wish, found);
        HandedIn[] live = [.. found.Where(f => f.Stage is not HandedInStage.Withdrawn)];
        if (OfNone(heard, wish, found, live) is { } none)
            return none;
        var open = Named(heard, wish, live);
        return (open, found) switch
        {
            (_, []) => Nothing(heard),
            ([], [var withdrawn, ..]) => Say(heard, null, Phrase.WithdrawnAlready, ("number", withdrawn.Reference)),
            ([var only], _) => One(heard, wish, only),
            ([var latest, ..], _) when MeansLatest(heard, wish, latest) => One(heard, wish, latest),
            _ => Which(heard, wish, open, one => sent.Row(heard, one)),
        };
    }

    /// <summary>Of those that the wish tells apart by their day (金曜のお迎えの交通費): all of them where it tells nothing.</summary>
    private HandedIn[] Named(Heard heard, SubmissionWish wish, HandedIn[] open)
    {
        if (wish.Text is not { } text || open.Length < 2)
            return open;
        var days = Meant(heard, text);
        days = days.Count > 0 ? days : HandedInDays.NamedIn(text, heard.Context.Now);
        var meant = HandedInDays.OfDays(catalog, open, days, text);
        return meant.Length == 0 ? open : meant;
    }

    /// <summary>The day by which it is told is nobody's: that is said with what there is, and never is another day's taken.</summary>
    private TurnResult? OfNone(Heard heard, SubmissionWish wish, IReadOnlyList<HandedIn> found, HandedIn[] live)
    {
        if (wish is not { Reference: null, Text: { } text } || found.Count == 0)
            return null;
        var days = Meant(heard, text);
        if (days.Count == 0 || live.Any(f => HandedInDays.IsSentOn(f, days, text)) || OfDays(live).Length > 0)
            return null;
        var line = (found.FirstOrDefault(f => HandedInDays.IsSentOn(f, days, text)) ?? OfDays(found).FirstOrDefault()) is { } withdrawn
            ? words.Say(heard.Language, Phrase.WithdrawnAlready, ("number", withdrawn.Reference))
            : words.Say(heard.Language, Phrase.WishNoneThatDay, ("day", HandedInDays.Named(days[0], text, heard)));
        return live.Length == 0
            ? CaseReplies.Lines(heard.State with { Wish = null }, heard.Before.Append(line))
            : Which(heard.Saying(line), wish with { Text = null, MessageId = null }, live, one => sent.Row(heard, one));

        HandedIn[] OfDays(IReadOnlyList<HandedIn> among) => HandedInDays.OfDays(catalog, among, days, text);
    }

    /// <summary>A day that is said to be wrong is the one that was handed in.</summary>
    private static IReadOnlyList<DateOnly> Meant(Heard heard, string text) =>
        HandedInDays.DeniedIn(text, heard.Context.Now) is { Count: > 0 } denied ? denied : HandedInDays.MeantIn(text, heard.Context.Now);

    private TurnResult One(Heard heard, SubmissionWish wish, HandedIn one)
    {
        var procedure = catalog.Find(one.Procedure, one.Version);
        var kept = wish with { Reference = one.Reference, At = heard.Context.Now };

        // A cry for help, and a question that is being answered, are taken back by talking to somebody.
        if (one.Stage is not (HandedInStage.Open or HandedInStage.Returned) || procedure is not { Safeguarding: null, Asked: null })
            return Taken(heard, kept, one);
        switch (wish.Kind)
        {
            case WishKind.WithdrawNow:
                var withdrawn = Say(heard, null, Phrase.Withdrawn, Figures(heard, one));
                return withdrawn with { State = Without(withdrawn.State, one), Effects = [new WithdrawSubmission(one.Reference)] };
            case WishKind.Correct:
                return Correct(heard, wish, one, procedure) ?? Taken(heard, kept, one);
            default:
                var question = wish.Kind is WishKind.Withdraw ? Phrase.WithdrawAsk : Phrase.WishAsk;
                return Say(heard, kept, question, Figures(heard, one)) is var asked
                    ? asked with
                    {
                        Replies =
                        [
                            Activity.Message(
                                asked.Replies[0].Text!,
                                Button(heard, Phrase.WithdrawIt),
                                Button(heard, Phrase.CorrectIt),
                                Button(heard, Phrase.LeaveIt)
                            ),
                        ],
                    }
                    : asked;
        }
    }

    /// <summary>The form opens again with its answers, at the check, or at the question that was named.</summary>
    private TurnResult? Correct(Heard heard, SubmissionWish wish, HandedIn one, Procedure procedure)
    {
        if (one.AnswersJson is null)
            return null;
        var session = new FormSession
        {
            Procedure = procedure.Id,
            Version = procedure.Version,
            Answers = SubmittedAnswers.Read(procedure, one.AnswersJson),
            AlsoSaid = SubmittedAnswers.AlsoSaid(one.AnswersJson),
            StartedAt = heard.Context.Now,
            AskedAt = heard.Context.Now,
            Corrects = one.Reference,
        };
        if (one.Return is { } returned)
            return Returned(heard, wish, session, returned);
        session = session with { CorrectsAs = Submitting.DigestOf(procedure, session) };
        var free = heard with { State = heard.State with { Wish = null, Session = session } };
        if (opening.Open(free) is not { } open)
            return null;
        open = open.Saying(words.Say(heard.Language, Phrase.CorrectNow, ("number", one.Reference)));
        open = ToldAfterwards.WithReason(open, wish);
        session = session with { AlsoSaid = open.Session.AlsoSaid };
        if (wish.Text is { } told && ToldAfterwards.PutRight(open, told, wish.MessageId) is { } changed)
            return changed;
        var rows = AnswerList.Of(open.Scene, session).Rows;
        var folded = wish.Text is { } text ? DialogWords.Fold(text) : "";
        var named = rows.FirstOrDefault(r => r.Label.Length > 1 && folded.Contains(DialogWords.Fold(r.Label), StringComparison.Ordinal));
        return open.Continue(named is null ? session : FormMoves.AskAgain(session, named.Paths));
    }

    /// <summary>What the office gave back. Words that brought it up without asking for it are its answer, or what waits is said
    /// again.</summary>
    private TurnResult? Returned(Heard heard, SubmissionWish wish, FormSession session, ReturnedForm returned)
    {
        if (ReturnedForms.Open(opening, words, heard, session, returned) is not { } open)
            return null;
        if (wish is not { IsAnswer: true, Text: { } text })
            return open.Continue(open.Session);
        return ReturnedForms.Answer(open with { Said = Said.Earlier(text, wish.MessageId) }, current)
            ?? StillReturnedTopic.Remind(heard, words, session.Corrects!);
    }

    private TurnResult Taken(Heard heard, SubmissionWish wish, HandedIn one)
    {
        if (wish.Text is not { } text)
            return Say(heard, wish with { Kind = WishKind.Tell }, Phrase.WishTakenAsk, ("number", one.Reference));
        var told = Say(heard, null, Phrase.WishTaken, ("number", one.Reference));
        return CaseReplies.Lines(
            told.State with
            {
                Case = new OpenedCase(one.Reference, heard.Context.Now, IsOpen: true),
            },
            [told.Replies[0].Text!],
            CaseReplies.EndButton(words, heard)
        ) with
        {
            Effects = [new AddToCase(one.Reference, text), new RaiseAlert("staff", one.Reference, one.Procedure, null)],
        };
    }

    private TurnResult Nothing(Heard heard) =>
        Say(heard, null, Phrase.WishNothing, ("staff", words.Label(heard.Language, Command.Staff))) is var said
            ? said with
            {
                Replies = [Activity.Message(said.Replies[0].Text!, new CardAction { Title = words.Label(heard.Language, Command.Staff) })],
            }
            : said;

    private TurnResult Which(Heard heard, SubmissionWish wish, HandedIn[] open, Func<HandedIn, string>? row = null)
    {
        open = [.. open.Take(MostOffered)];
        var rows = open.Select(o => row?.Invoke(o) ?? words.Say(heard.Language, Phrase.WishRow, Figures(heard, o)));
        var buttons = open.Select(o => new CardAction { Title = o.Reference }).Append(Button(heard, Phrase.LeaveIt));
        return CaseReplies.Lines(
            heard.State with
            {
                Wish = wish with { At = heard.Context.Now },
            },
            [.. heard.Before, words.Say(heard.Language, Phrase.WishWhich), .. rows],
            buttons
        );
    }

    private bool MeansLatest(Heard heard, SubmissionWish wish, HandedIn latest) =>
        heard.Context.Now - latest.At < JustNow || (wish.Text is { } text && words.MeansTheLatest(DialogWords.Fold(text)));

    /// <summary>Nothing of it is waited for or said again.</summary>
    private static ConversationState Without(ConversationState state, HandedIn one) =>
        state with
        {
            Last = state.Last?.Reference == one.Reference ? state.Last with { IsWithdrawn = true } : state.Last,
            Returned = state.Returned?.Remove(one.Reference) is { IsEmpty: false } left ? left : null,
            Awaiting = state.Awaiting.RemoveAll(a => a.Reference == one.Reference),
        };

    private TurnResult Say(Heard heard, SubmissionWish? wish, Phrase phrase, params ReadOnlySpan<(string Name, string Value)> figures) =>
        CaseReplies.Lines(heard.State with { Wish = wish }, heard.Before.Append(words.Say(heard.Language, phrase, figures)));

    private (string Name, string Value)[] Figures(Heard heard, HandedIn one)
    {
        var day = JapanTime.DayOf(one.At);
        return
        [
            ("number", one.Reference),
            ("title", catalog.Find(one.Procedure, one.Version)?.Title(heard.Language) ?? one.Procedure),
            ("day", Digits.Of(day.Month) + "/" + Digits.Of(day.Day)),
        ];
    }

    private CardAction Button(Heard heard, Phrase title) => new() { Title = words.Say(heard.Language, title) };
}
