using System.Globalization;

namespace Channels.Webhooks.Hosting;

/// <summary>
/// Settings with which anybody can act as anybody, or nothing arrives: Production does not start with them, and the verb <c>check</c>
/// explains each. No value of a secret is told.
/// </summary>
internal sealed class UnsafeSettings(IConfiguration configuration, IHostEnvironment environment) : ISelfCheck
{
    private const int ShortestSecret = 16;

    private static readonly string[] Published =
    [
        "development-only-channel-secret",
        "development-key",
        "changeme",
        "change-me",
        "test-key",
    ];
    private static readonly string[] Secrets = ["ChannelSecrets", "Secret", "Secrets", "ApiKey"];
    private static readonly string[] Addresses = ["Url", "Address", "Endpoint", "ApiBaseUrl", "ApiDataBaseUrl", "BaseUrl"];
    private static readonly string[] Own =
    [
        "Alerts",
        "Answers",
        "Api",
        "BotFramework",
        "Delivery",
        "Duty",
        "Knowledge",
        "Life",
        "Line",
        "Public",
        "Retention",
        "Sinks",
        "Turns",
        "WebChat",
    ];

    // Where no time at all means that nothing is kept or nothing lives.
    private static readonly string[] WithTimes = ["Retention", "WebChat"];

    public Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>(environment.IsProduction() ? [.. Find(), .. NoKey()] : []);

    /// <exception cref="InvalidOperationException">Production, and there are such settings: the message names each.</exception>
    public void ThrowIfUnsafe()
    {
        if (environment.IsProduction() && Find() is { Count: > 0 } found)
            throw new InvalidOperationException(
                "Production does not start with these settings:" + string.Concat(found.Select(f => Environment.NewLine + "- " + f))
            );
    }

    /// <summary>Nobody can fetch anything: that may be meant, so it is said and stops nothing.</summary>
    public IReadOnlyList<string> NoKey() =>
        configuration.GetSection("Api:Keys").GetChildren().Any() || configuration.GetSection("Api:Holders").GetChildren().Any()
            ? []
            : ["Api: no key at all; every call of the API is answered 401, and nobody can fetch what people hand in"];

    private List<string> Find()
    {
        var found = new List<string>();
        if (configuration.GetValue("Simulator:Enabled", false))
            found.Add("Simulator:Enabled: lets anybody act as any member");
        if (configuration.GetValue("BotFramework:AllowUnsigned", false))
            found.Add("BotFramework:AllowUnsigned: takes anybody's messages");
        if (string.IsNullOrEmpty(configuration["Public:Address"]))
            found.Add("Public:Address: missing; links given to people would lead to localhost, and any host name would be believed");
        foreach (var (key, value) in configuration.AsEnumerable().OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            if (
                value is { Length: > 0 }
                && Own.Contains(key.Split(':')[0], StringComparer.OrdinalIgnoreCase)
                && Trouble(key, value) is { } why
            )
                found.Add($"{key}: {why}");
        }

        return found;
    }

    private static string? Trouble(string key, string value)
    {
        if (IsSecret(key) && !value.StartsWith("sha256:", StringComparison.Ordinal))
        {
            if (Published.Contains(value, StringComparer.OrdinalIgnoreCase))
                return "a published value; anybody knows it";
            if (value.Length < ShortestSecret)
                return string.Create(CultureInfo.InvariantCulture, $"shorter than {ShortestSecret} characters; it can be guessed");
        }

        if (Addresses.Any(a => key.EndsWith(a, StringComparison.OrdinalIgnoreCase)) && IsPlain(value))
            return "plain http; whoever stands on the way reads and changes it";
        return IsTime(value, out var time) && (time < TimeSpan.Zero || (time == TimeSpan.Zero && MustLast(key)))
            ? "no time in which anything could happen"
            : null;
    }

    private static bool IsSecret(string key) =>
        key.StartsWith("Api:Keys:", StringComparison.OrdinalIgnoreCase)
        || (
            key.StartsWith("Api:Holders:", StringComparison.OrdinalIgnoreCase) && key.EndsWith(":Value", StringComparison.OrdinalIgnoreCase)
        )
        || key.Split(':').Any(part => Secrets.Contains(part, StringComparer.OrdinalIgnoreCase));

    private static bool IsPlain(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback;

    // 10 alone would be ten days.
    private static bool IsTime(string value, out TimeSpan time)
    {
        time = default;
        return (value.Contains(':', StringComparison.Ordinal) || value == "0")
            && TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out time);
    }

    private static bool MustLast(string key) =>
        WithTimes.Contains(key.Split(':')[0], StringComparer.OrdinalIgnoreCase)
        && (key.EndsWith("For", StringComparison.OrdinalIgnoreCase) || key.StartsWith("Retention", StringComparison.OrdinalIgnoreCase));
}
