using Channels.Tests.Support;
using Channels.Tests.SystemWide.House;

namespace Channels.Tests.SystemWide; // not .System: that would hide .NET's

/// <summary>
/// Writes the figures of the house to <c>artifacts/house.md</c>: before and after a rebuilding, the same measure. It judges
/// nothing; <see cref="HouseRules"/> does. Alone:
/// <code>dotnet run --project tests/Channels.Tests -- -class Channels.Tests.SystemWide.HouseFigures -showLiveOutput</code>
/// </summary>
public sealed class HouseFigures(ITestOutputHelper output)
{
    [Fact]
    public async Task The_figures_of_the_house_are_written_down()
    {
        var types = OwnType.Read(ProductAssembly.All.Select(a => a.File));
        var report = new HouseReport(
            [.. ProductAssembly.All.Select(a => AssemblyFigures.Of(a.Name, types))],
            types,
            Service.Of(await Container.ReadAsync(), [.. ProductAssembly.All.SelectMany(a => a.Load().GetTypes())]),
            SourceTree.Crowded(SourceTree.Files),
            SourceTree.TooLong(SourceTree.Sources),
            Endpoint.Faults(types)
        );
        Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts"));
        await File.WriteAllLinesAsync(
            Path.Combine(Repository.Root, "artifacts", "house.md"),
            report.Page(),
            TestContext.Current.CancellationToken
        );
        output.WriteLine(string.Join('\n', report.Table()));
    }
}
