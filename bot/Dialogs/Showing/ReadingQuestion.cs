using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Showing;

/// <summary>Is the understood answer right, or which of several is.</summary>
internal static class ReadingQuestion
{
    /// <param name="heard">The turn.</param>
    /// <param name="step">The question that it answers.</param>
    /// <param name="values">What may be meant.</param>
    /// <param name="messageId">The message it was said in; null: this one.</param>
    public static TurnResult Ask(Heard heard, JourneyStep step, IReadOnlyList<JsonElement> values, string? messageId = null)
    {
        var scene = heard.Scene;
        var view = scene.View(heard.Session, step);
        var shown = values
            .Take(ButtonRow.Most)
            .Select(v => v.ValueKind is JsonValueKind.Null ? None(v) : step.Field.Type.Show(v, view))
            .ToArray();
        var next = heard.Session with
        {
            Mode = DialogMode.ConfirmAnswer,
            Pending = new PendingAnswer([.. values.Take(ButtonRow.Most)], messageId ?? heard.Said.MessageId, null),
            AskedAt = heard.Context.Now,
        };
        if (shown.Length == 1)
            return heard.Reply(next, Activity.Message(heard.Lines(scene.Say(Phrase.ConfirmValue, ("value", shown[0]))), heard.YesNo()));

        string None(JsonElement value) =>
            scene.Say(Phrase.ToldRow, ("label", scene.LabelOf(step)), ("value", scene.Show(heard.Session, step, value)));

        var numbered = shown.Select((s, i) => $"{Digits.Of(i + 1)} {s}");
        return heard.Reply(
            next,
            Activity.Message(
                heard.Lines([scene.Say(Phrase.WhichValue), .. numbered]),
                shown.Select(s => ButtonRow.Fit(new CardAction { Title = s }))
            )
        );
    }

    /// <summary>What was told of a question before it was asked, and not surely: it is asked about now, once.</summary>
    /// <returns>Null when nothing was.</returns>
    public static TurnResult? OfWhatWasTold(Heard heard, FormSession next, JourneyStep? step)
    {
        if (step is null || next is not { Mode: DialogMode.Ask, Doubts: { } doubts } || !doubts.TryGetValue(step.Path, out var told))
            return null;
        var asked = heard.With(next with { Doubts = doubts.Remove(step.Path) });
        return next.Answers.ContainsKey(step.Path)
            ? null
            : Ask(
                asked.Saying(asked.Scene.Say(Phrase.ToldBefore, ("label", asked.Scene.LabelOf(step)))),
                step,
                told.Values,
                told.MessageId
            );
    }
}
