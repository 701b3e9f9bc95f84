using Channels.Tests.Support.Doubles;
using Channels.Webhooks;
using Channels.Webhooks.Verbs;
using Microsoft.Data.Sqlite;

namespace Channels.Tests.Alerts;

/// <summary>What the sender would refuse to call is said by <c>check</c>, before anybody in danger waits for it.</summary>
public sealed class DutyCheckTests : IDisposable
{
    private const string Finding = "Duty:Url: it leads into a private network, and nothing is sent there; if it shall, Duty:Inside=true";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("channels-duty-");

    [Theory]
    [InlineData("https://10.0.0.5/alerts")]
    [InlineData("https://169.254.169.254/alerts")]
    [InlineData("https://[fe80::1]/alerts")]
    [InlineData("https://[::1]/alerts")]
    [InlineData("https://localhost/alerts")]
    [InlineData("http://127.0.0.1:8080/alerts")]
    public async Task A_private_address_is_named_outside_development(string url)
    {
        Assert.Contains(Finding, await CheckAsync("Production", url, inside: false));
        Assert.Contains(Finding, await CheckAsync("Staging", url, inside: false));
        Assert.DoesNotContain(Finding, await CheckAsync("Production", url, inside: true));
        Assert.DoesNotContain(Finding, await CheckAsync("Development", url, inside: false));
    }

    [Theory]
    [InlineData("https://203.0.114.1/alerts")]
    [InlineData("https://nobody-has-this-name.invalid/alerts")]
    [InlineData("")]
    public async Task Others_are_not(string url) =>
        Assert.DoesNotContain(
            await CheckAsync("Production", url, inside: false),
            l => l.Contains("private network", StringComparison.Ordinal)
        );

    [Fact]
    public async Task An_address_that_is_none_is_said_once() =>
        Assert.Single(
            await CheckAsync("Production", "10.0.0.5/alerts", inside: false),
            l => l.Contains("Duty:Url", StringComparison.Ordinal)
        );

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<string[]> CheckAsync(string environment, string url, bool inside)
    {
        using var output = new StringWriter();
        await CommandLine.RunAsync(
            [
                "check",
                $"--Database:Folder={folder.FullName}",
                $"--environment={environment}",
                $"--Duty:Url={url}",
                $"--Duty:Secret={StubbedDesk.Secret}",
                $"--Duty:Inside={inside}",
            ],
            settings => Program.Build(settings),
            new Terminal(TextReader.Null, output, output)
        );
        SqliteConnection.ClearAllPools();
        return output.ToString().Split(Environment.NewLine);
    }
}
