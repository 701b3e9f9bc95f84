namespace Channels.Tests.SystemWide.House;

/// <summary>The figures as a page.</summary>
/// <param name="Rooms">By assembly: its types, its rooms and what lies between them.</param>
internal sealed record HouseReport(
    IReadOnlyList<AssemblyFigures> Rooms,
    IReadOnlyList<OwnType> Types,
    IReadOnlyList<Service> Services,
    IReadOnlyList<string> CrowdedFolders,
    IReadOnlyList<string> LongLines,
    IReadOnlyList<string> Endpoints
)
{
    private const int Shown = 10;

    private IEnumerable<OwnType> Widest => Types.OrderByDescending(t => t.Own.Count).ThenBy(t => t.FullName, StringComparer.Ordinal);

    private IEnumerable<OwnType> TooWide => Widest.Where(t => t.Own.Count > Limits.FanOut);

    private IEnumerable<Service> TooHungry => Services.Where(s => s.Parameters > Limits.ConstructorParameters);

    /// <summary>One line a figure.</summary>
    public IReadOnlyList<string> Table() =>
        [
            "| figure | limit | now |",
            "|---|--:|--:|",
            .. Rooms.SelectMany(a => a.Table()),
            $"| constructor parameters of a service, most | {Limits.ConstructorParameters} | {Services.Max(s => s.Parameters)} |",
            $"| services that ask for more | 0 | {TooHungry.Count()} of {Services.Count} |",
            $"| own types that a type names, most | {Limits.FanOut} | {Widest.First().Own.Count} |",
            $"| types that name more | 0 | {TooWide.Count()} of {Types.Count} |",
            $"| folders with more than {Limits.FilesPerFolder} files | 0 | {CrowdedFolders.Count} |",
            $"| lines over {Limits.Columns} columns | 0 | {LongLines.Count} |",
            $"| endpoint classes that touch rows | 0 | {Endpoints.Count} of {Types.Count(Endpoint.IsEndpoint)} |",
            $"| types, with nested ones | | {Rooms.Sum(a => a.Types)} |",
        ];

    /// <summary>The table and what stands behind each line of it.</summary>
    public IEnumerable<string> Page() =>
        [
            "# The house in figures",
            "",
            .. Table(),
            .. Rooms.SelectMany(a => a.Page()),
            .. Part("Services that ask for more than the limit", TooHungry.Select(s => $"{s.Name}: {s.Parameters}")),
            .. Part($"Services that ask for most, the first {Shown}", Services.Take(Shown).Select(s => $"{s.Name}: {s.Parameters}")),
            .. Part("Types that name more own types than the limit", TooWide.Select(t => $"{t.FullName}: {t.Own.Count}")),
            .. Part($"Types that name most, the first {Shown}", Widest.Take(Shown).Select(t => $"{t.FullName}: {t.Own.Count}")),
            .. Part("Crowded folders", CrowdedFolders),
            .. Part("Endpoint classes that touch rows", Endpoints),
            .. Part("Long lines", LongLines),
        ];

    private static IEnumerable<string> Part(string title, IEnumerable<string> lines) =>
        ["", $"## {title}", "", .. lines.DefaultIfEmpty("none").Select(l => $"- {l}")];
}
