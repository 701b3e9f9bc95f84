using Channels.Bot.Delivery.Sinks;
using Channels.Webhooks.Outbound;

namespace Channels.Webhooks.Sinks.Kintone;

/// <summary>The kind <c>kintone</c>.</summary>
internal sealed class KintoneKind(IHostEnvironment environment, SinkBudget budget, TimeProvider clock) : ISinkKind
{
    private const int CallsADay = 9000; // an app has 10,000; some are left to its people

    public string Kind => "kintone";

    public void Prepare(SinkOptions options)
    {
        options.DailyBudget = CallsADay;
        options.DayStartsAt = TimeSpan.FromHours(9);
    }

    public ISink Make(string name, IConfigurationSection settings)
    {
        var common = Common(settings);
        return Make(
            name,
            settings,
            async stop => await budget.TryTakeAsync(name, common, stop) ? null : budget.NextDay(common) - clock.GetUtcNow()
        );
    }

    /// <param name="spend">As <see cref="KintoneGate"/> takes it.</param>
    internal KintoneSink Make(string name, IConfigurationSection settings, Func<CancellationToken, Task<TimeSpan?>> spend)
    {
        var options = SinkSettings.Read(name, settings, new KintoneOptions());
        var isLoose = SinkAddress.IsLoose(environment, name, options.Url);
        var gate = new KintoneGate(options, spend);
        var client = new KintoneClient(options.Url, TokenOf(name, options), options.CallTimeout, GuardedClient.Make(isLoose), gate, clock);
        return new KintoneSink(options, Common(settings).Timeout, Read(name, options), client, clock) { MayBeInside = isLoose };
    }

    private SinkOptions Common(IConfigurationSection settings)
    {
        var common = new SinkOptions();
        Prepare(common);
        settings.Bind(common);
        return common;
    }

    private static Dictionary<string, KintoneApp> Read(string name, KintoneOptions options)
    {
        var findings = new List<MappingFinding>();
        var apps = new Dictionary<string, KintoneApp>(StringComparer.Ordinal);
        foreach (var file in options.Mappings)
        {
            if (!File.Exists(file))
                findings.Add(new MappingFinding(file, 1, "mapping.no-file", "There is no such file."));
            else if (MappingReader.Read(file, File.ReadAllText(file), findings) is { } app && !apps.TryAdd(app.Procedure, app))
                findings.Add(new MappingFinding(file, 1, "mapping.twice", $"Another file maps {app.Procedure}."));
        }

        return findings.Count == 0
            ? apps
            : throw new SinkSettingsException($"Sinks:{name}:Mappings:{Environment.NewLine}{string.Join(Environment.NewLine, findings)}");
    }

    private static string TokenOf(string name, KintoneOptions options)
    {
        try
        {
            var token = (string.IsNullOrWhiteSpace(options.Token) ? File.ReadAllText(options.TokenFile!) : options.Token).Trim();
            return token.Length > 0 && token.All(c => char.IsAsciiLetterOrDigit(c) || c is ',')
                ? token
                : throw new SinkSettingsException($"Sinks:{name}: a token has letters and digits; several have a comma between them.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SinkSettingsException($"Sinks:{name}:TokenFile cannot be read.", error);
        }
    }
}
