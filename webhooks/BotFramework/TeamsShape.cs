using Microsoft.Bot.Schema;

namespace Channels.Webhooks.BotFramework;

/// <summary>
/// What Teams takes of an activity. Its suggested actions only say something, and there are six at most
/// (learn.microsoft.com, "Suggested actions" of Teams bots); more buttons and links go on a hero card.
/// </summary>
internal static class TeamsShape
{
    private const string Teams = "msteams";
    private const int MostSuggested = 6;

    public static void Apply(Activity activity, string channelId)
    {
        if (channelId is not Teams || activity.SuggestedActions?.Actions is not { Count: > 0 } actions)
            return;
        foreach (var action in actions.Where(a => a.Type is ActionTypes.MessageBack or ActionTypes.PostBack))
            (action.Type, action.Value, action.Text, action.DisplayText) = (ActionTypes.ImBack, action.Text ?? action.Value, null, null);
        if (actions.Count <= MostSuggested && actions.All(a => a.Type is ActionTypes.ImBack))
            return;
        activity.SuggestedActions = null;
        activity.Attachments = [new HeroCard { Buttons = actions }.ToAttachment()];
    }
}
