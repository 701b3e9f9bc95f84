using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Channels.Bot.Telemetry;
using Channels.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Channels.Tests.SystemWide; // not .System: that would hide .NET's

/// <summary>What operators build dashboards on is written down, and what is written down exists.</summary>
public sealed class MetricsTests
{
    [Fact]
    public void The_table_of_metrics_is_what_the_meter_has() => Assert.Equal(Documented(Repository.Text("deploy/metrics.md")), Published());

    [Fact]
    public void A_metric_that_is_missing_or_changed_shows()
    {
        var text = Repository.Text("deploy/metrics.md");
        Assert.NotEqual(Published(), Documented(text.Replace("channels.turn.duration", "channels.turn.length", StringComparison.Ordinal)));
        Assert.NotEqual(Published(), Documented(text.Replace("| histogram | s |", "| histogram | ms |", StringComparison.Ordinal)));
        Assert.NotEmpty(Published());
    }

    /// <summary>Names follow OpenTelemetry: dotted lower case, the unit in its own field.</summary>
    [Fact]
    public void Names_are_dotted_lower_case_under_the_product() =>
        Assert.All(Published(), line => Assert.Matches(@"^channels(\.[a-z]+)+ ", line));

    private static List<string> Published()
    {
        var seen = new List<string>();
        using var services = new ServiceCollection().AddMetrics().AddSingleton<ChannelsMeter>().BuildServiceProvider();
        var factory = services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            // Hosts of other tests publish the same names; only this factory's count.
            if (instrument.Meter.Name == ChannelsMeter.Name && ReferenceEquals(instrument.Meter.Scope, factory))
                seen.Add($"{instrument.Name} {instrument.GetType().Name.Split('`')[0].ToLowerInvariant()} {instrument.Unit}");
        };
        listener.Start();
        services.GetRequiredService<ChannelsMeter>();
        return [.. seen.Order(StringComparer.Ordinal)];
    }

    private static List<string> Documented(string text) =>
        [
            .. Regex
                .Matches(
                    text,
                    @"^\| `(?<name>[^`]+)` \| (?<kind>\w+) \| (?<unit>[^|]+?) \|",
                    RegexOptions.Multiline,
                    TimeSpan.FromSeconds(1)
                )
                .Select(m => $"{m.Groups["name"].Value} {m.Groups["kind"].Value} {m.Groups["unit"].Value}")
                .Order(StringComparer.Ordinal),
        ];
}
