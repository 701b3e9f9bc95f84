using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Filling.Corrections;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Dates;

namespace Channels.Bot.Dialogs.Topics.Withdrawals;

/// <summary>What a wish to correct says itself is put right at once, and comes up for the check.</summary>
internal static class ToldAfterwards
{
    /// <param name="open">The form, open again.</param>
    /// <param name="told">The words of the wish.</param>
    /// <param name="messageId">Its message.</param>
    public static TurnResult? PutRight(Heard open, string told, string? messageId)
    {
        var rest = HandedInDays.WithoutMeant(told, open.Context.Now);
        var said = open with { Said = Said.Earlier(rest.Length > 1 ? rest : told, messageId) };
        if (ChildTimes.TakenOut(said) is { } timed)
            return timed.Said.IsWordless
                ? timed.Continue(FormMoves.WhereItWas(timed.Session))
                : Further(timed) ?? timed.Continue(FormMoves.WhereItWas(timed.Session));
        return Further(said);
    }

    private static TurnResult? Further(Heard said) =>
        ManyCorrections.Hear(said)
        ?? CheckedAnswers.Correct(said)
        ?? ItemAnswers.Hear(said, null)
        ?? NamedItems.Hear(said, null)
        ?? Correcting.CorrectTold(said)
        ?? Correcting.Correct(said, null, isOpened: true)
        ?? OtherDay(said);

    /// <summary>Why it is put right (園の前が工事中で遠回りしたけん) goes with it.</summary>
    public static Heard WithReason(Heard open, SubmissionWish wish) =>
        wish.Text is { } said && Remarks.AreIn(open.Scene, open.Session, said)
            ? open.With(Beside.KeepAside(open.Session, JapaneseText.Clean(said).Trim(), wish.MessageId))
            : open;

    /// <summary>12月6日の会、13日に変えたい: the day that is left is the new one, and is asked about.</summary>
    private static TurnResult? OtherDay(Heard said)
    {
        var (scene, session) = (said.Scene, said.Session);
        var step = Journey
            .Of(said.Procedure, session.Answers)
            .Steps.FirstOrDefault(s => s is { Group: null, Field.Type: DateField } && session.Answers.ContainsKey(s.Path));
        if (step is null)
            return null;
        var input = new FieldInput(scene.View(session, step), said.Said.Text, DialogWords.Fold(said.Said.Text), []);
        return
            Day(step, input, session.Answers[step.Path].Value) is { } day
            && DateField.Of(day) != DateField.Of(session.Answers[step.Path].Value)
            ? Confirming.AskWhetherCorrection(said, step, day)
            : null;
    }

    /// <summary>A day without a month is of the month of what was handed in.</summary>
    private static JsonElement? Day(JourneyStep step, FieldInput input, JsonElement before) =>
        step.Field.Type.FindIn(input, LongText.Prepare(input.Said)) is not { Reading: FieldReading.Understood { Value: var found } } ? null
        : DateFinder.IsDayAlone(input.Said) && step.Field.Type.Correct(input, before) is FieldReading.Understood { Value: var day } ? day
        : found;
}
