using Channels.Bot.FamilySupport.Rules;
using Channels.Webhooks;
using Channels.Webhooks.Verbs;

namespace Channels.Tests.FamilySupport;

/// <summary><c>fees check</c> and <c>fees rehearse</c>, as the office types them.</summary>
public sealed class FeesVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fees-verb-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Check_lists_packs_hashes_and_what_is_to_be_asked()
    {
        var (code, said) = await RunAsync("fees", "check");
        Assert.Equal(0, code);
        Assert.Contains("kitakyushu 2 from 2025-08-01 sha-256 ", said, StringComparison.Ordinal);
        Assert.Contains("to ask the city (Straddle): 7時や19時をまたぐ活動", said, StringComparison.Ordinal);
        Assert.Contains("0 errors", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_is_an_error_with_its_place_and_publishing_makes_a_pack_immutable()
    {
        var text = Rules.TextOf("kitakyushu-1");
        var file = Path.Combine(folder, "pack.yaml");
        await File.WriteAllTextAsync(file, text.Replace("\"19:00-24:00\"", "\"20:00-24:00\"", StringComparison.Ordinal), Stop);
        var (code, said) = await RunAsync("fees", "check", folder, "--publish", "kitakyushu-1");
        Assert.Equal(1, code);
        Assert.Contains("pack.yaml:10:1: error band-gap: No band holds 19:00-20:00.", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, PackLock.File)));

        await File.WriteAllTextAsync(file, text, Stop);
        await File.WriteAllTextAsync(Path.Combine(folder, "nagoya.yaml"), Rules.TextOf("nagoya"), Stop);
        Assert.Equal(1, (await RunAsync("fees", "check", folder, "--publish", "kitakyushu-9")).Code);
        Assert.False(File.Exists(Path.Combine(folder, PackLock.File)));
        Assert.Contains(
            "Published: kitakyushu 1",
            (await RunAsync("fees", "check", folder, "--publish", "kitakyushu-1")).Said,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("nagoya", await File.ReadAllTextAsync(Path.Combine(folder, PackLock.File), Stop), StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace("unit: 30", "unit: 60", StringComparison.Ordinal), Stop);
        (code, said) = await RunAsync("fees", "check", folder);
        Assert.Equal(1, code);
        Assert.Contains("pack-changed", said, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("fees", "check", Path.Combine(folder, "none"))).Code);
    }

    [Fact]
    public async Task A_rehearsal_on_a_made_up_year_is_a_table_a_chart_and_a_file_for_a_spreadsheet()
    {
        var proposed = Path.Combine(folder, "proposed.yaml");
        await File.WriteAllTextAsync(
            proposed,
            Rules.TextOf("kitakyushu-2").Replace("unit: 30", "unit: 15", StringComparison.Ordinal),
            Stop
        );
        var (code, said) = await RunAsync(
            "fees",
            "rehearse",
            proposed,
            "--synthetic",
            "7500",
            "--seed",
            "3",
            "--day",
            "2026-12-01",
            "--out",
            folder,
            $"--Database:Folder={folder}"
        );
        Assert.Equal(0, code);
        Assert.Contains("| 活動の件数 | 7,500 | 7,500 | 0 |", said, StringComparison.Ordinal);
        Assert.Contains("減る人", said, StringComparison.Ordinal);
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(Path.Combine(folder, "rehearsal.svg"), Stop), StringComparison.Ordinal);
        Assert.Contains(
            "活動の件数,7500,7500,0",
            await File.ReadAllTextAsync(Path.Combine(folder, "rehearsal.csv"), Stop),
            StringComparison.Ordinal
        );
        var again = await RunAsync(
            "fees",
            "rehearse",
            proposed,
            "--synthetic",
            "7500",
            "--seed",
            "3",
            "--day",
            "2026-12-01",
            $"--Database:Folder={folder}"
        );
        Assert.StartsWith(again.Said, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_database_is_not_a_rehearsal_says_so()
    {
        var proposed = Path.Combine(folder, "proposed.yaml");
        await File.WriteAllTextAsync(proposed, Rules.TextOf("kitakyushu-2"), Stop);
        var data = Path.Combine(folder, "data");
        var (code, said) = await RunAsync("fees", "rehearse", proposed, $"--Database:Folder={data}");
        Assert.Equal(1, code);
        Assert.Contains("There is no database of this version", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_with_a_fault_is_not_rehearsed()
    {
        var proposed = Path.Combine(folder, "proposed.yaml");
        await File.WriteAllTextAsync(
            proposed,
            Rules.TextOf("kitakyushu-2").Replace("unit: 30", "unit: 45", StringComparison.Ordinal),
            Stop
        );
        var (code, said) = await RunAsync("fees", "rehearse", proposed, "--synthetic", "10");
        Assert.Equal(1, code);
        Assert.Contains("unit-uneven", said, StringComparison.Ordinal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        using var said = new StringWriter();
        var terminal = new Terminal(TextReader.Null, said, said);
        return (await CommandLine.RunAsync(args, settings => Program.Build(settings), terminal), said.ToString());
    }
}
