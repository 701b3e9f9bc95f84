namespace Channels.Simulator;

/// <summary>Limits of buttons, confirm, carousel and image carousel templates. Text and titles count grapheme clusters.</summary>
internal static class TemplateRules
{
    public static void Check(PropertyReader template)
    {
        switch (template.Text("type", 20))
        {
            case "buttons":
                CheckCard(template, longestText: 160, mostActions: 4);
                break;
            case "confirm":
                template.Text("text", 240, graphemes: true);
                CheckActions(template, 2, 2, longestLabel: 20);
                break;
            case "carousel":
                var columns = template.Objects("columns", 1, 10);
                foreach (var column in columns)
                    CheckCard(column, longestText: 120, mostActions: 3);
                if (columns.Select(ActionCount).Distinct().Count() > 1)
                    template.Problem("columns", "All columns must have the same number of actions");
                break;
            case "image_carousel":
                foreach (var column in template.Objects("columns", 1, 10))
                {
                    column.Https("imageUrl");
                    if (column.Object("action") is { } action)
                        ActionRules.Check(action, longestLabel: 12, labelRequired: false, inQuickReply: false);
                }

                break;
            case { } unknown:
                template.Problem("type", $"Must be one of the known template types; '{unknown}' is not");
                break;
        }
    }

    private static void CheckCard(PropertyReader card, int longestText, int mostActions)
    {
        card.Https("thumbnailImageUrl", required: false);
        card.Text("title", 40, required: false, graphemes: true);
        var small = card.Has("thumbnailImageUrl") || card.Has("title");
        card.Text("text", small ? 60 : longestText, graphemes: true);
        CheckActions(card, 1, mostActions, longestLabel: 20);
    }

    private static void CheckActions(PropertyReader holder, int fewest, int most, int longestLabel)
    {
        foreach (var action in holder.Objects("actions", fewest, most))
            ActionRules.Check(action, longestLabel, labelRequired: true, inQuickReply: false);
    }

    private static int ActionCount(PropertyReader column) =>
        column.Has("actions") && column.Element.GetProperty("actions").ValueKind == System.Text.Json.JsonValueKind.Array
            ? column.Element.GetProperty("actions").GetArrayLength()
            : 0;
}
