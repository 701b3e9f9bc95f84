using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Withdrawals;

/// <summary>Soon after the receipt it is told otherwise, without a word for correcting:
/// バスは往復やけん300円になるんよ, ごめん、日にちが13日やった, あら病気やないとよ.</summary>
internal sealed class ToldOtherwise(ProcedureCatalog catalog, DialogWords words)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(30);

    public bool IsOtherwise(Heard heard, LastSubmission last)
    {
        var said = heard.Said;
        if (
            last.IsWithdrawn
            || heard.State.Session is not null
            || heard.Context.Now - last.At > Soon
            || words.IsQuestion(said.Folded)
            || words.IsNotYet(said.Folded)
            || catalog.Find(last.Procedure, last.Version) is not { KeepsWords: null, Safeguarding: null, Asked: null } procedure
        )
            return false;
        var prepared = LongText.Prepare(said.Text);
        var today = JapanTime.DayOf(heard.Context.Now);
        if (
            Finds(f => f.Type is PeriodField, prepared) && Finds(f => f.Type is DateField, prepared) // that is a report of its own
            || procedure.Texts.Values.Any(t => t.StartWords.Any(w => w.Length > 1 && said.Folded.Contains(w, StringComparison.Ordinal)))
        )
            return false;
        return Finds(f => f.Type is MoneyField && f.Told.FindAbout(prepared) is not null, prepared)
            || procedure
                .Fields.SelectMany(f => f.Type is RepeatField group ? group.Children : [])
                .Any(f => f.Type is YesNoField && f.Told.FindOptions(prepared).Any(o => o.Option == ToldWords.SurelyNo))
            || (
                words.ReadCorrection(said.Text) is { IsOpened: true, Text: { Length: > 1 } rest }
                && Finds(f => f.Type is PeriodField or DateField, LongText.Prepare(rest))
            );

        bool Finds(Func<Field, bool> kind, string text) =>
            procedure
                .Fields.Where(kind)
                .Any(f =>
                    f.Type.FindIn(
                        new FieldInput(new FieldView(f, heard.Language, words, today, _ => null), text, DialogWords.Fold(text), []),
                        text
                    )
                        is not null
                );
    }
}
