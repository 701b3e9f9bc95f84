using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>What was answered of a child put right in words, whatever is asked meanwhile: あ、病気ちゃうよ、元気やった; さくらちゃんは病気じゃないです.</summary>
internal static class ItemAnswers
{
    /// <param name="heard">The turn.</param>
    /// <param name="step">The question that is open; null at the check.</param>
    public static TurnResult? Hear(Heard heard, JourneyStep? step)
    {
        var (scene, session, said) = (heard.Scene, heard.Session, heard.Said);
        if (said.Attachments.Count > 0 || !MessageReader.MayTell(said) || scene.Words.IsQuestion(said.Folded))
            return null;
        foreach (var group in scene.Procedure.Fields.Where(f => f.Type is RepeatField { IsSingle: false }))
        {
            foreach (var field in ((RepeatField)group.Type).Children.Where(c => c.Type is YesNoField && c != step?.Field))
            {
                var told = ByItem.Told(scene, session, said, group, field).Where(m => session.Answers.ContainsKey(m.Step.Path)).ToList();
                var changed = told.Where(m => session.Answers[m.Step.Path].Value.ValueKind != m.Value.ValueKind).ToList();

                // Said once more, it is no answer to another question of yes and no.
                if (changed.Count > 0 || (told.Count > 0 && (step is null || step.Field.Type is RepeatField or YesNoField)))
                    return Change(heard, changed.Count > 0 ? changed : told);
            }
        }

        return null;
    }

    /// <summary>ふたりとも元気: what is asked of each child is told of several.</summary>
    public static TurnResult? OfEach(Heard heard, JourneyStep step)
    {
        if (ByItem.Read(heard.Scene, heard.Session, heard.Said, step) is not { Count: > 1 } told)
            return null;
        var filled = Filled.With(heard.Scene, FormMoves.Fresh(heard.Session), told, heard.Said.MessageId);
        return filled.Rows.Count == 0
            ? null
            : heard
                .Saying(OneBreath.Told(heard.Scene, filled.Rows))
                .Continue(filled.Session with { LastDigest = heard.Said.Digest, LastAnswered = step.Path });
    }

    private static TurnResult Change(Heard heard, IReadOnlyList<Mention> changed)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        var rows = new List<string>();
        var answers = session.Answers;
        foreach (var mention in changed)
        {
            answers = answers.SetItem(mention.Step.Path, new KeptAnswer(mention.Value, heard.Said.MessageId));
            var next = session with { Answers = answers };
            rows.Add(
                scene.Say(Phrase.ToldRow, ("label", scene.LabelOf(mention.Step)), ("value", scene.Show(next, mention.Step, mention.Value)))
            );
        }

        var where = FormMoves.WhereItWas(session) with { Answers = answers, LastDigest = heard.Said.Digest };
        return heard.Saying(OneBreath.Told(scene, rows)).Continue(where);
    }
}
