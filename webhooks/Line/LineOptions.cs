namespace Channels.Webhooks.Line;

/// <summary>Section <c>Line</c>: the default account, served at <c>/webhooks/line</c>, and any number of others.</summary>
public sealed class LineOptions : LineAccountOptions
{
    /// <summary>The name of the account that has no name.</summary>
    public const string DefaultAccount = "default";

    /// <summary>Further accounts by name, each at <c>/webhooks/line/{name}</c>.</summary>
    public IDictionary<string, LineAccountOptions> Accounts { get; } =
        new Dictionary<string, LineAccountOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Largest webhook body taken, bytes.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>How long a call to LINE may take. All calls of one message together must end before <c>Delivery:Lease</c> does.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long fetching one file may take.</summary>
    public TimeSpan ContentTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The options of an account, or null when there is none of that name.</summary>
    public LineAccountOptions? Find(string account) =>
        account == DefaultAccount ? this
        : Accounts.TryGetValue(account, out var found) ? found
        : null;
}

/// <summary>One LINE Messaging API channel.</summary>
public class LineAccountOptions
{
    /// <summary>Channel secrets that sign webhooks: the current one, and the next one while it is being changed.</summary>
    public IList<string> ChannelSecrets { get; } = [];

    public string? ChannelId { get; set; }

    /// <summary>A long-lived token. Without it, stateless tokens are issued with <see cref="ChannelId"/> and the first secret.</summary>
    public string? ChannelAccessToken { get; set; }

    /// <summary>Whether the profile is asked for its language, once for each person.</summary>
    public bool AsksProfile { get; set; } = true;

    /// <summary>Whether messages are shown as read by their token: needed where staff answer in LINE's own chat as well.</summary>
    public bool MarksAsRead { get; set; }

    public string ApiBaseUrl { get; set; } = "https://api.line.me";

    /// <summary>The host of files people sent; the other host answers 404 for them.</summary>
    public string ApiDataBaseUrl { get; set; } = "https://api-data.line.me";
}
