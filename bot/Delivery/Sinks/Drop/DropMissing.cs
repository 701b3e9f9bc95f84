using System.Globalization;
using Channels.Bot.Forms;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>
/// Says where a row has characters that the table's encoding does not have: the column with what was asked there, and the characters as
/// <c>U+20BB7</c>. Never the answer: whoever reads it may not read the case.
/// </summary>
internal static class DropMissing
{
    private const int MostPlaces = 3;
    private const int MostCharacters = 5;

    /// <returns>Null when everything can be written as the policy wants it.</returns>
    public static string? Of(DropCells cells, DropRow row, IReadOnlyList<DropColumn> columns)
    {
        if (!cells.Refuses)
            return null;
        var places = DropRow
            .Fixed.Select(name => (Name: name, Field: (Field?)null))
            .Concat(columns.Select(c => (c.Name, c.Field)))
            .Zip(row.Cells(columns), (of, cell) => (of.Name, of.Field, Missing: cells.Missing(cell).ToList()))
            .Where(p => p.Missing.Count > 0)
            .ToList();
        if (places.Count == 0)
            return null;
        var said = places.Take(MostPlaces).Select(p => $"{p.Name}{Title(p.Field)} {Characters(p.Missing)}");
        return string.Join("; ", said) + (places.Count > MostPlaces ? " …" : "");
    }

    private static string Title(Field? field) => field?.In(Languages.Japanese).Label is { Length: > 0 } label ? $"（{label}）" : "";

    private static string Characters(List<System.Text.Rune> missing) =>
        string.Join(' ', missing.Take(MostCharacters).Select(r => string.Create(CultureInfo.InvariantCulture, $"U+{r.Value:X4}")))
        + (missing.Count > MostCharacters ? " …" : "");
}
