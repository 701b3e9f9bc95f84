using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;
using Channels.Text;

namespace Channels.Knowledge.Ingest;

/// <summary>Makes entries of the rows of a table, or says of a row why not.</summary>
internal sealed class RowReader(string file, ImportSettings settings, List<EntryProblem> problems)
{
    private const int LongestId = 64;
    private static readonly System.Text.RegularExpressions.Regex[] Orders = Tables.Patterns("injection");
    private static readonly System.Text.RegularExpressions.Regex[] Withdrawals = Tables.Patterns("withdrawals");
    private static readonly char[] Between = ['、', ',', '，', ';', '；', '|', '\n', '/', '／'];

    /// <summary>Labels of the Ministry's workbook that are no service of their own (02 居宅共通), as the table of services calls
    /// them.</summary>
    private static readonly (string Label, string Name)[] Groups =
    [
        ("居宅共通", "居宅サービス"),
        ("施設共通", "施設系"),
        ("施設サービス共通", "施設系"),
        ("訪問系共通", "訪問系"),
        ("通所系共通", "通所系"),
        ("居住系共通", "居住系"),
    ];

    private static readonly HashSet<string> ForAll = new(StringComparer.Ordinal)
    {
        "",
        "-",
        "全サービス共通",
        "全サービス",
        "全て",
        "すべて",
        "共通",
        "全般",
        "なし",
    };
    private readonly QuestionReader _reader = new();

    public Entry? Read(SourceRow row, Dictionary<SourceColumn, int> columns)
    {
        string Cell(SourceColumn column) => columns.TryGetValue(column, out var at) && at < row.Cells.Count ? row.Cells[at].Trim() : "";
        bool IsComputed(SourceColumn column) => columns.TryGetValue(column, out var at) && row.Formulas?.Contains(at) is true;
        var (question, answer) = (Cell(SourceColumn.Question), Cell(SourceColumn.Answer));
        if (
            Problem(question, answer, Cell(SourceColumn.Aliases), IsComputed(SourceColumn.Question) || IsComputed(SourceColumn.Answer)) is
            { } problem
        )
            return Refused(row, problem.Code, problem.Message);
        var service = Cell(SourceColumn.Service);
        var services = Services(service) ?? (settings.KnownServicesOnly ? null : [service]);
        if (services is null)
            return Refused(
                row,
                "unknown-service",
                $"'{(service.Length > 40 ? service[..40] : service)}' is no service of the table; an answer that holds for one "
                    + $"service must not answer for all"
            );

        var document = Cell(SourceColumn.Document);
        var issued = Day(Cell(SourceColumn.Date)) ?? SourceDates.Find(document);
        return new Entry
        {
            Id = Id(Cell(SourceColumn.Id), question, document, Cell(SourceColumn.Number)),
            Question = question,
            Topic = NullIfEmpty(Cell(SourceColumn.Topic)),
            Answer = answer,
            Aliases = Many(Cell(SourceColumn.Aliases)),
            Services = services,
            AddOns =
            [
                .. Many(Cell(SourceColumn.AddOns))
                    .Concat(_reader.AddOnsIn(JapaneseText.FoldWidths(Cell(SourceColumn.Topic))))
                    .Distinct(StringComparer.Ordinal),
            ],
            Citations = Cited(document, Cell(SourceColumn.Page), Cell(SourceColumn.Number), issued),
            Owner = NullIfEmpty(Cell(SourceColumn.Owner)),
            Jurisdiction = NullIfEmpty(Cell(SourceColumn.Jurisdiction)) ?? Entry.National,
            ValidFrom = Day(Cell(SourceColumn.ValidFrom)) ?? issued,
            ValidUntil = Day(Cell(SourceColumn.ValidUntil)),
            Revision = NullIfEmpty(Cell(SourceColumn.Revision)) ?? RevisionOf(document, issued),
            Status = Cell(SourceColumn.Status) switch
            {
                "superseded" or "廃止" or "旧" => EntryStatus.Superseded,
                "draft" or "下書き" => EntryStatus.Draft,
                _ when IsWithdrawn(row, columns) => EntryStatus.Superseded,
                _ => settings.Status,
            },
        };
    }

