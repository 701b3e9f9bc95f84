using System.Globalization;
using Channels.Bot.Activities;
using Channels.Bot.Contract;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>The other member is told of stamps, or the provider is asked for one: looked up first, so that what is said is true
/// now.</summary>
internal sealed class CareStampedTopic : IEventTopic
{
    public IReadOnlyList<string> Names => [DialogEvents.CareStamped];

    public TurnResult On(Heard heard, Activity input)
    {
        if (!Guid.TryParse(input.TextOf("care"), out var care))
            return TurnResult.Silent(heard.State);
        return StampWishes.LookUp(
            heard,
            input.TextOf("what") is StampEvents.Ask ? new StampWish.Ask(care)
                : input.TextOf("what") is StampEvents.Remind ? new StampWish.Remind(care)
                : new StampWish.Tell(care, Number(input.TextOf("after")), Number(input.TextOf("until")))
        );
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
