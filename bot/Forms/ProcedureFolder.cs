using System.Text;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms;

/// <summary>The files of one version of a procedure as they lie on the disk.</summary>
/// <param name="Name">Folder name, which is the procedure's id.</param>
/// <param name="ShownAs">The folder in findings, below the procedures folder.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Sources">File name to content.</param>
internal sealed record ProcedureFolder(string Name, string ShownAs, string Path, IReadOnlyDictionary<string, string> Sources)
{
    public static IEnumerable<ProcedureFolder> Under(string folder, ICollection<Lint> findings)
    {
        if (!Directory.Exists(folder))
        {
            findings.Add(new Lint(".", 1, 1, "folder-missing", "The procedures folder does not exist.", "Set Procedures:Folder."));
            return [];
        }

        return
        [
            .. Directory
                .EnumerateDirectories(folder)
                .Order(StringComparer.Ordinal)
                .Where(d => File.Exists(System.IO.Path.Combine(d, ProcedureReader.DefinitionFile)))
                .SelectMany(d => Versions(d).Prepend(d).Select(v => Read(d, v, findings)))
                .OfType<ProcedureFolder>(),
        ];
    }

    /// <summary>Published versions that sessions may still be on: <c>versions/1</c>, <c>versions/2</c>.</summary>
    private static IEnumerable<string> Versions(string procedure)
    {
        var folder = System.IO.Path.Combine(procedure, "versions");
        return Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal) : [];
    }

    private static ProcedureFolder? Read(string procedure, string path, ICollection<Lint> findings)
    {
        var name = System.IO.Path.GetFileName(procedure);
        var shown = path == procedure ? name : $"{name}/versions/{System.IO.Path.GetFileName(path)}";
        var sources = new Dictionary<string, string>();
        foreach (var file in Languages.Known.Select(l => l + ".yaml").Prepend(ProcedureReader.DefinitionFile))
        {
            if (ReadText(System.IO.Path.Combine(path, file), $"{shown}/{file}", findings) is { } text)
                sources[file] = text;
        }

        return sources.ContainsKey(ProcedureReader.DefinitionFile) ? new ProcedureFolder(name, shown, path, sources) : null;
    }

    /// <summary>A file's text, or null when it is not there or not readable (which is then a finding).</summary>
    public static string? ReadText(string path, string shownAs, ICollection<Lint> findings)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                return null;
            if (file.Length <= YamlFile.MostCharacters * 4L)
                return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
            findings.Add(
                new Lint(shownAs, 1, 1, "yaml-too-large", "The file is too large.", $"Keep it under {YamlFile.MostCharacters} characters.")
            );
        }
        catch (DecoderFallbackException)
        {
            findings.Add(new Lint(shownAs, 1, 1, "not-utf8", "The file is not UTF-8.", "Save it as UTF-8."));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            findings.Add(new Lint(shownAs, 1, 1, "not-readable", "The file cannot be read.", "Check its permissions."));
        }

        return null;
    }
}
