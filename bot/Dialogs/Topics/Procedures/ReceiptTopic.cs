using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>A second "yes" after a form was handed in gets the receipt again instead of a greeting.</summary>
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
        var done = catalog.Find(last.Procedure, last.Version) is { } procedure
            ? DialogWords.Fill(procedure.In(heard.Language).Done, ("number", last.Reference), ("word", last.CodeWord ?? ""))
            : last.Reference;
        return new TurnResult(heard.State, [Activity.Message(words.Say(heard.Language, Phrase.ReceiptAgain) + "\n" + done)], []);
    }
}