    /// <summary>Whether a cell beside question and answer says that the row was taken back (…の送付についてにて削除を行った。).</summary>
    private static bool IsWithdrawn(SourceRow row, Dictionary<SourceColumn, int> columns) =>
        row
            .Cells.Where((cell, at) => cell.Length > 0 && at != columns[SourceColumn.Question] && at != columns[SourceColumn.Answer])
            .Any(cell => Withdrawals.Any(w => w.IsMatch(JapaneseText.FoldWidths(cell))));

    /// <summary>The document, or the page where there is only that.</summary>
    private static Citation[] Cited(string document, string page, string number, DateOnly? issued) =>
        (document.Length, page.Length) switch
        {
            (0, 0) => [],
            (0, _) => [new Citation(page, Number: NullIfEmpty(number), Date: issued)],
            _ => [new Citation(document, Number: NullIfEmpty(number), Page: NullIfEmpty(page), Date: issued)],
        };

    private Entry? Refused(SourceRow row, string code, string message)
    {
        problems.Add(new EntryProblem(file, row.Number, code, message));
        return null;
    }

    private static (string Code, string Message)? Problem(string question, string answer, string aliases, bool isComputed)
    {
        if (isComputed)
            return ("formula", "the question or the answer is computed by a formula; save the sheet with values only");
        if (question.Length == 0 || answer.Length == 0)
            return ("incomplete", "question or answer is empty");
        if (question.Length > ImportLimits.CellCharacters || answer.Length > ImportLimits.CellCharacters)
            return ("too-long", "a cell has more characters than are accepted");
        if ((question + answer + aliases).Any(c => JapaneseText.IsInvisible(c) && c is not ('\n' or '\r' or '\t' or '\uFEFF')))
            return ("hidden-characters", "the row has characters that nobody sees");
        var folded = JapaneseText.FoldWidths(question + "\n" + aliases + "\n" + answer);
        return Orders.Any(p => p.IsMatch(folded)) ? ("instructions", "the row gives orders to a machine") : null;
    }

    /// <summary>Names of the table of services in the cell; empty for all of them (01 全サービス共通), null when it names none that is
    /// known.</summary>
    private List<string>? Services(string cell)
    {
        var folded = JapaneseText.FoldWidths(cell);
        var label = folded.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' ', '.', ':');
        if (ForAll.Contains(label) || label.Contains("全サービス", StringComparison.Ordinal))
            return [];
        var named = Groups.Aggregate(folded, (text, group) => text.Replace(group.Label, group.Name, StringComparison.Ordinal));
        List<string> services =
        [
            .. _reader.Services.FindIn(named).SelectMany(m => _reader.Services.Members(m.Name)).Distinct(StringComparer.Ordinal),
        ];
        return services.Count > 0 ? services : null;
    }

    /// <summary>A date as it is written, or as a spreadsheet counts days.</summary>
    private static DateOnly? Day(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is > 30_000 and < 80_000
            ? new DateOnly(1899, 12, 30).AddDays(serial)
            : SourceDates.Find(text);

    /// <summary>The revision that a document names (令和6年度介護報酬改定に関するQ&amp;A).</summary>
    private static string? RevisionOf(string document, DateOnly? issued) =>
        Years
            .FindIn(JapaneseText.FoldWidths(document), issued ?? DateOnly.MinValue)
            .Find(y => y.Revision is not null and not "next")
            ?.Revision;

    private static string[] Many(string cell) =>
        cell.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    /// <summary>The id the row bears, if it is one; else the same question of the same document keeps its id whatever row it moves
    /// to.</summary>
    private string Id(string own, string question, string document, string number)
    {
        if (settings.Prefix is null && own.Length > 0)
            return own;
        var id = JapaneseText.FoldWidths(own).Replace('_', '-').Replace('.', '-').Replace(' ', '-');
        if (id.Length is 0 or > LongestId - 24 || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            id =
                "q-"
                + Convert.ToHexStringLower(
                    SHA256.HashData(
                        Encoding.UTF8.GetBytes(own.Length > 0 ? own : $"{document}\n{number}\n{JapaneseText.FoldWidths(question)}")
                    )
                )[..16];
        return settings.Prefix is { } prefix ? $"{prefix}-{id}" : id;
    }
}
