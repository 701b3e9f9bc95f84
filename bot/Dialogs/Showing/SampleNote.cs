using Channels.Bot.Contract;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Showing;

/// <summary>Words that nobody has approved say so above everything that is said in them, where no page around the talk does.</summary>
internal sealed class SampleNote(OfferedLanguages? languages, DialogWords words)
{
    public TurnResult After(TurnResult result, TurnContext context) =>
        context.Traits.IsInPage || result.Replies is not [var first, ..] || languages?.Samples.Contains(result.State.Language) is not true
            ? result
            : result with
            {
                Replies =
                [
                    first with
                    {
                        Text = words.Say(result.State.Language, Phrase.SampleNote) + "\n" + first.Text,
                    },
                    .. result.Replies.Skip(1),
                ],
            };
}
