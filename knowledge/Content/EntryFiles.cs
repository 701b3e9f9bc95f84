using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Channels.Knowledge.Content;

/// <summary>Reads entry files (YAML, a list under <c>entries</c>) from a folder. A broken entry is reported and left out, the rest is
/// read.</summary>
public static class EntryFiles
{
    /// <summary>Where the shipped entries lie, beside the assembly.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "Knowledge", "Entries");

    /// <summary>Reads every <c>*.yaml</c> file below a folder, or one file.</summary>
    public static EntrySet Read(string path)
    {
        var files = File.Exists(path) ? [path] : Directory.GetFiles(path, "*.yaml", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        var entries = new List<Entry>();
        var problems = new List<EntryProblem>();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            using var text = File.OpenText(file);
            var read = Read(text, Path.GetFileName(file));
            problems.AddRange(read.Problems);
            foreach (var entry in read.Entries)
            {
                if (seen.TryAdd(entry.Id, file))
                    entries.Add(entry);
                else
                    problems.Add(
                        new EntryProblem(
                            Path.GetFileName(file),
                            0,
                            "duplicate-id",
                            $"'{entry.Id}' is also in {Path.GetFileName(seen[entry.Id])}"
                        )
                    );
            }
        }

        return new EntrySet(entries, problems);
    }

    /// <summary>Reads one file from a reader.</summary>
    public static EntrySet Read(TextReader text, string file)
    {
        var entries = new List<Entry>();
        var problems = new List<EntryProblem>();
        try
        {
            var stream = new YamlStream();
            stream.Load(text);
            if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
                return new EntrySet([], [new EntryProblem(file, 1, "not-entries", "expected one document with a list 'entries'")]);

            var owner = root.Children.TryGetValue(new YamlScalarNode("owner"), out var named) ? (named as YamlScalarNode)?.Value : null;
            if (!root.Children.TryGetValue(new YamlScalarNode("entries"), out var list) || list is not YamlSequenceNode items)
                return new EntrySet([], [new EntryProblem(file, 1, "not-entries", "expected a list 'entries'")]);

            foreach (var item in items)
            {
                if (new EntryReader(file, problems).Read(item, owner) is { } entry)
                    entries.Add(entry);
            }
        }
        catch (YamlException broken)
        {
            problems.Add(new EntryProblem(file, (int)broken.Start.Line, "not-yaml", broken.Message));
        }

        return new EntrySet(entries, problems);
    }
}
