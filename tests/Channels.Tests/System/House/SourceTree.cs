using Channels.Tests.Support;

namespace Channels.Tests.SystemWide.House;

/// <summary>The files of the house: product and tests, without what tools put there.</summary>
internal static class SourceTree
{
    private static readonly HashSet<string> NotOurs = new(StringComparer.Ordinal)
    {
        "artifacts",
        "bin",
        "data",
        "node_modules",
        "obj",
        "Migrations", // written by the tool of EF Core, one more with each change of a row
    };

    /// <summary>The paths of all files from the root.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [.. ProductAssembly.Roots.SelectMany(r => Below(Path.Combine(Repository.Root, r)))];

    public static IEnumerable<SourceFile> Sources =>
        Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Select(f => new SourceFile(f, Repository.Text(f)));

    /// <summary>Folders with more files directly in them than a reader takes in, as <c>path: number</c>.</summary>
    public static IReadOnlyList<string> Crowded(IEnumerable<string> files) =>
        [
            .. files
                .GroupBy(f => f[..f.LastIndexOf('/')], StringComparer.Ordinal)
                .Where(g => g.Count() > Limits.FilesPerFolder)
                .OrderByDescending(g => g.Count())
                .Select(g => $"{g.Key}: {g.Count()}"),
        ];

    /// <summary>Lines that are too long, as <c>path:line: number of characters</c>.</summary>
    public static IReadOnlyList<string> TooLong(IEnumerable<SourceFile> files) =>
        [
            .. from file in files
            from line in file
                .Text.Split('\n')
                .Select((text, index) => (Number: index + 1, Length: text.TrimEnd('\r').EnumerateRunes().Count()))
            where line.Length > Limits.Columns
            select $"{file.Path}:{line.Number}: {line.Length}",
        ];

    private static IEnumerable<string> Below(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
            .Concat(
                Directory
                    .EnumerateDirectories(folder)
                    .Where(d => !NotOurs.Contains(Path.GetFileName(d)) && Path.GetFileName(d)[0] != '.')
                    .SelectMany(Below)
            );
}
