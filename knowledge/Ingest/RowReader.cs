using System.Security.Cryptography;
using System.Text;
using Channels.Knowledge.Content;
using Channels.Knowledge.Guard;
using Channels.Knowledge.Index;

namespace Channels.Knowledge.Ingest;

/// <summary>Makes entries of the rows of a table, or says of a row why not.</summary>
internal sealed class RowReader(string file, EntryStatus status, List<EntryProblem> problems)
{
    private static readonly System.Text.RegularExpressions.Regex[] Orders = Tables.Patterns("injection");
    private static readonly char[] Between = ['、', ',', '，', ';', '；', '|', '\n', '/', '／'];
    private readonly QuestionReader _reader = new();

    public Entry? Read(SourceRow row, Dictionary<SourceColumn, int> columns)
    {
        if (row.Cells.All(string.IsNullOrWhiteSpace))
            return null;
        string Cell(SourceColumn column) =>
            columns.TryGetValue(column, out var at) && at < row.Cells.Count ? row.Cells[at].Trim() : "";
        var (question, answer) = (Cell(SourceColumn.Question), Cell(SourceColumn.Answer));
        if (Problem(row, question, answer, Cell(SourceColumn.Aliases)) is { } problem)
        {
            problems.Add(new EntryProblem(file, row.Number, problem.Code, problem.Message));
            return null;
        }

        var document = Cell(SourceColumn.Document);
        var issued = SourceDates.Find(Cell(SourceColumn.Date)) ?? SourceDates.Find(document);
        return new Entry
        {
            Id = Cell(SourceColumn.Id) is { Length: > 0 } id ? id : IdOf(question, document, Cell(SourceColumn.Number)),
            Question = question,
            Answer = answer,
            Aliases = Many(Cell(SourceColumn.Aliases)),
            Services = Services(Cell(SourceColumn.Service)),
            AddOns = Many(Cell(SourceColumn.AddOns)),
            Citations = document.Length > 0 ? [new Citation(document, Number: NullIfEmpty(Cell(SourceColumn.Number)), Date: issued)] : [],
            Jurisdiction = NullIfEmpty(Cell(SourceColumn.Jurisdiction)) ?? Entry.National,
            ValidFrom = SourceDates.Find(Cell(SourceColumn.ValidFrom)) ?? issued,
            ValidUntil = SourceDates.Find(Cell(SourceColumn.ValidUntil)),
            Revision = NullIfEmpty(Cell(SourceColumn.Revision)),
            Status = Cell(SourceColumn.Status) switch { "superseded" or "廃止" or "旧" => EntryStatus.Superseded, "draft" or "下書き" => EntryStatus.Draft, _ => status },
        };
    }

    private static (string Code, string Message)? Problem(SourceRow row, string question, string answer, string aliases)
    {
        if (row.Problem == "formula")
            return ("formula", "the row has a cell with a formula; save the sheet with values only");
        if (question.Length == 0 || answer.Length == 0)
            return ("incomplete", "question or answer is empty");
        if (question.Length > ImportLimits.CellCharacters || answer.Length > ImportLimits.CellCharacters)
            return ("too-long", "a cell has more characters than are accepted");
        if ((question + answer + aliases).Any(c => Folding.IsInvisible(c) && c is not ('\n' or '\r' or '\t' or '\uFEFF')))
            return ("hidden-characters", "the row has characters that nobody sees");
        var folded = Folding.Fold(question + "\n" + aliases + "\n" + answer);
        return Orders.Any(p => p.IsMatch(folded)) ? ("instructions", "the row gives orders to a machine") : null;
    }

    /// <summary>Names of the table of services in the cell; a cell without one (全サービス共通) means all.</summary>
    private List<string> Services(string cell) =>
        [.. _reader.Services.FindIn(Folding.Fold(cell)).SelectMany(m => _reader.Services.Members(m.Name)).Distinct(StringComparer.Ordinal)];

    private static string[] Many(string cell) => cell.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    /// <summary>The same question of the same document keeps its id whatever row it moves to.</summary>
    private static string IdOf(string question, string document, string number) =>
        "q-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{document}\n{number}\n{Folding.Fold(question)}")))[..16];
}
