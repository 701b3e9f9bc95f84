using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Links;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>
/// After a consultation somebody comes with another matter (もう一つ相談したい, 母のことも): whether it belongs to the same case or is a new one is
/// asked. What was said of it is with the office by then, and goes with the new one too.
/// </summary>
internal sealed class AnotherMatterTopic(CaseNumbers numbers, SessionRoom sessions, LinkTopic links, DialogWords words) : ITopic
{
    /// <summary>Fewer letters only announce it: べつの相談です.</summary>
    private const int FewestOfMatter = 16;

    public TurnResult? Hear(Heard heard)
    {
        if (heard.Form is not null || heard.Said.IsWordless)
            return null;
        if (heard.State.Case is { Another: { } said } asked && heard.Context.Now - asked.At <= CaseWords.StaysOpen)
            return Answer(heard with { State = heard.State with { Case = asked with { Another = null } } }, asked, said);
        return SentCaseTopic.Open(heard, words) is { } open && IsOther(heard, open) ? Ask(heard, open) : null;
    }

    private bool IsOther(Heard heard, OpenedCase open)
    {
        if (numbers.ProcedureOf(open.Reference) is not { Safeguarding.HasWord: true, KeepsWords: not null } procedure)
            return false;
        if (words.IsAnotherMatter(heard.Said.Folded, isOther: true))
            return true;

        // Its own name, once a consultation was written: before that it goes on in the same case.
        var bare = words.WithoutPoliteEnding(heard.Said.Folded);
        return (procedure.IsTitled(bare) || procedure.Texts.Values.Any(t => t.StartWords.Contains(bare)))
            && (heard.State.Last?.Reference == open.Reference || heard.State.Care is { HasForm: true });
    }

    private TurnResult Ask(Heard heard, OpenedCase open)
    {
        var text = heard.Said.Text.Trim();
        var isMatter = heard.Said.Folded.Count(char.IsLetter) >= FewestOfMatter || words.Speaks(PlainWord.AlsoAbout, heard.Said.Folded);
        return CaseReplies.Lines(
            heard.State with
            {
                Case = open with { At = heard.Context.Now, Another = isMatter ? text : "" },
            },
            heard.Before.Append(words.Say(heard.Language, Phrase.CaseOrNew, ("number", open.Reference))),
            Button(heard, Phrase.CaseSame),
            Button(heard, Phrase.CaseNew)
        ) with
        {
            Effects = isMatter ? [new AddToCase(open.Reference, text)] : [],
        };
    }

    private TurnResult? Answer(Heard heard, OpenedCase asked, string said)
    {
        var folded = heard.Said.Folded;
        if (Is(Phrase.CaseNew) || (folded.Length <= FewestOfMatter && words.Speaks(PlainWord.NewCase, folded)))
            return Begin(heard, said);
        var isSame = Is(Phrase.CaseSame) || (folded.Length <= FewestOfMatter && words.Speaks(PlainWord.SameCase, folded));
        return YesNoReader.Read(heard.Said.Text) switch
        {
            _ when isSame => Same(heard, asked, said),
            Reading<bool>.Found { Value: true } => Same(heard, asked, said),
            Reading<bool>.Found => Begin(heard, said),
            _ => null,
        };

        bool Is(Phrase phrase) => folded == DialogWords.Fold(words.Say(heard.Language, phrase));
    }

    private TurnResult Same(Heard heard, OpenedCase asked, string said) =>
        CaseReplies.Lines(
            heard.State with
            {
                Case = new OpenedCase(asked.Reference, heard.Context.Now, IsOpen: true, AwaitsWords: true),
            },
            said.Length > 0
                ? heard.Before.Append(words.Say(heard.Language, Phrase.CaseAddedTo, ("number", asked.Reference)))
                : heard.Before.Concat([
                    words.Say(heard.Language, Phrase.CaseIs, ("number", asked.Reference)),
                    words.Say(heard.Language, Phrase.CaseAddMore),
                ]),
            CaseReplies.EndButton(words, heard)
        );

    /// <summary>A consultation of its own, with a number of its own; what was said of it already is in it.</summary>
    private TurnResult? Begin(Heard heard, string said)
    {
        var (state, context) = (heard.State, heard.Context);
        var fresh = heard with { State = state with { Case = null, Care = state.Care is { } care ? care with { HasForm = true } : null } };
        if (sessions.Procedures.Offered(context).FirstOrDefault(p => p.KeepsWords is not null) is not { } here)
            return sessions.Procedures.Linked(context).FirstOrDefault(p => p.KeepsWords is not null) is { } elsewhere
                ? links.Link(fresh, elsewhere)
                : null;
        var begun = sessions.Starting.Start(fresh, here);
        if (said.Length == 0 || begun.State.Session is not { } session)
            return begun;
        var scene = sessions.Opening.SceneOf(here, begun.State, context);
        var form = fresh with { Form = scene, State = begun.State, Said = Said.Earlier(said, heard.Said.MessageId) };
        return begun with { State = begun.State with { Session = Beside.Keep(form, session) } };
    }

    private CardAction Button(Heard heard, Phrase phrase) => ButtonRow.Fit(new CardAction { Title = words.Say(heard.Language, phrase) });
}
