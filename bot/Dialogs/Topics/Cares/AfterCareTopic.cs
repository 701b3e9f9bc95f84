using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling.Modes;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Links;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cares;

/// <summary>What is said to the offer after a cry: go on, be called, leave it at that. Anything else is heard as ever.</summary>
internal sealed class AfterCareTopic(SessionRoom sessions, LinkTopic links) : ITopic
{
    /// <summary>So long after a cry やめます is about that.</summary>
    private static readonly TimeSpan StaysNear = TimeSpan.FromHours(1);

    public TurnResult? Hear(Heard heard)
    {
        var offered = heard.State.CareOffered;
        var isNear = heard is { Form: null, State.Care: { } near } && heard.Context.Now - near.At < StaysNear;
        if (isNear && offered is null && sessions.Words.Match(heard.Said.Folded, out _) is Command.Stop)
            return Leave(heard, heard.State.Care!.Reference, isInside: false);
        if (
            heard is { Form.Procedure.Safeguarding: not null, Session: { Reference: { } own, Alarms.Count: > 0 } }
            && heard.Command() is Command.Stop
        )
            return Leave(heard, own, isInside: true); // after a cry nobody is asked twice
        if (WantsCall(heard))
            return sessions.StaffCases.Open(heard, null, heard.Said.Text.Trim());
        if (SaidAfter.Of(heard, sessions.Words, isOffered: offered is not null || IsButtonOfBefore(heard, isNear)) is not { } word)
            return null;
        if (word is CareWord.Enough)
            heard = Settled(heard);
        if (heard.Form is not null && heard.Session.Mode is DialogMode.ConfirmHandOver or DialogMode.ConfirmStop)
            return null; // it was asked already
        if (offered is null)
            return heard.Form is { Procedure.Safeguarding: not null } ? Unasked(heard, word)
                : heard.Form is not null ? null
                : (word, isNear) switch
                {
                    (CareWord.Enough, true) => Leave(heard, heard.State.Care!.Reference, isInside: false),
                    (CareWord.Call, true) => TakeNumber(heard, heard.State.Care!.Reference),
                    (CareWord.Call, false) => sessions.StaffCases.Open(heard, null, heard.Said.Text.Trim()),
                    (CareWord.TellMore, true) => More(heard),
                    _ => null,
                };
        var reference = offered;
        var isInside = heard.Form is not null && heard.Session.Reference == reference;
        return word switch
        {
            CareWord.Call when isInside && heard.Procedure.Safeguarding?.Call is { } call => AskNumber(heard, call),
            CareWord.Call => TakeNumber(heard, reference),
            CareWord.Enough => Leave(heard, reference, isInside),
            CareWord.TellMore when !isInside => More(heard),
            _ when heard.Form is not null => heard.Continue(FormMoves.WhereItWas(heard.Session)),
            _ => More(heard),
        };
    }

    /// <summary>In a consultation one may be called or leave at any question.</summary>
    private TurnResult? Unasked(Heard heard, CareWord word) =>
        word switch
        {
            CareWord.Call when heard.Procedure.Safeguarding?.Call is { } call => AskNumber(heard, call),
            CareWord.Enough when heard.Session.Reference is { } reference => Leave(heard, reference, isInside: true),
            CareWord.Enough when ConfirmHandOver.Ask(heard) is { } ask => ask,
            CareWord.Enough => new TurnResult(
                heard.State with
                {
                    Session = null,
                },
                [Activity.Message(heard.Lines(heard.Scene.Say(Phrase.Stopped)))],
                []
            ),
            _ => null,
        };

    /// <summary>The consultation asks for the number now, and what belongs to a call.</summary>
    private static TurnResult AskNumber(Heard heard, CallRules call)
    {
        var session = heard.Session;
        if (Journey.Of(heard.Procedure, session.Answers).Find(call.Choose) is { } step)
            session = FormMoves.Answer(heard.Procedure, session, step, Canonical.Of(call.Option), heard.Said.MessageId, out _);
        return heard.Continue(FormMoves.AskAgain(session, call.Ask));
    }

