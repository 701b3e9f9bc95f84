using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>A "yes" with nothing open: that nothing is, and what was sent last and when. It never reads as if something new had
/// arrived.</summary>
internal sealed class ReceiptTopic(ProcedureCatalog catalog, DialogWords words) : ITopic
{
    private static readonly TimeSpan Repeats = TimeSpan.FromHours(24);

    public TurnResult? Hear(Heard heard)
    {
        if (
            heard.State.Last is not { IsWithdrawn: false } last
            || heard.Context.Now - last.At > Repeats
            || heard.State.Returned?.Contains(last.Reference) is true // it was given back since
            || YesNoReader.Read(heard.Said.Text) is not Reading<bool>.Found { Value: true }
        )
            return null;
        var at = JapanTime.At(last.At);
        var told = words.Say(
            heard.Language,
            Phrase.ReceiptAgain,
            ("title", catalog.Find(last.Procedure, last.Version)?.Title(heard.Language) ?? last.Reference),
            ("number", last.Reference),
            ("when", $"{Digits.Of(at.Month)}/{Digits.Of(at.Day)} {JapanTime.ClockOf(at)}")
        );
        string[] lines = last.CodeWord is { } word
            ? [told, words.Say(heard.Language, Phrase.CareEnoughWord, ("number", last.Reference), ("word", word))]
            : [told];
        return new TurnResult(heard.State, [Activity.Message(string.Join('\n', heard.Before.Concat(lines)))], []);
    }
}
