using Channels.Tests.Sinks.Kintone;

namespace Channels.Tests.Sinks.Hour;

/// <summary>A host with all three ways out: a kintone of three apps, a shared folder, and the interface a mirror pulls from.</summary>
internal static class HourSettings
{
    /// <summary>Procedures, and the app each has.</summary>
    public static IReadOnlyDictionary<string, int> Apps { get; } =
        new Dictionary<string, int>
        {
            ["activity-report"] = 12,
            ["consultation"] = 13,
            ["event-signup"] = 14,
        };

    public static Dictionary<string, string> Of(string root, KintoneServer kintone, string shared)
    {
        var settings = new Dictionary<string, string>
        {
            ["Simulator:Enabled"] = "false",
            ["Turns:Lease"] = "00:00:05",
            ["Delivery:Lease"] = "00:00:05",
            ["Sinks:city:Kind"] = "kintone",
            ["Sinks:city:Url"] = kintone.Server.Url!,
            ["Sinks:city:Token"] = KintoneServer.Token,
            ["Sinks:city:CallTimeout"] = "00:00:03",
            ["Sinks:city:Timeout"] = "00:00:10",
            ["Sinks:city:LongestRetry"] = "00:00:30",
            ["Sinks:city:MostAttempts"] = "1000",
            ["Sinks:city:DailyBudget"] = "100000",
            ["Sinks:shared:Kind"] = "drop",
            ["Sinks:shared:Folder"] = shared,
            ["Sinks:shared:LongestRetry"] = "00:00:30",
            ["Sinks:shared:MostAttempts"] = "1000",
        };
        foreach (var ((procedure, app), i) in Apps.Select((a, i) => (a, i)))
        {
            settings[$"Sinks:city:Procedures:{i}"] = settings[$"Sinks:shared:Procedures:{i}"] = procedure;
            settings[$"Sinks:city:Mappings:{i}"] = Path.Combine(root, procedure + ".yaml");
            File.WriteAllText(settings[$"Sinks:city:Mappings:{i}"], Mapping(procedure, app));
        }

        return settings;
    }

    private static string Mapping(string procedure, int app) =>
        $$"""
            procedure: {{procedure}}
            app: {{app}}
            key: { code: 受付番号, type: SINGLE_LINE_TEXT }
            fields:
              $kind: { code: 種別, type: DROP_DOWN, values: { submitted: 新規, updated: 訂正, withdrawn: 取下げ, interim: 途中 } }
              $edition: { code: 版, type: SINGLE_LINE_TEXT }
              $files: { code: 添付, type: FILE }
            """;
}
