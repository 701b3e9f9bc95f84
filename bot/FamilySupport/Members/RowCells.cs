using System.Globalization;
using System.Text;

namespace Channels.Bot.FamilySupport.Members;

/// <summary>The cells of one row by column, and what is wrong with them.</summary>
internal sealed class RowCells(MemberTable table, int row, string[] cells, MemberWords words, ICollection<RowFinding> findings)
{
    private const int LongestCell = 100;
    private static readonly string[] Formats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];
    private int refused;

    public int Row => row;

    /// <summary>Nothing was wrong so far.</summary>
    public bool IsSound => refused == 0;

    /// <summary>What stands in a column; empty when there is no such column, or only a dash.</summary>
    public string Of(string column)
    {
        if (!table.Columns.TryGetValue(column, out var at) || at >= cells.Length)
            return "";
        var text = cells[at];
        if (text is ['=' or '+' or '@', ..] || text is ['#', (>= 'A' and <= 'Z'), ..])
            return Refused(column, "cell-formula");
        if (text is ['-', (>= '0' and <= '9'), ..] || IsScientific(text))
            return Refused(column, "cell-scientific");
        if (text.Contains('\uFFFD', StringComparison.Ordinal) || text is ['?', ..] || text.Contains("??", StringComparison.Ordinal))
            return Refused(column, "cell-question");
        if (text.Length > LongestCell)
            return Refused(column, "cell-long");
        return text is "-" or "－" or "ー" or "―" ? "" : text;
    }

    /// <summary>The same, in the digits and letters of ASCII.</summary>
    public string Narrow(string column) => Of(column).Normalize(NormalizationForm.FormKC).Trim();

    /// <summary>The same, and that it is empty is wrong.</summary>
    public string Needed(string column)
    {
        var before = refused;
        var text = Of(column);
        if (text.Length == 0 && refused == before)
            Refused(column, "cell-missing");
        return text;
    }

    /// <summary>A number of so many digits; zeros that a spreadsheet took away are put back. Null when it is empty or wrong.</summary>
    public string? Digits(string column, int length, string code)
    {
        var text = Narrow(column).Replace("-", "", StringComparison.Ordinal);
        if (text.Length == 0)
            return null;
        if (text.Length <= length && text.All(char.IsAsciiDigit))
            return text.PadLeft(length, '0');
        Refused(column, code);
        return null;
    }

    public DateOnly? Day(string column)
    {
        var text = Narrow(column);
        if (text.Length == 0)
            return null;
        if (text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space && text[(space + 1)..].Contains(':', StringComparison.Ordinal))
            text = text[..space]; // a spreadsheet's day with its midnight
        if (DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || IsEra(text, out day))
            return day;
        Refused(column, "date-wrong");
        return null;
    }

    /// <summary>A day that has come.</summary>
    public DateOnly? Past(string column, DateOnly today, DateOnly? notBefore = null)
    {
        if (Day(column) is not { } day)
            return null;
        if (day > today)
            Refused(column, "date-future");
        else if (day < notBefore)
            Refused(column, "date-order");
        return day;
    }

    /// <summary>Notes what is wrong.</summary>
    /// <returns>Empty.</returns>
    public string Refused(string column, string code)
    {
        refused++;
        findings.Add(new RowFinding(row, column.Length == 0 ? "" : words.Column(column), code, words.Finding(code)));
        return "";
    }

    private static bool IsScientific(string text) =>
        text.Length > 3 && text.Contains("E+", StringComparison.Ordinal) && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1]);

    /// <summary>令和8年4月1日, R8.4.1.</summary>
    private static bool IsEra(string text, out DateOnly day)
    {
        day = default;
        var from = text switch
        {
            ['令', '和', ..] or ['R' or 'r', ..] => 2018,
            ['平', '成', ..] or ['H' or 'h', ..] => 1988,
            _ => 0,
        };
        if (from == 0)
            return false;
        var parts = text.TrimStart('令', '和', '平', '成', 'R', 'r', 'H', 'h').Replace('元', '1').Split('年', '月', '日', '.', '/', '-');
        return parts is [var y, var m, var d, ..]
            && int.TryParse(y, out var year)
            && int.TryParse(m, out var month)
            && int.TryParse(d, out var of)
            && year is > 0 and < 100
            && DateOnly.TryParseExact(
                string.Create(CultureInfo.InvariantCulture, $"{from + year:0000}-{month:00}-{of:00}"),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out day
            );
    }
}
