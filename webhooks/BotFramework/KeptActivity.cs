using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Channels.Bot.Intake;
using Microsoft.Bot.Schema;

namespace Channels.Webhooks.BotFramework;

/// <summary>
/// The event as the inbox keeps it: the activity without the names of anybody, or the language a conversation's client speaks.
/// </summary>
internal sealed record KeptActivity(Activity Activity, string? Language = null)
{
    /// <summary>The events of one activity. A client in another language than Japanese says so once a conversation.</summary>
    public static IReadOnlyList<ReceivedEvent> Of(Activity activity, DateTimeOffset now)
    {
        WithoutNames(activity);
        var kept = Event(activity, null, now);
        return LanguageOf(activity.Locale) is { } language && activity.Type is ActivityTypes.Message
            ? [Event(activity, language, now), kept]
            : [kept];
    }

    private static ReceivedEvent Event(Activity activity, string? language, DateTimeOffset now)
    {
        var raw = BotFrameworkJson.WriteBytes(
            language is null ? new KeptActivity(activity) : new KeptActivity(Envelope(activity), language)
        );
        var conversation = activity.Conversation?.Id is { Length: > 0 } id ? Name(activity.ChannelId, id) : null;
        var message = activity.Id is { Length: > 0 } own && conversation is not null && language is null ? Name(conversation, own) : null;

        // A time that cannot be would put every later event of the conversation before it, or it before every earlier one.
        var occurred = activity.Timestamp is { } stated && stated > DateTimeOffset.UnixEpoch && stated <= now.AddDays(1) ? stated : now;
        return new ReceivedEvent(
            BotFrameworkChannel.ChannelName,
            BotFrameworkOptions.Account,
            Identify(activity, conversation, language, raw, now),
            conversation,
            message,
            occurred.ToUnixTimeMilliseconds(),
            raw,
            TakesBack: activity.Type is ActivityTypes.MessageDelete
        );
    }

    /// <summary>
    /// An edited or deleted message has the id of the message; only together with what happened is it one event. Without an id and a
    /// time nothing tells the same words said twice from one message sent twice: both are heard.
    /// </summary>
    private static string Identify(Activity activity, string? conversation, string? language, byte[] raw, DateTimeOffset now)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (language is not null && conversation is not null)
            Add(hash, conversation, "language");
        else if (conversation is not null && Newcomers(activity) is { Length: > 0 } newcomers)
            Add(hash, [conversation, "joined", .. newcomers]);
        else if (activity.Id is { Length: > 0 } id && conversation is not null)
            Add(hash, conversation, activity.Type, id, Moment(activity), activity.Text);
        else
            Add(hash, Convert.ToBase64String(raw), activity.Timestamp is null ? Guid.CreateVersion7(now).ToString("N") : null);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Who joined, the bot left out: platforms say it once for both and once more for the person.</summary>
    private static string[] Newcomers(Activity activity) =>
        activity.Type is ActivityTypes.ConversationUpdate
            ?
            [
                .. (activity.MembersAdded ?? [])
                    .Select(m => m?.Id)
                    .OfType<string>()
                    .Where(id => id != activity.Recipient?.Id)
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    private static string Moment(Activity activity) =>
        activity.Type is ActivityTypes.Message ? "" : activity.Timestamp?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    private static void Add(IncrementalHash hash, params ReadOnlySpan<string?> parts)
    {
        foreach (var part in parts)
            hash.AppendData(Encoding.UTF8.GetBytes((part ?? "") + "\n"));
    }

    private static string Name(string? first, string second) => $"{first}/{second}";

    /// <summary>What the language event needs of its activity: whose it is.</summary>
    private static Activity Envelope(Activity activity) =>
        new()
        {
            Type = ActivityTypes.Event,
            ChannelId = activity.ChannelId,
            ServiceUrl = activity.ServiceUrl,
            Conversation = activity.Conversation,
            From = activity.From,
            Recipient = activity.Recipient,
            Timestamp = activity.Timestamp,
        };

    /// <summary>Teams sends the real name, the directory id and the device of the person: nothing here is asked for them.</summary>
    private static void WithoutNames(Activity activity)
    {
        foreach (
            var account in new[] { activity.From, activity.Recipient }
                .Concat(activity.MembersAdded ?? [])
                .Concat(activity.MembersRemoved ?? [])
        )
        {
            if (account is not null)
                (account.Name, account.AadObjectId, account.Properties) = (null, null, []);
        }

        if (activity.Conversation is { } conversation)
            (conversation.Name, conversation.AadObjectId, conversation.Properties) = (null, null, []);
        activity.RelatesTo = null;
        activity.Entities = null;
        activity.ChannelData = null;
        activity.CallerId = null;
    }

    /// <summary>The language of a client's locale where it is not Japanese: the bot greets in it when it knows it.</summary>
    private static string? LanguageOf(string? locale) =>
        locale?.Split('-', '_') switch
        {
            null or [] or [""] or ["ja", ..] => null,
            ["zh", "TW" or "HK" or "MO" or "Hant", ..] => "zh-Hant",
            ["zh", ..] => "zh-Hans",
            ["en" or "ko" or "vi" or "ne" or "tl", ..] and [var language, ..] => language,
            _ => null,
        };
}
