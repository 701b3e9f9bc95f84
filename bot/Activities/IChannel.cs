namespace Channels.Bot.Activities;

/// <summary>
/// The seam between the product and a messaging channel. One folder under <c>webhooks/</c> implements it; an SDK host
/// (Bot Builder's successors, a LINE SDK) could be put behind it later without touching the bot.
/// </summary>
public interface IChannel
{
    /// <summary>Stable lower-case name, stored with every row: <c>line</c>, <c>webchat</c>.</summary>
    string Name { get; }

    /// <summary>What it is like.</summary>
    ChannelTraits Traits { get; }

    /// <summary>Reads one stored raw event. Never throws: what is not understood becomes an <see cref="ActivityTypes.Event"/>.</summary>
    ChannelEvent Read(ReadOnlyMemory<byte> rawEvent);

    /// <summary>
    /// Turns replies into exact request bodies, limits already kept (length, count, buttons). Pure: the bodies are stored
    /// before anything is sent and are the same at every attempt. One body is one call to the channel.
    /// </summary>
    IReadOnlyList<string> Render(IReadOnlyList<Activity> replies);

    /// <summary>A stored body with words in front of it, limits kept. Null where nothing comes late (people fetch what was said), or the
    /// words have no room.</summary>
    string? Begin(string body, string words) => null;

    /// <summary>Sends one stored body. Expected failures are values; only bugs throw.</summary>
    Task<SendOutcome> SendAsync(OutgoingCall call, CancellationToken cancellationToken);

    /// <summary>The language a person's own account says they read, a BCP 47 tag; null when nobody says so, or not at once. Asked
    /// once, before the
    /// first answer.</summary>
    Task<string?> LanguageOfAsync(string account, string address, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>Shows that an answer is being made. A sign only: it is lost without harm.</summary>
    Task ShowWorkingAsync(string account, string address) => Task.CompletedTask;

    /// <summary>Shows that a message was read, by <see cref="ChannelEvent.SeenToken"/>. A sign only.</summary>
    Task ShowSeenAsync(string account, string seenToken) => Task.CompletedTask;

    /// <summary>Fetches a file a person sent, from an attachment's <see cref="Attachment.ContentUrl"/> of this channel.</summary>
    Task<FetchOutcome> FetchAsync(string account, string source, int maxBytes, CancellationToken cancellationToken);
}

/// <summary>A raw event as the channel understands it.</summary>
/// <param name="Activity">The activity for the step.</param>
/// <param name="Address">Where answers go (LINE: user, group or room id), or null when nobody can be answered.</param>
/// <param name="ReplyToken">A single-use free answer token, or null.</param>
/// <param name="MayAnswer">False for events the bot only keeps (LINE standby).</param>
public sealed record ChannelEvent(Activity Activity, string? Address, string? ReplyToken, bool MayAnswer)
{
    /// <summary>With it the message can be shown as read, or null.</summary>
    public string? SeenToken { get; init; }

    /// <summary>With it an answer can quote the message, or null.</summary>
    public string? QuoteToken { get; init; }

    /// <summary>A pseudonym of where it comes from (a network address) on channels whose conversations cost nothing; else null.</summary>
    public string? Origin { get; init; }
}

/// <summary>One call to make.</summary>
/// <param name="Account">The channel account it goes through.</param>
/// <param name="Address">Recipient, for a push.</param>
/// <param name="ReplyToken">When set, answer with this token; else push.</param>
/// <param name="RetryKey">Idempotency key of the push, stored before the first attempt.</param>
/// <param name="Body">The exact body made by <see cref="IChannel.Render"/>.</param>
public sealed record OutgoingCall(string Account, string? Address, string? ReplyToken, Guid RetryKey, string Body);

/// <summary>What became of a call.</summary>
public abstract record SendOutcome
{
    /// <summary>The platform took it (or says it had taken it before).</summary>
    public sealed record Sent(string? RequestId) : SendOutcome;

    /// <summary>Certainly not taken, and it never will be: bad token, bad body, blocked account.</summary>
    public sealed record Refused(string Code, string? RequestId) : SendOutcome;

    /// <summary>Certainly not taken now; try again later (rate limit, no connection made).</summary>
    /// <param name="Code">Stable code of why.</param>
    /// <param name="After">When to try again, where that is known.</param>
    /// <param name="Trouble">What somebody must mend before anything can be sent (one of <see cref="ChannelTrouble"/>), or null.</param>
    public sealed record NotNow(string Code, TimeSpan? After, string? Trouble = null) : SendOutcome;

    /// <summary>The reply token does not work, or not any more: not taken now, unless an earlier try with it was.</summary>
    public sealed record TokenSpent(string Code, string? RequestId) : SendOutcome;

    /// <summary>May or may not have been taken: time-out, connection lost, server error.</summary>
    /// <param name="Code">Stable code of why.</param>
    /// <param name="After">When to try again, where the platform says so.</param>
    public sealed record Ambiguous(string Code, TimeSpan? After = null) : SendOutcome;
}

/// <summary>What stands between a channel's account and its people, and does not mend by itself.</summary>
public static class ChannelTrouble
{
    /// <summary>The messages that cost are used up.</summary>
    public const string Limit = "channel-limit";

    /// <summary>The account's token is refused.</summary>
    public const string Token = "channel-token";
}

/// <summary>What became of fetching a file.</summary>
public abstract record FetchOutcome
{
    public sealed record Fetched(byte[] Content) : FetchOutcome;

    /// <summary>Not ready, or the platform is away; ask again.</summary>
    /// <param name="Code">Stable code of why.</param>
    /// <param name="TellAfter">So long after it came the person should know that it is not there; null: when it is given up.</param>
    public sealed record NotYet(string Code, TimeSpan? TellAfter = null) : FetchOutcome
    {
        /// <summary>When the platform says so, not before that.</summary>
        public TimeSpan? After { get; init; }
    }

    /// <summary>It cannot be had: unknown, taken back, too large.</summary>
    public sealed record Gone(string Code) : FetchOutcome;
}
