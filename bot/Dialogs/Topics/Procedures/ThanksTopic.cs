using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>Thanks, or a sticker, after something was handed in: a kind word, not the menu.</summary>
internal sealed class ThanksTopic(DialogWords words) : ITopic
{
    private static readonly TimeSpan After = TimeSpan.FromHours(24);

    public TurnResult? Hear(Heard heard) =>
        heard.State.Last is { } last
        && heard.Context.Now - last.At < After
        && (
            words.IsThanks(heard.Said.Folded) || heard.Said is { IsWordless: true, Attachments: [{ ContentType: AttachmentTypes.Sticker }] }
        )
            ? new TurnResult(
                heard.State,
                [Activity.Message(string.Join('\n', heard.Before.Append(words.Say(heard.Language, Phrase.YouAreWelcome))))],
                []
            )
            : null;
}
