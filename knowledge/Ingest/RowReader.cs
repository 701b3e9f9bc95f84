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

        if (Unreadable(columns, Cell) is { } dates)
            return Refused(row, "unreadable-date", dates);
        var document = Cell(SourceColumn.Document);
        var (begins, ends) = Period(Cell(SourceColumn.Period));
        var jurisdiction = NullIfEmpty(Cell(SourceColumn.Jurisdiction)) ?? IssuerOf(document);
        if (jurisdiction is null)
            Unissued++;
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
            Jurisdiction = jurisdiction ?? Entry.National,
            ValidFrom = Day(Cell(SourceColumn.ValidFrom)) ?? begins ?? issued,
            ValidUntil = Day(Cell(SourceColumn.ValidUntil)) ?? ends,
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

    /// <summary>Whether a cell beside question and answer says that the row was taken back (…の送付についてにて削除を行った。), or the whole
    /// answer does (（削除）).</summary>
    private static bool IsWithdrawn(SourceRow row, Dictionary<SourceColumn, int> columns) =>
        BareAnswers.Of(row.Cells[columns[SourceColumn.Answer]]) == BareAnswer.TakenBack
        || row.Cells.Where((cell, at) => cell.Length > 0 && at != columns[SourceColumn.Question] && at != columns[SourceColumn.Answer])
            .Any(cell => Withdrawals.Any(w => w.IsMatch(JapaneseText.FoldWidths(cell))));

    /// <summary>Rows that were taken as national ones because nothing said whose rule they are.</summary>
    public int Unissued { get; private set; }

    /// <summary>Whose rule a row is, as the name of its document says: the city's, or the Ministry's; null when it does not say.</summary>
    private static string? IssuerOf(string document)
    {
        var folded = JapaneseText.FoldWidths(document);
        return folded.Contains(HomeCity.Kitakyushu.Name, StringComparison.Ordinal) ? HomeCity.Kitakyushu.Name
            : National.IsMatch(folded) ? Entry.National
            : null;
    }

    private static readonly System.Text.RegularExpressions.Regex National = new(
        @"vol\.?\s?\d|事務連絡|厚生労働|厚労省|介護保険最新情報|老(計|企|振|高|老|認|健|推|介)?[・発第]"
            + "|介護報酬(改定|等)|q&a|[省政]令|告示|介護保険法",
        System.Text.RegularExpressions.RegexOptions.CultureInvariant | System.Text.RegularExpressions.RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1)
    );

    /// <summary>A cell that holds something where a date should stand, and no date: a rule that ends one day must not hold for ever
    /// because its end could not be read.</summary>
    private static string? Unreadable(Dictionary<SourceColumn, int> columns, Func<SourceColumn, string> cell)
    {
        foreach (var column in new[] { SourceColumn.ValidFrom, SourceColumn.ValidUntil, SourceColumn.Period })
        {
            if (!columns.ContainsKey(column) || cell(column) is not { } text || NoEnd.Contains(JapaneseText.FoldWidths(text)))
                continue;
            if (column == SourceColumn.Period ? Period(text) is (null, null) : Day(text) is null)
                return $"'{(text.Length > 40 ? text[..40] : text)}' is no date; write 2026-03-31 or 令和8年3月31日, or nothing";
        }

        return null;
    }

    private static readonly HashSet<string> NoEnd = new(
        ["", "-", "―", "ー", "なし", "無し", "無期限", "期限なし", "当分の間", "当面", "未定", "定めなし", "現行", "現在"],
        StringComparer.Ordinal
    );

    /// <summary>Both ends of a period (令和6年4月1日～令和9年3月31日), as far as they are written.</summary>
    private static (DateOnly? From, DateOnly? Until) Period(string text)
    {
        var parts = JapaneseText.FoldWidths(text).Replace("から", "~", StringComparison.Ordinal).Split(['~', '〜', '～', '–', '—']);
        return parts switch
        {
            [var from, var until] => (Day(from.Trim()), Day(until.Trim())),
            [var one] when one.Contains("まで", StringComparison.Ordinal) => (null, Day(one)),
            _ => (null, null),
        };
    }

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
        if (question.Length == 0 || answer.Length == 0 || BareAnswers.Of(answer) == BareAnswer.Nothing)
            return ("incomplete", "question or answer is empty, or says nothing (-, 未定)");
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
