using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Showing;

/// <summary>What becomes of everything that is said, last of all: never the same words again and again, how late they come, the numbers of
/// what can be chosen, and that words are a sample.</summary>
internal sealed class Saying(DialogWords words, OfferedLanguages? languages)
{
    private readonly Repeating repeating = new(words);
    private readonly Lateness lateness = new(words);
    private readonly SampleNote sample = new(languages, words);

    public TurnResult After(ConversationState state, TurnResult result, Said said, Activity input, TurnContext context)
    {
        if (input.Type is ActivityTypes.Message)
            result = repeating.After(state, result, said);
        if (input.Type is ActivityTypes.Message && context is { IsLate: false, Delay: var delay } && delay >= Delays.Late)
            result = lateness.After(result, delay);
        return sample.After(NumberedChoices.After(result, context), context);
    }
}
