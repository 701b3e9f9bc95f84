using System.Text.RegularExpressions;
using Channels.Tests.Support;
using Channels.Webhooks;
using Channels.Webhooks.Settings;
using Channels.Webhooks.Verbs;

namespace Channels.Tests.SystemWide;

/// <summary>A setting that nobody reads is said, and a start that is refused ends with which setting it was.</summary>
public sealed partial class SettingsTests
{
    [Theory]
    [InlineData("--Database:Foldr=x", "Database:Foldr: no setting is called so, it does nothing; Database:Folder is one")]
    [InlineData("--Databse:Folder=x", "Databse: no section is called so, and what is in it does nothing; Database is one")]
    [InlineData(
        "--Api:Holders:moji:Route:0=moji",
        "Api:Holders:moji:Route: no setting is called so, it does nothing; Api:Holders:moji:Routes is one"
    )]
    [InlineData("--Api:Holders:moji:Keys:a:Vallue=x", "Api:Holders:moji:Keys:a:Vallue")]
    [InlineData("--Line:Accounts:ward:ChanelId=x", "Line:Accounts:ward:ChanelId")]
    [InlineData("--Sinks:shared:DailyBuget=5 --Sinks:shared:Kind=drop --Sinks:shared:Folder=/nowhere", "Sinks:shared:DailyBuget")]
    [InlineData("--Knowledge:Model:Endpiont=x", "Knowledge:Model:Endpiont")]
    [InlineData("--Office:Hour=x", "Office:Hour")]
    [InlineData("--Conversations:Watch:Colour=x", "Conversations:Watch:Colour")]
    public async Task A_slip_of_the_pen_is_found_by_check_and_the_name_that_was_meant_is_said(string slip, string said) =>
        Assert.Contains(said, await CheckAsync(slip), StringComparison.Ordinal);

    [Theory]
    [InlineData("--Database:Provider=sqlite")]
    [InlineData("--database:provider=sqlite")]
    [InlineData("--Api:Holders:moji:Keys:a:Expires=2099-01-01T00:00:00Z")]
    [InlineData("--Api:Keys:anybody=a-key-of-some-length")]
    [InlineData("--Api:Persons:0=tanaka")]
    [InlineData("--Line:Accounts:ward:ChannelSecrets:0=0123456789abcdef")]
    [InlineData("--Office:Closed:1=12-28")]
    [InlineData("--Public:Hosts:0=example.jp")]
    [InlineData("--Knowledge:Embeddings:Endpoint=http://localhost:1/v1")]
    [InlineData("--Logging:LogLevel:Default=Error")]
    [InlineData("--Kestrel:Limits:MaxConcurrentConnections=5")]
    [InlineData("--Somebody:Elses=5")]
    public async Task What_is_read_or_is_somebody_elses_is_not_found(string setting) =>
        Assert.DoesNotContain("is called so", await CheckAsync(setting), StringComparison.Ordinal);

    [Fact]
    public void Every_section_the_sources_read_is_known()
    {
        var read = new[] { "bot", "webhooks", "knowledge" }
            .SelectMany(f => Directory.GetFiles(Path.Combine(Repository.Root, f), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/Simulator/", StringComparison.Ordinal))
            .SelectMany(f => Section().Matches(File.ReadAllText(f)))
            .Select(m => m.Groups[1].Value)
            .Distinct()
            .ToList();
        Assert.Contains("Database", read);
        Assert.True(read.Count > 15, string.Join(' ', read));
        Assert.DoesNotContain(read, r => KnownSettings.Of(r) is null && r is not ("Api:Keys" or "Api:Holders" or "Kestrel:Endpoints"));
    }

    [Theory]
    [InlineData("--Api:Holders:moji:Keys:a:Value=short", "Api:Holders:moji")]
    [InlineData("--Sinks:ward:Kind=letter", "Sinks:ward:Kind")]
    [InlineData("--Turns:Lease=-1", "Lease")]
    public async Task A_start_that_is_refused_ends_with_the_setting(string setting, string named)
    {
        var folder = Directory.CreateTempSubdirectory("channels-refused-");
        using var output = new StringWriter();
        var code = await CommandLine.RunAsync(
            [$"--Database:Folder={folder.FullName}", "--urls=http://127.0.0.1:0", "--environment=Test", setting],
            settings => Program.Build(settings),
            new Terminal(TextReader.Null, output, output)
        );
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        Assert.Equal(1, code);
        Assert.Contains(named, output.ToString().TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output.ToString(), StringComparison.Ordinal);
    }

    private static async Task<string> CheckAsync(string setting)
    {
        var folder = Directory.CreateTempSubdirectory("channels-settings-");
        using var output = new StringWriter();
        await CommandLine.RunAsync(
            ["check", $"--Database:Folder={folder.FullName}", .. setting.Split(' ')],
            settings => Program.Build(settings),
            new Terminal(TextReader.Null, output, output)
        );
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return output.ToString();
    }

    [GeneratedRegex("""(?:BindConfiguration|GetSection)\("([^"]+)"\)""", RegexOptions.None, 1000)]
    private static partial Regex Section();
}
