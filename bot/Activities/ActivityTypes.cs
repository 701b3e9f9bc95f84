namespace Channels.Bot.Activities;

/// <summary>Activity types of the Bot Framework schema that the product uses.</summary>
public static class ActivityTypes
{
    public const string Message = "message";

    /// <summary>A message the person edited.</summary>
    public const string MessageUpdate = "messageUpdate";

    /// <summary>A message the person took back; <see cref="Activity.Id"/> is that message's id.</summary>
    public const string MessageDelete = "messageDelete";

    /// <summary>Somebody joined or left; for LINE follow and unfollow.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>Anything else; <see cref="Activity.Name"/> says what.</summary>
    public const string Event = "event";

    public const string Typing = "typing";
}

/// <summary>Content types of attachments that are not files.</summary>
public static class AttachmentTypes
{
    public const string Sticker = "application/vnd.channels.sticker";

    /// <summary>Content: <c>{ "title", "address", "latitude", "longitude" }</c>.</summary>
    public const string Location = "application/vnd.channels.location";
}

/// <summary>What a button does. The last five exist where the channel says so and are left out elsewhere.</summary>
public static class ActionTypes
{
    /// <summary>Says its value as if the person had typed it.</summary>
    public const string ImBack = "imBack";

    /// <summary>Sends its value without showing it.</summary>
    public const string PostBack = "postBack";

    public const string OpenUrl = "openUrl";

    /// <summary>Opens a calendar; the answer arrives as text <c>yyyy-MM-dd</c>.</summary>
    public const string DatePicker = "channels/datePicker";

    /// <summary>Opens a clock; the answer arrives as text <c>HH:mm</c>.</summary>
    public const string TimePicker = "channels/timePicker";

    public const string Camera = "channels/camera";

    public const string CameraRoll = "channels/cameraRoll";

    public const string Location = "channels/location";
}

/// <summary>Names of event activities.</summary>
public static class EventNames
{
    public const string Follow = "follow";

    public const string Unfollow = "unfollow";
}
