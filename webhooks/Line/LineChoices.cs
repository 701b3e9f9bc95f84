using Channels.Bot.Activities;

namespace Channels.Webhooks.Line;

/// <summary>
/// What can be answered also stands in the text: LINE shows no quick replies on a computer, and none on a telephone once another message
/// came. What the text names already is not named again.
/// </summary>
internal static class LineChoices
{
    /// <summary>The text with the words of the buttons that it does not name.</summary>
    public static string Spell(string text, IReadOnlyList<CardAction> actions, int mostUnits)
    {
        var unnamed = actions
            .Where(a =>
                a.Type is ActionTypes.ImBack or ActionTypes.PostBack
                && !a.IsBeside
                && !string.IsNullOrWhiteSpace(a.Title)
                && !IsNamed(text, a)
            )
            .Select(a => $"［{a.Title}］")
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var line = "\n" + string.Concat(unnamed);
        return unnamed.Count == 0 || text.Length + line.Length > mostUnits ? text : text + line;
    }

    private static bool IsNamed(string text, CardAction action) =>
        text.Contains(action.Title, StringComparison.Ordinal)
        || (action.Said.Length > 2 && text.Contains(action.Said, StringComparison.Ordinal))
        || (action.Said.All(char.IsAsciiDigit) && text.Split('\n').Any(l => l.StartsWith(action.Said + " ", StringComparison.Ordinal)));
}
