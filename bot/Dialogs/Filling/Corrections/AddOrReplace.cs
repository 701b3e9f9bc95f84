using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>More words for a long answer that stands already: added to it, or in its place. It is asked, so that no letter is wiped by a
/// correction of one sentence.</summary>
internal static class AddOrReplace
{
    /// <summary>A long answer is open that was given before; what the office gave back is to be written anew.</summary>
    public static bool IsAsked(Heard heard, JourneyStep step) =>
        step.Field.Type is TextField { TakesQuestions: true }
        && heard.Session.Returned is null
        && heard.Session.Answers.GetValueOrDefault(step.Path) is { IsSkipped: false };

    public static TurnResult Ask(Heard heard, JourneyStep step, string text)
    {
        var scene = heard.Scene;
        return heard.Reply(
            heard.Session with
            {
                Mode = DialogMode.AddOrReplace,
                Pending = new PendingAnswer([Canonical.Of(text)], heard.Said.MessageId, step.Path),
                AskedAt = heard.Context.Now,
            },
            Activity.Message(
                heard.Lines(scene.Say(Phrase.AddOrReplace, ("label", scene.LabelOf(step)))),
                new CardAction { Title = scene.Say(Phrase.AddIt) },
                new CardAction { Title = scene.Say(Phrase.ReplaceIt) },
                new CardAction { Title = scene.Label(Command.Keep) }
            )
        );
    }

    /// <summary>Puts the words behind those that stand there.</summary>
    public static TurnResult Add(Heard heard, JourneyStep step, string more) =>
        Put(
            heard,
            step,
            heard.Session.Answers.GetValueOrDefault(step.Path) is { IsSkipped: false } kept ? kept.Value.GetString() + "\n" + more : more
        );

    public static TurnResult Put(Heard heard, JourneyStep step, string whole)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        var input = new FieldInput(scene.View(session, step), whole, DialogWords.Fold(whole), []);
        if (step.Field.Type.Read(input) is not FieldReading.Understood { Value: var value })
            return step.Field.Type.Read(input) is FieldReading.Problem problem
                ? Refusing.Refuse(heard.ToAsking(), step, problem)
                : heard.Continue(FormMoves.Fresh(session));
        var next = FormMoves.Answer(scene.Procedure, session, step, value, heard.Session.Pending?.MessageId ?? heard.Said.MessageId, out _);
        var told = scene.Say(
            Phrase.ToldRow,
            ("label", scene.LabelOf(step)),
            ("value", ButtonRow.Shorten(JapaneseText.Clean(whole).ReplaceLineEndings(" "), 300))
        );
        return heard
            .Saying(scene.Say(Phrase.Corrected, ("value", told)))
            .Continue(next with { LastAnswered = step.Path, LastDigest = heard.Said.Digest });
    }
}
