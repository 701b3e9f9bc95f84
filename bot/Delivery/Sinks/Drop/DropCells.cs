using System.Text;
using System.Text.Json;
using Channels.Bot.Forms;

namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>Cells of a table as the offices open it: quoted, in their encoding, and never a formula.</summary>
internal sealed class DropCells(DropOptions options)
{
    private const char Replaced = '〓';

    // What spreadsheets take for the beginning of a formula, and what some of them make of the wide forms.
    private const string FormulaStarts = "=+-@\t\r＝＋－＠";

    private readonly Encoding strict = Of(options, new EncoderExceptionFallback());
    private readonly Encoding lenient = Of(options, new EncoderReplacementFallback(Replaced.ToString()));

    /// <summary>Whether a cell with a character that the encoding does not have is not to be written.</summary>
    public bool Refuses => options.Unmappable is not "replace";

    /// <summary>Characters of a cell that the encoding does not have.</summary>
    public IEnumerable<Rune> Missing(string cell) =>
        IsMappable(cell) ? [] : cell.EnumerateRunes().Distinct().Where(r => !IsMappable(r.ToString()));

    /// <summary>The bytes of a table, and how many cells lost a character.</summary>
    public (byte[] Bytes, int Replaced) Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        var replaced = 0;
        foreach (var row in rows)
        {
            replaced += row.Count(c => !IsMappable(c));
            text.AppendJoin(',', row.Select(c => $"\"{Guarded(c).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
        }

        return ([.. lenient.GetPreamble(), .. lenient.GetBytes(text.ToString())], replaced);
    }

    /// <summary>An answer in one cell.</summary>
    public static string Of(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Object or JsonValueKind.Array => JsonSerializer.Serialize(value, Plain),
            _ => value.GetRawText(),
        };

    private static readonly JsonSerializerOptions Plain = new() { Encoder = Canonical.Writing.Encoder };

    private static string Guarded(string cell) =>
        cell.Length > 0 && FormulaStarts.Contains(cell[0], StringComparison.Ordinal) && !IsNumber(cell) ? "'" + cell : cell;

    private static bool IsNumber(string cell) =>
        cell[0] == '-' && cell.Length > 1 && cell.Skip(1).All(c => char.IsAsciiDigit(c) || c is '.') && char.IsAsciiDigit(cell[1]);

    private bool IsMappable(string cell)
    {
        try
        {
            strict.GetByteCount(cell);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding Of(DropOptions options, EncoderFallback fallback)
    {
        if (options.Encoding is "utf-8")
        {
            var utf8 = (Encoding)new UTF8Encoding(encoderShouldEmitUTF8Identifier: true).Clone();
            utf8.EncoderFallback = fallback;
            return utf8;
        }

        return CodePagesEncodingProvider.Instance.GetEncoding(932, fallback, DecoderFallback.ReplacementFallback)!;
    }
}
