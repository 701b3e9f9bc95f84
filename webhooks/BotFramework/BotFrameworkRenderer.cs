using Channels.Bot.Activities;
using Channels.Webhooks.Outbound;
using Bf = Microsoft.Bot.Schema;

namespace Channels.Webhooks.BotFramework;

/// <summary>
/// Replies as activities of the schema: all of a turn in one message, because a call to the connector has no key that would let it
/// be repeated, and half a turn would be worse than none. Text is plain, never Markdown: it repeats what people wrote.
/// </summary>
internal static class BotFrameworkRenderer
{
    /// <summary>Teams takes about 28 KB a message, in UTF-16 and with everything around it; others take more.</summary>
    private const int TextUnits = 8000;

    /// <summary>More are never looked at, and an activity has a size limit too.</summary>
    private const int Buttons = 30;
    private const int TitleClusters = 60;
    private const int ValueUnits = 1000;

    public static IReadOnlyList<string> Render(IReadOnlyList<Activity> replies)
    {
        var said = replies.Where(a => a.Type == ActivityTypes.Message && !string.IsNullOrWhiteSpace(a.Text)).ToList();
        var parts = TextLimits.Split(string.Join("\n\n", said.Select(a => a.Text)), TextUnits).ToList();
        var actions = replies.LastOrDefault(a => a.SuggestedActions is not null)?.SuggestedActions?.Actions ?? [];
        var locale = said.LastOrDefault(a => a.Locale is not null)?.Locale;
        return [.. parts.Select((text, i) => BotFrameworkJson.Write(Message(text, locale, i == parts.Count - 1 ? Actions(actions) : [])))];
    }

    private static Bf.Activity Message(string text, string? locale, IList<Bf.CardAction> actions) =>
        new()
        {
            Type = Bf.ActivityTypes.Message,
            Text = text,
            TextFormat = Bf.TextFormatTypes.Plain,
            Locale = locale is "ja-easy" ? "ja" : locale,
            InputHint = Bf.InputHints.ExpectingInput,
            SuggestedActions = actions.Count == 0 ? null : new Bf.SuggestedActions { Actions = actions },
        };

    private static List<Bf.CardAction> Actions(IReadOnlyList<CardAction> actions) =>
        [.. actions.Where(a => !string.IsNullOrWhiteSpace(a.Title)).Select(Action).OfType<Bf.CardAction>().Take(Buttons)];

    /// <summary>A calendar, a clock, a camera and a map are other channels'; what is not there can still be typed.</summary>
    private static Bf.CardAction? Action(CardAction action)
    {
        var title = TextLimits.Cut(action.Title, TitleClusters);
        var said = action.Said.Length is > 0 and <= ValueUnits ? action.Said : action.Title;
        return action.Type switch
        {
            // What is said differs from what is read (a command): the bubble shows what was read.
            ActionTypes.ImBack when said != action.Title => new Bf.CardAction(Bf.ActionTypes.MessageBack, title)
            {
                Text = said,
                DisplayText = title,
            },
            ActionTypes.ImBack => new Bf.CardAction(Bf.ActionTypes.ImBack, title, value: said),
            ActionTypes.PostBack => new Bf.CardAction(Bf.ActionTypes.PostBack, title, value: said),
            ActionTypes.OpenUrl
                when Uri.TryCreate(said, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "tel" =>
                new Bf.CardAction(Bf.ActionTypes.OpenUrl, title, value: said),
            _ => null,
        };
    }
}
