using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Office;

namespace Channels.Bot.Dialogs.Topics.Pay;

/// <summary>A line of what a member is paid is doubted on the page: it goes to the staff as a case, with exactly that line.</summary>
internal sealed class PayDoubtedTopic(StaffCases cases) : IEventTopic
{
    private readonly PaySpeech speech = PaySpeech.Shipped;

    public IReadOnlyList<string> Names => [DialogEvents.PayDoubted];

    public TurnResult On(Heard heard, Activity input) =>
        input.TextOf("text") is { } text && input.TextOf("about") is { } about
            ? cases.Open(heard.Saying(speech.Say("doubted", heard.Language, ("about", about))), null, text)
            : TurnResult.Silent(heard.State);
}
