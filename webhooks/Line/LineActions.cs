using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Webhooks.Outbound;

namespace Channels.Webhooks.Line;

/// <summary>
/// Buttons as LINE's action objects, their limits kept: labels 20 grapheme clusters, texts 300, data 300, addresses 1,000.
/// </summary>
internal static class LineActions
{
    private const int LabelClusters = 20;
    private const int ActionTextClusters = 300;
    private const int DataUnits = 300;
    private const int AddressUnits = 1000;

    /// <summary>A number to call with one tap: it must stay on the screen.</summary>
    public static bool IsDial(CardAction action) =>
        action.Type == ActionTypes.OpenUrl
        && !string.IsNullOrWhiteSpace(action.Title)
        && IsAddress(action.Said)
        && action.Said.StartsWith("tel:", StringComparison.Ordinal);

    /// <summary>The members of the action, without the braces.</summary>
    public static void Write(Utf8JsonWriter json, CardAction action)
    {
        json.WriteString("label", TextLimits.Cut(action.Title, LabelClusters));
        switch (action.Type)
        {
            case ActionTypes.PostBack when action.Said.Length > 0 && LinePostback.Data(action.Said).Length <= DataUnits:
                json.WriteString("type", "postback");
                json.WriteString("data", LinePostback.Data(action.Said));
                json.WriteString("displayText", TextLimits.Cut(action.Title, ActionTextClusters));
                break;
            case ActionTypes.DatePicker:
                json.WriteString("type", "datetimepicker");
                json.WriteString("data", Calendar(action.Said));
                json.WriteString("mode", "date");
                break;
            case ActionTypes.TimePicker:
                json.WriteString("type", "datetimepicker");
                json.WriteString("data", LinePostback.Data("time"));
                json.WriteString("mode", "time");
                break;
            case ActionTypes.Camera:
                json.WriteString("type", "camera");
                break;
            case ActionTypes.CameraRoll:
                json.WriteString("type", "cameraRoll");
                break;
            case ActionTypes.Location:
                json.WriteString("type", "location");
                break;
            case ActionTypes.OpenUrl when IsAddress(action.Said):
                json.WriteString("type", "uri");
                json.WriteString("uri", action.Said);
                break;
            default:
                json.WriteString("type", "message");
                json.WriteString(
                    "text",
                    TextLimits.Cut(string.IsNullOrWhiteSpace(action.Said) ? action.Title : action.Said, ActionTextClusters)
                );
                break;
        }
    }

    /// <summary>A question whose name is too long has none: the day is heard all the same.</summary>
    private static string Calendar(string question) =>
        LinePostback.DataOfCalendar(question) is { Length: <= DataUnits } data ? data : LinePostback.DataOfCalendar("");

    /// <summary>LINE refuses the whole call for one address it cannot open.</summary>
    private static bool IsAddress(string text) =>
        text.Length <= AddressUnits
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http" or "tel" or "line";
}
