using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Dates;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>Soon after the receipt something is told that is about nothing else (そういえば鍵は預かったままです): it goes with the report that was
/// just handed in, and that is said. A question, a day and a number may be of another one.</summary>
internal sealed class AfterwordTopic(ProcedureCatalog catalog, DialogWords words) : ITopic
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(15);

    /// <summary>Less may be anything.</summary>
    private const int Lightest = 12;

    public TurnResult? Hear(Heard heard)
    {
        var (state, said) = (heard.State, heard.Said);
        return
            state is { Session: null, Last: { IsWithdrawn: false } last, Returned: null or { IsEmpty: true } }
            && heard.Context.Now - last.At <= Soon
            && !said.IsWordless
            && said.Attachments.Count == 0
            && catalog.Find(last.Procedure, last.Version) is { Safeguarding: null, KeepsWords: null, Asked: null }
            && IsTold(said, heard.Context)
            ? CaseReplies.Lines(state, heard.Before.Append(words.Say(heard.Language, Phrase.CaseAddedTo, ("number", last.Reference)))) with
            {
                Effects = [new AddToCase(last.Reference, JapaneseText.Clean(said.Text).Trim())],
            }
            : null;
    }

    private bool IsTold(Said said, TurnContext context) =>
        Consumed.Weight(said.Folded) >= Lightest
        && said.Folded.Any(Kana.IsHiragana)
        && !said.Folded.Any(char.IsAsciiDigit)
        && !words.HoldsQuestion(said.Folded)
        && !words.IsQuestion(said.Folded)
        && !words.IsCourtesy(said.Folded)
        && !words.IsGreeting(said.Folded)
        && words.WishIn(said.Folded) is null
        && !DialogWords.SaysWrong(said.Folded)
        && YesNoReader.Read(said.Text) is Reading<bool>.None
        && new DateScanner(LongText.Prepare(said.Text), JapanTime.DayOf(context.SaidAt), DateHint.Past).Scan().Count == 0;
}