    /// <summary>Outside it the next words go with the case, and that a call is wanted at once.</summary>
    private TurnResult TakeNumber(Heard heard, string reference)
    {
        var language = heard.Language;
        var open = new OpenedCase(reference, heard.Context.Now, IsOpen: true, AwaitsWords: true);
        return CaseReplies.Lines(
            heard.State with
            {
                Case = open,
            },
            heard.Before.Append(sessions.Words.Say(language, Phrase.CareCall, ("number", reference))),
            CaseReplies.EndButton(sessions.Words, heard)
        ) with
        {
            Effects = [new AddToCase(reference, sessions.Words.Say(Languages.Japanese, Phrase.CareCallWish))],
        };
    }

    private TurnResult Leave(Heard heard, string reference, bool isInside)
    {
        var (state, language, words) = (heard.State, heard.Language, sessions.Words);
        var word = isInside ? heard.Session.CodeWord : state.Care?.CodeWord;
        var said = word is null
            ? words.Say(language, Phrase.CareEnough, ("number", reference))
            : words.Say(language, Phrase.CareEnoughWord, ("number", reference), ("word", word));
        IEnumerable<string> alarms = (isInside ? heard.Session.Alarms : state.Care?.Heard) ?? [];
        IEnumerable<string> after = SafeguardingStep.IsAlarming(alarms)
            ? [words.Say(language, Phrase.CareStays)]
            : sessions.Times.Now(language, heard.Context.Now);
        var told = heard.Saying([said, .. after]);
        if (isInside)
        {
            // Whoever changes their mind goes on where they were (続ける).
            var parked = sessions.Parking.Park(state, heard.Session, heard.Procedure, heard.Context);
            return new TurnResult(
                parked.State with
                {
                    Case = new OpenedCase(reference, heard.Context.Now, IsOpen: true),
                    Care = new CareCase(reference, word, heard.Context.Now, OfficeForm.HeardIn(heard.Session)) { HasForm = true },
                },
                [Activity.Message(told.Lines())],
                [.. Last(heard), .. parked.Effects]
            );
        }

        return heard.Form is null
            ? new TurnResult(state, [Activity.Message(told.Lines())], [])
            : told.Continue(FormMoves.WhereItWas(heard.Session));
    }

    /// <summary>A number and a wish to be called, where nothing is open: 今すぐ電話ください 090-….</summary>
    private bool WantsCall(Heard heard) =>
        heard is { Form: null, State.Case: null }
        && heard.Said.Folded.Count(char.IsAsciiDigit) >= DigitsOfPhone
        && sessions.Words.SpeaksAnywhere(PlainWord.CallMe, heard.Said.Folded);

    private const int DigitsOfPhone = 9;

    /// <summary>くわしく話す, tapped or written when something else was said meanwhile.</summary>
    private bool IsButtonOfBefore(Heard heard, bool isNear) =>
        isNear && sessions.Words.MatchCaring(heard.Said.Folded, isOffered: true) is CareWord.TellMore;

    /// <summary>Who said not to be called, and leaves before it was asked once more, is not called.</summary>
    private static Heard Settled(Heard heard)
    {
        if (
            heard is not { Form: not null, Session: { Mode: DialogMode.ConfirmCorrection, Pending: { Command: { } path } pending } session }
            || heard.Procedure.Safeguarding?.Call is not { } call
            || path != call.Choose
            || Journey.Of(heard.Procedure, session.Answers).Find(path) is not { } step
        )
            return heard;
        return heard.With(FormMoves.Answer(heard.Procedure, session, step, pending.Values[0], pending.MessageId, out _));
    }

    /// <summary>What was answered last goes to the office as well.</summary>
    private static IReadOnlyList<Effect> Last(Heard heard) =>
        heard.Procedure.Safeguarding is { } rules ? [OfficeForm.Interim(rules, heard.Scene, heard.Session)] : [];

    /// <summary>The consultation: begun here, or the way to it.</summary>
    private TurnResult? More(Heard heard)
    {
        if (sessions.Procedures.Offered(heard.Context).FirstOrDefault(p => p.Safeguarding is not null) is { } here)
            return heard.Form is null ? sessions.Starting.Start(heard, here) : sessions.Switching.SwitchTo(heard, here.Id);
        return sessions.Procedures.Linked(heard.Context).FirstOrDefault(p => p.Safeguarding is not null) is { } elsewhere
            ? links.Link(heard, elsewhere)
            : null;
    }
}
