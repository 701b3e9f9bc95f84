using System.Globalization;
using System.Runtime.InteropServices;

namespace Channels.Knowledge.Ingest;

/// <summary>Cells merged downwards: the value stands in the first row alone and holds for all of them.</summary>
internal sealed class Merges
{
    private readonly Dictionary<(int Row, int Column), int> _ends = [];
    private readonly Dictionary<int, (int Until, string Text)> _open = [];

    public void Add(string from, string to)
    {
        if (
            _ends.Count < ImportLimits.Merges
            && CellPlace.Of(from) is { } first
            && CellPlace.Of(to) is { } last
            && last.Row > first.Row
            && first.Column < ImportLimits.Columns
        )
            _ends[(first.Row, first.Column)] = last.Row;
    }

    /// <summary>Puts what is merged into a row; rows are given in their order.</summary>
    public void Fill(int row, List<string> cells)
    {
        if (_ends.Count == 0)
            return;
        foreach (var (column, (until, text)) in _open)
        {
            if (row > until)
            {
                _open.Remove(column);
                continue;
            }

            while (cells.Count <= column)
                cells.Add("");
            if (cells[column].Length == 0)
                cells[column] = text;
        }

        for (var column = 0; column < cells.Count; column++)
        {
            if (_ends.TryGetValue((row, column), out var end))
                _open[column] = (end, cells[column]);
        }
    }
}

/// <summary>Where a cell stands, both counted from 0 for columns and from 1 for rows: B3 is (3, 1).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellPlace(int Row, int Column)
{
    public static CellPlace? Of(string reference)
    {
        var (column, letters) = (0, 0);
        while (letters < reference.Length && letters < 4 && char.IsAsciiLetterUpper(reference[letters]))
            column = (column * 26) + (reference[letters++] - 'A' + 1);
        return letters > 0 && int.TryParse(reference.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new CellPlace(row, column - 1)
            : null;
    }
}
