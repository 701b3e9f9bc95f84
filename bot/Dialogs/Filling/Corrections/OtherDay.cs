using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>28日, said while a report goes on that began with the stamps of another day: it is of that day, and nothing of the stamps is in
/// it. Their own report is still to come.</summary>
internal static class OtherDay
{
    private const int Longest = 16;

    public static TurnResult? Hear(Heard heard, JourneyStep step)
    {
        var (session, text) = (heard.Session, heard.Said.Text.Trim());
        if (
            session.Stamped is null
            || heard.Procedure.Stamped is not { } fields
            || step.Field.Type is DateField
            || text.Length is 0 or > Longest
            || text.All(char.IsDigit)
            || heard.Said.Attachments.Count > 0
            || Journey.Of(heard.Procedure, session.Answers).Find(fields.Day) is not { Field.Type: DateField type } day
            || type.Read(new FieldInput(heard.Scene.View(session, day), heard.Said.Text, heard.Said.Folded, []))
                is not FieldReading.Understood { Value: var told }
            || DateField.Of(told) is not { } meant
            || meant == DateField.Of(session.Answers.GetValueOrDefault(fields.Day)?.Value)
        )
            return null;
        var next = session with
        {
            Stamped = null,
            Answers = session
                .Answers.RemoveRange(
                    session.Answers.Keys.Where(k =>
                        k == fields.Time || k == fields.Who || k.StartsWith(fields.Who + "[", StringComparison.Ordinal)
                    )
                )
                .SetItem(fields.Day, new KeptAnswer(told, heard.Said.MessageId)),
        };
        var row = heard.Scene.Say(
            Phrase.ToldRow,
            ("label", day.Field.In(heard.Language).Label),
            ("value", heard.Scene.Show(next, day, told))
        );
        return heard.Saying(OneBreath.Told(heard.Scene, [row])).Continue(FormMoves.WhereItWas(next));
    }
}
