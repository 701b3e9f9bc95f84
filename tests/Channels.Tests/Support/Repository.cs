using System.Text.RegularExpressions;

namespace Channels.Tests.Support;

/// <summary>The source tree the tests were built from.</summary>
internal static class Repository
{
    private static readonly Lazy<string> Found = new(Find);

    public static string Root => Found.Value;

    /// <summary>The C# files of a project, without generated ones, as path from the root and text.</summary>
    public static IEnumerable<SourceFile> Sources(params IEnumerable<string> folders) =>
        folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path)))
            .Where(file => !file.Path.Contains("/Migrations/", StringComparison.Ordinal));

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Channels.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}

/// <summary>A source file.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>The text without comments; strings stay.</summary>
    public string Code =>
        Regex.Replace(Text, """("(?:\\.|[^"\\\r\n])*")|//[^\r\n]*|/\*[\s\S]*?\*/""", "$1", RegexOptions.None, TimeSpan.FromSeconds(5));
}
