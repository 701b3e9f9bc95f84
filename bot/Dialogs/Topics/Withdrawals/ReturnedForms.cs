using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Withdrawals;

/// <summary>Opens what the office gave back: only the answers it named are asked for again, with what is wrong with each.</summary>
internal static class ReturnedForms
{
    /// <param name="opening">From a conversation to its form.</param>
    /// <param name="words">The dialog's words.</param>
    /// <param name="heard">Who wants to correct it.</param>
    /// <param name="session">The form with the answers as they were handed in.</param>
    /// <param name="returned">What is to be corrected.</param>
    /// <returns>The form, open at what is asked again; null when it cannot be opened any more.</returns>
    public static Heard? Open(Opening opening, DialogWords words, Heard heard, FormSession session, ReturnedForm returned)
    {
        var asked = session with { Returned = [.. returned.Fields], AskAgain = [.. returned.Fields.Select(f => f.Path)] };
        var free = heard with { State = heard.State with { Wish = null, Session = asked } };
        if (opening.Open(free) is not { } open)
            return null;

        // A newer version of the form may ask other things: what it still asks of these is asked again.
        var journey = Journey.Of(open.Procedure, open.Session.Answers);
        var again = FormMoves.AskAgain(open.Session, returned.Fields.Select(f => f.Path).Where(p => journey.Find(p) is not null));
        open = open.Saying(words.Say(heard.Language, Phrase.ReturnedNow, ("number", session.Corrects ?? "")));
        if (returned.Note is { } note)
            open = open.Saying(words.Say(heard.Language, Phrase.ReturnedNote, ("text", note)));
        return open.With(again);
    }

    /// <summary>The message that brought it up, where it answers what is asked again: all that it tells of these is taken over, the rest
    /// is asked. Null where it tells nothing of them.</summary>
    public static TurnResult? Answer(Heard open, CurrentQuestion current)
    {
        var (scene, session, said) = (open.Scene, open.Session, open.Said);
        var told = MessageReader
            .Read(scene, session, said, only: s => session.AskAgain.Contains(s.Path))
            .Where(m => m.IsSure && m.Names.Count == 0 && m.Step.Field.Type is not (YesNoField or ConsentField))
            .ToList();
        if (told.Count > 1 || (told is [var one] && one.Step.Path != FormMoves.Current(scene.Procedure, session)?.Path))
        {
            var next = session;
            foreach (var mention in told)
            {
                next = FormMoves.Answer(scene.Procedure, next, mention.Step, mention.Value, said.MessageId, out _);
                var shown = ButtonRow.Shorten(scene.Show(next, mention.Step, mention.Value), LongestShown);
                open = open.Saying(scene.Say(Phrase.Corrected, ("value", shown)));
            }

            return open.Continue(next with { LastDigest = said.Digest });
        }

        return
            FormMoves.Current(scene.Procedure, session) is { IsGate: false } step
            && !step.Field.Type.IsFreeText
            && step.Field.Type is not (YesNoField or ConsentField)
            && step.Field.Type.Read(new FieldInput(scene.View(session, step), said.Text, said.Folded, said.Attachments))
                is FieldReading.Understood
                    or FieldReading.Unsure
                    or FieldReading.Problem { Half: not null }
            ? current.Hear(open)
            : null;
    }

    private const int LongestShown = 200;
}
