using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.People;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling.Asides;

/// <summary>A question in the middle of a form is answered, and the form goes on where it was.</summary>
internal sealed class Aside(Answers answers, QuestionMemory memory, ReplyText text)
{
    /// <summary>The answer to a question that can be nothing else, or null.</summary>
    public TurnResult? Answer(Heard heard) => answers.InForm(heard) is { } reply ? Say(heard, reply) : null;

    /// <summary>What is known to words that the form has taken already, and the form goes on.</summary>
    public TurnResult Offer(Heard heard) =>
        answers.InForm(heard) switch
        {
            null => heard.Continue(FormMoves.WhereItWas(heard.Session)),
            { } found when found.Source is not null || AssistantTalk.HasFound(found) => Say(heard, found),
            { } unknown => heard.Continue(FormMoves.WhereItWas(heard.Session)) with
            {
                Effects = [new RecordQuestion(heard.Context.EventId, heard.Language, unknown, heard.Procedure.Id)],
            },
        };

    /// <summary>It asks about the form itself (事業所番号はどこに書いてありますか), to which the form has an answer.</summary>
    public bool IsOfForm(Heard heard) => answers.InForm(heard) is { Source: not null };

    private TurnResult Say(Heard heard, AssistantReply reply) =>
        reply.Source is { } source
            ? heard
                .Saying(heard.Scene.Say(Phrase.Answered, ("answer", reply.Text), ("source", source)), Resumed(heard))
                .Continue(FormMoves.WhereItWas(heard.Session))
            : Reply(heard, reply);

    /// <summary>Where any words are an answer, words that are clearly a question are asked about once; null elsewhere.</summary>
    public TurnResult? AskWhether(Heard heard, FieldType type)
    {
        var (words, folded) = (heard.Scene.Words, heard.Said.Folded);
        if (type.IsFreeText && !type.TakesQuestions && answers.AreKnown(heard))
            return Confirming.AskWhetherQuestion(heard);
        if (type.IsFreeText && words.IsWaiting(folded))
            return null;
        var isAsked = type is TextField { TakesQuestions: false, HasPattern: false } or AddressField && words.HoldsQuestion(folded);
        return isAsked || (type.TakesQuestions && words.IsBeforeAnswer(folded)) ? Confirming.AskWhetherQuestion(heard) : null;
    }

    /// <summary>Keeps what the assistant replied and says it.</summary>
    public TurnResult Reply(Heard heard, AssistantReply reply)
    {
        var (next, effects) = memory.Keep(heard, reply, heard.Procedure.Id);
        var kept = heard with { State = next };
        return AssistantTalk.IsComposing(reply)
            ? new TurnResult(kept.With(FormMoves.WhereItWas(heard.Session)).State, Looking(heard), effects)
            : Tell(kept, reply) with
            {
                Effects = effects,
            };
    }

    /// <summary>Where the channel shows that an answer is made, words would only spend the free answer.</summary>
    private static Activity[] Looking(Heard heard) =>
        heard.Context.Traits.ShowsWorking && heard.Before.Count == 0
            ? []
            : [Activity.Message(heard.Lines(heard.Scene.Say(Phrase.Looking)))];

    /// <summary>Says a reply and goes on with the form; where something is to be chosen first, the form's question comes after
    /// it.</summary>
    /// <param name="heard">With the question kept.</param>
    /// <param name="reply">What is said.</param>
    public TurnResult Tell(Heard heard, AssistantReply reply)
    {
        var said = text.Say(heard, reply, inForm: true);
        return heard.State.Question is { Stage: QuestionStage.Choosing }
            ? new TurnResult(Choosing(heard).State, said, [])
            : GoOn(heard with { Before = [] }, [.. said.Select(a => a with { SuggestedActions = null })]);
    }

    /// <summary>The form waits until something is chosen.</summary>
    public static Heard Choosing(Heard heard) =>
        heard.With(FormMoves.WhereItWas(heard.Session) with { Mode = DialogMode.ChooseReply, AskedAt = heard.Context.Now });

    /// <summary>The form's question after something else was said; what can be said to the answer has buttons after the question's
    /// own.</summary>
    /// <param name="heard">The turn, with the question as it is now.</param>
    /// <param name="first">What is said before.</param>
    public TurnResult GoOn(Heard heard, params IReadOnlyList<Activity> first)
    {
        var result = heard.Saying(Resumed(heard)).Continue(FormMoves.WhereItWas(heard.Session));
        IReadOnlyList<CardAction> own = result.Replies[^1].SuggestedActions?.Actions ?? [];
        IReadOnlyList<CardAction> added =
            heard.State.Question is { } question && question.At == heard.Context.Now
                ? text.Buttons(heard.Scene.Language, question, inForm: true)
                : [];
        CardAction[] buttons = [.. own.Take(ButtonRow.Most - added.Count), .. added];
        return result with
        {
            Replies =
            [
                .. first,
                .. result.Replies.SkipLast(1),
                result.Replies[^1] with
                {
                    SuggestedActions = buttons.Length == 0 ? null : new SuggestedActions { Actions = buttons },
                },
            ],
        };
    }

    private static string Resumed(Heard heard) => heard.Scene.Say(Phrase.Resumed, ("title", heard.Scene.Texts.Title));
}
