using Channels.Bot.Conversations;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Sessions;

/// <summary>A form that goes to the office takes what was asked along, so that nobody writes it twice.</summary>
internal static class QuestionTakeOver
{
    /// <summary>The session with what was asked as answers, where the procedure has fields for it and can read it; all can be changed
    /// at the check.</summary>
    public static FormSession Take(Scene scene, FormSession session, LastQuestion asked)
    {
        session = session with { Question = asked.Id };
        if (scene.Procedure.Asked is not { } fields)
            return session;
        session = Fill(session, fields.Question, asked.Text is { } words ? [words] : []);
        return Fill(session, fields.Service, asked.Services);

        // Several services are one answer only where the field knows them by one name (all kinds of homes).
        FormSession Fill(FormSession into, string? field, IReadOnlyList<string> texts)
        {
            if (field is null || into.Answers.ContainsKey(field) || Journey.Of(scene.Procedure, into.Answers).Find(field) is not { } step)
                return into;
            var readings = texts
                .Select(t =>
                    step.Field.Type.Read(new FieldInput(scene.View(into, step), t, DialogWords.Fold(t), [])) as FieldReading.Understood
                )
                .DistinctBy(r => r?.Value.GetRawText())
                .ToArray();
            return readings is [{ Value: var value }] ? FormMoves.Answer(scene.Procedure, into, step, value, asked.MessageId, out _) : into;
        }
    }
}
