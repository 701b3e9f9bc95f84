namespace Channels.Text;

/// <summary>A small table of words beside the code: tab-separated, first row the columns, lines with # and empty ones skipped.</summary>
internal static class WordTable
{
    /// <summary>Rows as columns by name.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Load(string file)
    {
        using var stream =
            typeof(WordTable).Assembly.GetManifestResourceStream($"Text/{file}")
            ?? throw new InvalidOperationException($"The word table Text/{file} is not embedded.");
        using var reader = new StreamReader(stream);
        var rows = new List<IReadOnlyDictionary<string, string>>();
        string[]? columns = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split('\t');
            if (columns is null)
                columns = cells;
            else if (cells.Length != columns.Length)
                throw new InvalidOperationException($"Text/{file}: {cells.Length} cells instead of {columns.Length} in: {line}");
            else
                rows.Add(columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second));
        }

        return rows;
    }
}
