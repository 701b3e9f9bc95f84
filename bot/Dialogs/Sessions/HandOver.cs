using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Sessions;

/// <summary>Hands a question over to the office.</summary>
internal sealed class HandOver(ChannelProcedures procedures, StaffCases cases, Parking parking, Starting starting, DialogWords words)
{
    /// <summary>Begins the procedure that takes questions, with the question filled in; without one it becomes a
    /// case of the staff.</summary>
    public TurnResult Take(Heard heard, LastQuestion last)
    {
        var judged = new JudgeAnswer(last.Id, FeedbackNames.Staff);
        var next = heard with
        {
            State = heard.State with { Question = last with { At = heard.Context.Now, Stage = QuestionStage.Closed, Choices = [] } },
        };
        if (procedures.TakingQuestions(heard.Context) is not { } procedure)
        {
            var told = cases.Open(next, null, last.Text);
            return told with { Effects = [judged, .. told.Effects] };
        }

        if (last.Text is { } text)
            next = next.Saying(words.Say(heard.Language, Phrase.QuestionTaken, ("text", ButtonRow.Shorten(text, 200))));
        return starting.Start(next with { Said = heard.Said with { Attachments = [] } }, procedure, last) with { Effects = [judged] };
    }

    /// <summary>The staff get it as a case.</summary>
    public TurnResult ToStaff(Heard heard, LastQuestion last) =>
        cases.Open(heard with { State = heard.State with { Question = null } }, null, last.Text);

    /// <summary>Parks the open form and hands the question over.</summary>
    public TurnResult TakeFromForm(Heard heard, LastQuestion last)
    {
        if (procedures.TakingQuestions(heard.Context) is null)
            return Take(heard with { Before = [] }, last);
        var (left, effects) = parking.Park(heard);
        var started = Take(left, last);
        return started with { Effects = [.. effects, .. started.Effects] };
    }
}
