using System.Globalization;
using Channels.Knowledge.Content;

namespace Channels.Knowledge.Ingest;

/// <summary>Makes entries of the tables of one file.</summary>
internal sealed class TableReader(string file, ImportSettings settings, List<EntryProblem> problems, Action<int, int?, int> progress)
{
    private const int ProgressEvery = 100;
    private const int MostNamed = 20;
    private long _characters;

    /// <summary>Rows that hold something, without headings and what stands above them.</summary>
    public int Taken { get; private set; }

    public List<Entry> Read(IEnumerable<SourceTable> tables)
    {
        var entries = new List<Entry>();
        var hasHeadings = false;
        var rows = 0;
        foreach (var table in tables)
        {
            var name = table.Name.Length == 0 ? file : $"{file} [{table.Name}]";
            if (table.Note == "hidden-sheet")
                problems.Add(new EntryProblem(name, 0, table.Note, "the sheet is hidden and was left out; show it to have it read"));
            hasHeadings |= Read(table, name, entries, ref rows);
        }

        if (!hasHeadings)
            problems.Add(
                new EntryProblem(file, 1, "no-headings", "no row has a heading for the question (質問) and one for the answer (回答)")
            );
        progress(rows, rows, entries.Count);
        return Deletions.Apply(entries, file, problems);
    }

    private bool Read(SourceTable table, string name, List<Entry> entries, ref int rows)
    {
        Dictionary<SourceColumn, int>? columns = null;
        var reader = new RowReader(name, settings, problems);
        var looked = 0;
        foreach (var row in table.Rows)
        {
            if (++rows > ImportLimits.Rows)
                throw new UnreadableFileException("too-large", "The file has more rows than are accepted.");
            if (rows % ProgressEvery == 0)
                progress(rows, table.Total, entries.Count);

            // Titles and notes may stand above the headings, and the headings may come again on every page.
            var headings = columns is null || IsHeadings(row) ? SourceColumns.Find(row.Cells) : null;
            if (headings is not null)
            {
                if (columns is null && SourceColumns.Unread(row.Cells, headings) is { Count: > 0 } unread)
                    problems.Add(
                        new EntryProblem(
                            name,
                            row.Number,
                            EntryProblem.UnreadColumns,
                            $"nobody reads {string.Join('、', unread.Take(MostNamed))}; columns that are read: {SourceColumns.Accepted}"
                        )
                    );
                columns = headings;
            }
            else if (columns is null && ++looked > ImportLimits.RowsAboveHeadings)
                break;
            else if (columns is not null && !row.Cells.All(string.IsNullOrWhiteSpace))
            {
                Taken++;
                if (reader.Read(row, columns) is { } entry)
                    entries.Add(Counted(entry));
            }
        }

        if (reader.Unissued > 0)
            problems.Add(
                new EntryProblem(
                    name,
                    0,
                    EntryProblem.NoIssuer,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{reader.Unissued} rows do not say whose rule they are and are taken as 国; a column 自治体名 says so"
                    )
                )
            );
        return columns is not null;
    }

    private static bool IsHeadings(SourceRow row) =>
        row.Cells.Count(c => c.Length is > 0 and <= 20) > 1 && row.Cells.All(c => c.Length <= 40);

    private Entry Counted(Entry entry)
    {
        _characters += entry.Question.Length + entry.Answer.Length + entry.Aliases.Sum(a => (long)a.Length);
        if (_characters > ImportLimits.Characters)
            throw new UnreadableFileException(
                "too-large",
                string.Create(CultureInfo.InvariantCulture, $"The texts have more than {ImportLimits.Characters:N0} characters together.")
            );
        return entry;
    }
}
