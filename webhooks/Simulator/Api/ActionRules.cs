using System.Globalization;

namespace Channels.Simulator;

/// <summary>Limits of actions behind quick replies and buttons.</summary>
internal static class ActionRules
{
    private static readonly string[] Schemes = ["http", "https", "line", "tel"];

    public static void Check(PropertyReader action, int longestLabel, bool labelRequired, bool inQuickReply)
    {
        action.Text("label", longestLabel, labelRequired, graphemes: true);
        switch (action.Text("type", 20))
        {
            case "postback":
                action.Text("data", 300);
                action.Text("displayText", 300, required: false, graphemes: true);
                action.Text("text", 300, required: false, graphemes: true);
                action.Text("fillInText", 300, required: false, graphemes: true);
                break;
            case "message":
                action.Text("text", 300, graphemes: true);
                break;
            case "uri":
                if (
                    action.Text("uri", 1_000) is { Length: > 0 } uri
                    && !(Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && Schemes.Contains(parsed.Scheme))
                )
                    action.Problem("uri", "Invalid action URI scheme");
                break;
            case "datetimepicker":
                action.Text("data", 300);
                CheckPicker(action);
                break;
            case "clipboard":
                action.Text("clipboardText", 1_000);
                break;
            case "camera" or "cameraRoll" or "location" when inQuickReply:
                break;
            case { } other:
                action.Problem("type", $"An action of type '{other}' is not allowed here");
                break;
        }
    }

    private static void CheckPicker(PropertyReader action)
    {
        var format = action.Text("mode", 20) switch
        {
            "date" => "yyyy-MM-dd",
            "time" => "HH:mm",
            "datetime" => "yyyy-MM-ddTHH:mm",
            _ => null,
        };
        if (format is null)
        {
            action.Problem("mode", "Must be 'date', 'time' or 'datetime'");
            return;
        }

        var initial = Moment(action, "initial", format);
        var min = Moment(action, "min", format);
        var max = Moment(action, "max", format);
        if (min >= max)
            action.Problem("max", "Must be later than min");
        if (initial < min || initial > max)
            action.Problem("initial", "Must lie between min and max");
    }

    private static DateTime? Moment(PropertyReader action, string property, string format)
    {
        if (action.Text(property, 30, required: false) is not { } text)
            return null;
        // LINE also takes a lower-case t between date and time.
        var ok = DateTime.TryParseExact(
            text.Replace('t', 'T'),
            format.Replace("T", "'T'", StringComparison.Ordinal),
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var moment
        );
        if (ok && (format == "HH:mm" || moment.Year is >= 1900 and <= 2100))
            return moment;
        action.Problem(property, $"Must be written as {format}, from 1900 to 2100");
        return null;
    }
}
