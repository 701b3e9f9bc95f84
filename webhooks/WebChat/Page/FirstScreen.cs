using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// What somebody who comes to the page is asked first, before there is any conversation: the step is pure, so looking at the page makes
/// no row and a crawler starts nothing.
/// </summary>
internal sealed class FirstScreen(ITurnStep step, ProcedureCatalog catalog, TimeProvider clock)
{
    private static readonly byte[] NoEntropy = new byte[32];

    /// <summary>The procedure of that name, where this channel may fill it in.</summary>
    public Procedure? Find(string? procedure) =>
        procedure is null
            ? null
            : catalog.All.LastOrDefault(p => p.Id == procedure && p.OnChannel(WebChatChannel.ChannelName, WebChatChannel.Page) is "fill");

    /// <summary>Whether that wish can be said there at any time.</summary>
    public bool TakesWishes(string? procedure, string language, string wish) =>
        Of(procedure, language).Any(m => m.SuggestedActions?.Actions.Any(a => a.Said == wish) is true);

    /// <summary>The first messages.</summary>
    public IReadOnlyList<Activity> Of(string? procedure, string language)
    {
        var now = clock.GetUtcNow();
        var context = new TurnContext(now, WebChatChannel.ChannelName, NoEntropy) { Traits = WebChatChannel.Page };
        return step.Step(new ConversationState { Language = language }, WebChatEvent.Join(procedure, language, now), context).Replies;
    }
}
