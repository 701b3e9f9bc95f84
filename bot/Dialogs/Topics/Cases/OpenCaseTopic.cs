using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>
/// Words while a case is open, or while its number or word was asked for: its word, its end, what was sent, and the one message that was
/// asked for. What comes after it is heard as ever; what is about nothing else goes with the case (<see cref="MoreForCaseTopic"/>).
/// </summary>
internal sealed class OpenCaseTopic(
    CaseNumbers numbers,
    ChannelProcedures procedures,
    Greeting greeting,
    DialogWords words,
    ToldReport? reports = null
) : ITopic
{
    /// <summary>Shorter words put something off; longer ones are for the office to read.</summary>
    private const int ShortestMessage = 5;

    /// <summary>The word has two short parts; with a little courtesy. Letters.</summary>
    private const int LongestWord = 20;

    /// <summary>With a sentence around it (たしか、ちいさなえんぴつ やったと思う). Characters.</summary>
    private const int LongestSaying = 60;

    private readonly CaseWords added = new(words);

    public TurnResult? Hear(Heard heard)
    {
        var (state, said) = (heard.State, heard.Said);
        if (
            state.Case is not { } open
            || (
                heard.Context.Now - open.At > CaseWords.StaysOpen
                && !(heard.Form is { Procedure.KeepsWords: not null } && open is { IsAsked: true, AwaitsWords: true })
            )
            || (said.IsWordless && said.Attachments.Count == 0)
            || (heard.Form is not null && open is { IsOpen: true, AwaitsWords: false })
            || procedures.FindByWord(said, heard.Context) is not null
        )
            return null;
        if (IsEnd(heard))
            return Leave(heard, open);
        if (heard.Form is not null && heard.Command() is { } command && !IsMessage(command, said.Folded))
            return null;
        if (!open.IsOpen)
            return Identify(heard, open);
        if (!said.IsWordless && (!open.AwaitsWords || (words.IsThanks(said.Folded) || words.IsCourtesy(said.Folded, isThanks: true))))
            return null;
        return reports?.Beside(heard, open) ?? added.Add(heard, open);
    }

    /// <summary>Who taps what the open question of a form offers goes on with the form, whatever the office wrote meanwhile.</summary>
    public static Heard PutAside(Heard heard) =>
        heard is { State.Case: { IsAsked: true, AwaitsWords: true } open, Form: not null } && IsTapped(heard)
            ? heard with
            {
                State = heard.State with { Case = open with { AwaitsWords = false } },
            }
            : heard;

    private static bool IsTapped(Heard heard) =>
        FormMoves.Current(heard.Procedure, heard.Session) is { } step
        && step.Field.Type.Buttons(heard.Scene.View(heard.Session, step)).Any(b => DialogWords.Fold(b.Said ?? "") == heard.Said.Folded);

    private static bool IsEnding(Command command) => command is Command.Stop or Command.Resume or Command.SendLater or Command.AnswerLater;

    /// <summary>あした送ります puts nothing off that the bot asked for: the office is to read it.</summary>
    private static bool IsMessage(Command command, string folded) =>
        command is Command.SendLater or Command.AnswerLater && folded.Length > ShortestMessage;

    /// <summary>いいえ is said to the office, in a consultation that it wrote to.</summary>
    private static bool AnswersOffice(Heard heard) => heard is { Form: { Procedure.KeepsWords: not null }, State.Case: { IsAsked: true } };

    private bool IsEnd(Heard heard)
    {
        var folded = heard.Said.Folded;
        return (words.Match(folded, out _) is { } command && IsEnding(command) && !IsMessage(command, folded))
            || (words.IsNoMore(folded) && !AnswersOffice(heard))
            || Is(Phrase.CaseEnd)
            || Is(Phrase.GoOnWithForm)
            || Is(Phrase.NewsLater);

        bool Is(Phrase phrase) => folded == DialogWords.Fold(words.Say(heard.Language, phrase));
    }

    private TurnResult Leave(Heard heard, OpenedCase open)
    {
        var left = heard with { State = heard.State with { Case = null, Care = CareAfter(heard, open) } };
        if (heard.Form is not null)
            return left.Saying(words.Say(heard.Language, Phrase.StopGoesOn)).Continue(FormMoves.WhereItWas(heard.Session));
        var closed = open.Reference.Length == 0 || numbers.HasWord(open.Reference) ? Phrase.CaseClosed : Phrase.CaseLeft;
        var told = left.Saying(words.Say(heard.Language, closed));

        // Who came back to a consultation is not offered an event.
        return closed == Phrase.CaseClosed
            ? CaseReplies.Lines(left.State, told.Before, new CardAction { Title = words.Say(heard.Language, Phrase.CaseReturn) })
            : greeting.Greet(told);
    }

    /// <summary>Who came back to a consultation and ended there goes on with it, also when they write again.</summary>
    private CareCase? CareAfter(Heard heard, OpenedCase open) =>
        open is { IsOpen: true, Reference.Length: > 0 } && numbers.HasWord(open.Reference) && heard.State.Care?.Reference != open.Reference
            ? new CareCase(open.Reference, null, heard.Context.Now, [])
            : heard.State.Care;

    /// <summary>The number or the word that was asked for. An answer that only the open question can have asked for is left to
    /// it.</summary>
    private TurnResult? Identify(Heard heard, OpenedCase open)
    {
        if (heard.Said.IsWordless || (heard.Form is not null && IsAnswer(heard)))
            return null;
        if (open.Reference.Length > 0 && CodeWords.FindIn(heard.Said.Text) is { } pair && heard.Said.Text.Length <= LongestSaying)
            return numbers.Open(heard, open.Reference, CaseNumbers.Meant(CaseNumbers.WordIn(heard.Said.Text), pair));
        if (open.Reference.Length > 0 && (words.AsksForReply(heard.Said.Folded) || IsSentence(heard.Said.Folded)))
            return numbers.AskWord(heard, open.Reference); // no word anybody was given: nothing is tried with it
        if (open.Reference.Length > 0)
            return numbers.Open(heard, open.Reference, CodeWords.ByReading(CaseNumbers.WordIn(heard.Said.Text)));
        return heard.Said.Folded.Count(char.IsAsciiLetterOrDigit) >= 4
            ? CaseReplies.Lines(
                heard.State,
                heard.Before.Append(words.Say(heard.Language, Phrase.CaseNumberUnread)),
                CaseReplies.EndButton(words, heard)
            )
            : null;
    }

    /// <summary>More letters than any word has, and none of the signs around one (「…」, 合言葉は).</summary>
    private static bool IsSentence(string folded) =>
        folded.Count(char.IsLetter) > LongestWord
        && !folded.Contains('「', StringComparison.Ordinal)
        && !folded.Contains("合言葉", StringComparison.Ordinal)
        && folded.Any(c => c > '\u3000');

    private static bool IsAnswer(Heard heard)
    {
        var said = heard.Said;
        if (FormMoves.Current(heard.Procedure, heard.Session) is not { } step)
            return YesNoReader.Read(said.Text) is Reading<bool>.Found;
        return !step.Field.Type.IsFreeText
            && step.Field.Type.Read(new FieldInput(heard.Scene.View(heard.Session, step), said.Text, said.Folded, said.Attachments))
                is FieldReading.Understood
                    or FieldReading.Unsure;
    }
}
