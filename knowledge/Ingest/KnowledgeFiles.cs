using System.Text.Json;
using Channels.Knowledge.Content;
using Channels.Knowledge.Evaluation;

namespace Channels.Knowledge.Ingest;

/// <summary>
/// Reads questions and answers out of whatever file holds them: entry files (YAML), tables (CSV, TSV, xlsx: the Ministry's workbook,
/// the municipal open-data format, a city's own list) and JSON (an object of <c>Question: ...\nAnswer: ...</c> texts, or a list of
/// objects whose members are named like the columns). A broken row is reported and left out.
/// </summary>
public static class KnowledgeFiles
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".csv", ".tsv", ".xlsx", ".json"];

    /// <param name="path">A file, or a folder of them.</param>
    /// <param name="status">Status of entries that bear none: what is imported is unconfirmed unless the caller vouches for it.</param>
    /// <param name="progress">Told every hundred rows and at the end of a file.</param>
    public static EntrySet Read(string path, EntryStatus status = EntryStatus.Unconfirmed, IProgress<ImportProgress>? progress = null) =>
        Read(path, new ImportSettings(status), progress);

    /// <inheritdoc cref="Read(string, EntryStatus, IProgress{ImportProgress}?)"/>
    public static EntrySet Read(string path, ImportSettings settings, IProgress<ImportProgress>? progress = null)
    {
        var files = File.Exists(path)
            ? [path]
            : Directory
                .GetFiles(path, "*", SearchOption.AllDirectories)
                .Where(f => Extensions.Contains(Path.GetExtension(f).ToLowerInvariant()))
                .Order(StringComparer.Ordinal)
                .ToArray();
        var entries = new List<Entry>();
        var problems = new List<EntryProblem>();
        var rows = 0;
        foreach (var file in files)
        {
            var before = entries.Count;
            try
            {
                var (read, taken) = ReadFile(
                    file,
                    settings,
                    problems,
                    (at, total, found) => progress?.Report(new ImportProgress(Path.GetFileName(file), at, total, before + found))
                );
                entries.AddRange(read);
                rows += taken;
            }
            catch (UnreadableFileException unreadable)
            {
                problems.Add(new EntryProblem(Path.GetFileName(file), 0, unreadable.Code, unreadable.Message));
            }
        }

        var duplicates = problems.Count;
        var kept = WithoutTwins(entries, problems);
        duplicates = problems.Count - duplicates;
        return new EntrySet(kept, problems) { Rows = rows, Repeated = entries.Count - kept.Count - duplicates };
    }

    private static (List<Entry> Entries, int Rows) ReadFile(
        string path,
        ImportSettings settings,
        List<EntryProblem> problems,
        Action<int, int?, int> progress
    )
    {
        if (new FileInfo(path).Length > ImportLimits.FileBytes)
            throw new UnreadableFileException("too-large", "The file is larger than is accepted.");
        var tables = new TableReader(Path.GetFileName(path), settings, problems, progress);
        var extension = Path.GetExtension(path).ToLowerInvariant();
        FileKind.Check(path, extension);
        switch (extension)
        {
            case ".csv" or ".tsv":
                return Counted(tables.Read([CsvSource.Read(File.ReadAllBytes(path), extension == ".tsv" ? '\t' : ',')]));
            case ".xlsx":
                using (var stream = File.OpenRead(path))
                using (var workbook = WorkbookSource.Open(stream))
                    return Counted(tables.Read(workbook.Tables()));
            case ".json":
                return Counted(Json(path, tables));
            case ".yaml" or ".yml":
                var set = EntryFiles.Read(path);
                problems.AddRange(set.Problems);
                return ([.. set.Entries], set.Entries.Count + set.Problems.DistinctBy(p => p.Line).Count());
            default:
                throw new UnreadableFileException(
                    "unknown-kind",
                    "A knowledge file is a workbook (.xlsx), a table (.csv, .tsv), JSON or YAML."
                );
        }

        (List<Entry>, int) Counted(List<Entry> entries) => (entries, tables.Taken);
    }

    private static List<Entry> Json(string path, TableReader tables)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            return tables.Read([new SourceTable("", JsonRows(json.RootElement), null)]);
        }
        catch (JsonException broken)
        {
            throw new UnreadableFileException("not-json", broken.Message);
        }
    }

    private static IEnumerable<SourceRow> JsonRows(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Object)
        {
            yield return new SourceRow(0, ["id", "question", "answer"]);
            var at = 0;
            foreach (var member in root.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.String))
            {
                var document = RetrievalSet.Split(member.Value.GetString()!);
                yield return new SourceRow(++at, [member.Name, document.Wordings[0], document.Answer]);
            }
        }
        else if (root.ValueKind == JsonValueKind.Array)
        {
            var items = root.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).ToList();
            var names = items.SelectMany(i => i.EnumerateObject().Select(m => m.Name)).Distinct(StringComparer.Ordinal).ToList();
            yield return new SourceRow(0, names);
            for (var at = 0; at < items.Count; at++)
                yield return new SourceRow(at + 1, names.ConvertAll(n => items[at].TryGetProperty(n, out var v) ? Text(v) : ""));
        }
    }

    private static string Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Select(Text)),
            JsonValueKind.Null => "",
            _ => value.ToString(),
        };

    private static List<Entry> WithoutTwins(List<Entry> entries, List<EntryProblem> problems)
    {
        var kept = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!kept.TryAdd(entry.Id, entry) && kept[entry.Id].Answer != entry.Answer)
                problems.Add(
                    new EntryProblem("", 0, "duplicate-id", $"'{entry.Id}' stands twice with different answers; the first was taken")
                );
        }

        return [.. kept.Values];
    }
}
