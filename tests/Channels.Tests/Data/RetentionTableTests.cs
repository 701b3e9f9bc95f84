using Channels.Webhooks;
using Channels.Webhooks.Verbs;

namespace Channels.Tests.Data;

/// <summary>Whoever answers for the data reads in one place how long it stays.</summary>
public sealed class RetentionTableTests
{
    [Fact]
    public async Task Check_shows_how_long_things_stay_by_procedure_and_stage_as_settings_and_procedures_say()
    {
        var folder = Directory.CreateTempSubdirectory("channels-retention-").FullName;
        using var output = new StringWriter();
        await CommandLine.RunAsync(
            ["check", $"--Database:Folder={folder}", "--Retention:Draft=10.00:00:00", "--Retention:Audit=20.00:00:00"],
            settings => Program.Build(settings),
            new Terminal(TextReader.Null, output, output)
        );
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        var lines = output.ToString().Split('\n', StringSplitOptions.TrimEntries);

        var report = Assert.Single(lines, l => l.StartsWith("activity-report (personal):", StringComparison.Ordinal));
        Assert.Matches(@"unfinished \d+d, its files 10d, handed in \d+(fy|d)$", report);
        Assert.Single(lines, l => l.StartsWith("consultation (consultation):", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.EndsWith("audit 20d", StringComparison.Ordinal));
    }
}
