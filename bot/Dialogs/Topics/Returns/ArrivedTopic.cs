using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Withdrawals;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Returns;

/// <summary>届いていますか, まだですか: when which office took what was handed in here; before that, that it is here and nobody has
/// opened it. While the first one is being written: that it is not sent.</summary>
internal sealed class ArrivedTopic(ProcedureCatalog catalog, WishReader reader, DialogWords words) : ITopic
{
    private const int Longest = 60;

    /// <summary>What is asked of what was sent: to see it, then whether it is there.</summary>
    public static ITopic[] AfterSent(ProcedureCatalog catalog, WishReader reader, DialogWords words) =>
        [new SentTopic(words), new ArrivedTopic(catalog, reader, words)];

    public TurnResult? Hear(Heard heard)
    {
        var said = heard.Said;
        if (said.IsWordless || said.Text.Length > Longest || heard.Form is { Procedure.Safeguarding: not null })
            return null;
        if (heard.State.Last is not { } last)
            return heard.Form is not null && words.IsQuestion(said.Folded) && words.AsksWhetherArrived(said.Folded, out _)
                ? heard.Saying(heard.Scene.Say(Phrase.NotSentYet)).Continue(FormMoves.WhereItWas(heard.Session))
                : null;
        var number = reader.NumberIn(said.Text);
        if (number is null && words.AsksWhetherArrived(said.Folded, out _) && HandedInDays.MeantIn(said.Text, heard.Context.Now).Count > 0)
            return WishTopic.LookUp(heard, new SubmissionWish(null, WishKind.Show, heard.Context.Now) { Text = said.Text.Trim() });
        if (
            !words.AsksWhetherArrived(said.Folded, out var isAll)
            || !(isAll || number is not null || words.SpeaksOfThePast(said.Folded) || Names(last.Procedure, said.Folded))
        )
            return null;
        return new TurnResult(
            heard.State,
            heard.Before.Count == 0 ? [] : [Activity.Message(string.Join('\n', heard.Before))],
            [new FindProgress(number)]
        );
    }

    /// <summary>The answer to the look-up.</summary>
    public TurnResult On(Heard heard, SubmissionProgress? found)
    {
        if (found is null)
            return CaseReplies.Lines(
                heard.State,
                heard.Before.Append(words.Say(heard.Language, Phrase.WishNothing, ("staff", words.Label(heard.Language, Command.Staff)))),
                new CardAction { Title = words.Label(heard.Language, Command.Staff) }
            );
        var isReturned = found.Stage is ProgressStage.Returned;
        var state = heard.State;
        if (isReturned && state.Returned?.Contains(found.Reference) is not true)
            state = state with { Returned = (state.Returned ?? []).Add(found.Reference) };
        return CaseReplies.Lines(
            state,
            heard.Before.Append(Say(heard.Language, found)),
            isReturned ? [MovedTopic.CorrectButton(words, heard.Language, found.Reference)] : []
        );
    }

    private string Say(string language, SubmissionProgress found)
    {
        var when = JapanTime.At(found.Stage is ProgressStage.Here ? found.At : found.StageAt);
        return words.Say(
            language,
            found.Stage switch
            {
                ProgressStage.Handed => Phrase.ProgressHanded,
                ProgressStage.Taken => Phrase.ProgressTaken,
                ProgressStage.Returned => Phrase.ProgressReturned,
                ProgressStage.Corrected => Phrase.ProgressCorrected,
                ProgressStage.Confirmed => Phrase.ProgressConfirmed,
                ProgressStage.Done => Phrase.ProgressDone,
                ProgressStage.Withdrawn => Phrase.WithdrawnAlready,
                _ => Phrase.ProgressHere,
            },
            ("number", found.Reference),
            ("title", catalog.Find(found.Procedure, found.Version)?.Title(language) ?? found.Reference),
            ("when", $"{Digits.Of(when.Month)}/{Digits.Of(when.Day)} {JapanTime.ClockOf(when)}"),
            ("office", found.Office ?? words.Say(language, Phrase.TheOffice))
        );
    }

    private bool Names(string procedure, string folded) =>
        catalog
            .All.Where(p => p.Id == procedure)
            .SelectMany(p => p.Texts.Values)
            .Any(t => t.StartWords.Any(w => w.Length > 1 && folded.Contains(w, StringComparison.Ordinal)));
}
