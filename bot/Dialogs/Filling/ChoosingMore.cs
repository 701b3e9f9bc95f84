using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Options;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>Where several can be chosen, one tap is not the end: the others are offered once more, and what was chosen can be taken
/// back.</summary>
internal static class ChoosingMore
{
    /// <param name="heard">The turn, with what is to be said first.</param>
    /// <param name="next">The form with the answer.</param>
    /// <param name="step">Of what several can be chosen.</param>
    public static TurnResult Ask(Heard heard, FormSession next, JourneyStep step)
    {
        var (scene, type) = (heard.Scene, (ChoicesField)step.Field.Type);
        next = next with { Mode = DialogMode.ChooseMore, LastAnswered = step.Path, AskedAt = heard.Context.Now };
        var view = scene.View(next, step);
        var chosen = ChoicesField.IdsOf(next.Answers[step.Path].Value);
        var more = scene.Say(Phrase.ChooseNext);
        var buttons = ButtonRow.Page(
            [
                .. chosen.Select(o => new CardAction
                {
                    Title = scene.Say(Phrase.Chosen, ("label", OptionReader.Label(o, view))),
                    Value = OptionReader.Label(o, view),
                }),
                .. type
                    .Options.Where(o => !chosen.Contains(o) && !type.IsAlone(o))
                    .Select(o => new CardAction { Title = OptionReader.Label(o, view) }),
            ],
            [new CardAction { Title = more }],
            new CardAction { Title = scene.Label(Command.More) },
            next.Page
        );
        var line = scene.Say(Phrase.ChooseMore, ("next", more));
        return heard.Reply(next, Activity.Message(heard.Lines(line), [buttons[^1], .. buttons.SkipLast(1)]));
    }
}
