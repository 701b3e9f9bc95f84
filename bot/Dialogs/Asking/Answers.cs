using Channels.Bot.Contract;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Asking;

/// <summary>In which order the sources are asked: the procedures' own questions, and after them the assistant.</summary>
internal sealed class Answers(IReadOnlyList<IAnswerSource> own, AssistantTalk talk, DialogWords words)
{
    private const int ShortestAsked = 6;

    /// <summary>While no form is open: an own answer that is sure, what the assistant finds, an own answer that comes close to a
    /// question, and whatever else the assistant says to words that are meant for it. Null: it is no question. To people it is not for
    /// the assistant says nothing; only that it found something to their question is known.</summary>
    public AssistantReply? ToAnything(Heard heard)
    {
        var known = Own(heard, null);
        if (known is { IsSure: true })
            return known;
        var reply = talk.MayAsk(heard.Said) ? talk.Ask(heard, heard.Said.Text, null) : null;
        var isFor = talk.IsFor(heard);
        if (reply is not null && (isFor ? AssistantTalk.HasFound(reply) : IsForProviders(heard, reply)))
            return reply;
        if (known is not null && words.IsQuestion(heard.Said.Folded))
            return known;
        var follows = AssistantTalk.Last(heard.State, heard.Context) is not null;
        return isFor && reply is not null && talk.IsMeant(reply, heard.Said, follows) ? reply : null;
    }

    /// <summary>Asked by somebody of whom nobody knows that they are one.</summary>
    private bool IsForProviders(Heard heard, AssistantReply reply) => reply.IsOfDesk && words.IsQuestion(heard.Said.Folded);

    /// <summary>In the middle of a form: an own answer to what can be nothing else, else the assistant's. Null: it is no
    /// question.</summary>
    public AssistantReply? InForm(Heard heard) =>
        Own(heard, heard.Procedure.Id) is { } known && (known.IsSure || words.IsQuestion(heard.Said.Folded)) ? known : Consult(heard);

    /// <summary>Words that are clearly a question with an answer, where any words could be what the form asks for.</summary>
    public bool AreKnown(Heard heard) =>
        (Own(heard, heard.Procedure.Id) is { IsSure: true } && (IsClause(heard) || words.IsQuestion(heard.Said.Folded)))
        || (words.IsQuestion(heard.Said.Folded) && Consult(heard) is { Outcome: AnswerOutcome.Answered });

    /// <summary>It ends in kana as asking does (いくらもらえるの), and is no word or title, which may be what is asked for: 料金の説明.</summary>
    private static bool IsClause(Heard heard) => heard.Said.Folded.Length >= ShortestAsked && Kana.IsHiragana(heard.Said.Folded[^1]);

    /// <summary>The first of the fixed sources that knows it.</summary>
    private AssistantReply? Own(Heard heard, string? procedure)
    {
        if (heard.Said.IsWordless)
            return null;
        var question = new AssistantQuestion(heard.Said.Text, heard.Language, null, heard.Context.Now) { Procedure = procedure };
        foreach (var source in own)
        {
            if (source.Ask(question) is { } answer)
                return answer;
        }

        return null;
    }

    /// <summary>The assistant, in the middle of a form. Words of people in hardship are not asked about anywhere.</summary>
    private AssistantReply? Consult(Heard heard)
    {
        if (
            heard.Procedure.Privacy is "consultation"
            || !talk.IsFor(heard)
            || !talk.MayAsk(heard.Said)
            || talk.Ask(heard, heard.Said.Text, null) is not { } reply
        )
            return null;
        if (!words.IsQuestion(heard.Said.Folded))
            return reply.Outcome is AnswerOutcome.Answered ? reply : null;
        return reply.Reason is AnswerReasons.OffTopic or AnswerReasons.Empty ? null : reply;
    }
}
