namespace Channels.Bot.FamilySupport.Members;

/// <summary>Makes pairs of the rows of a table: who met whom before the first activity, and until when that counts.</summary>
internal sealed class PairReader(MemberWords words, DateOnly today)
{
    private static readonly string[] Wanted = ["requester", "provider", "met"];

    /// <summary>Whether a table is one of pairs.</summary>
    public static bool IsOne(MemberTable table) => table.Columns.ContainsKey("requester") || table.Columns.ContainsKey("provider");

    public IReadOnlyList<PairRow> Read(MemberTable table, ICollection<RowFinding> findings)
    {
        foreach (var column in Wanted.Where(c => !table.Columns.ContainsKey(c)))
            findings.Add(new RowFinding(0, words.Column(column), "column-missing", words.Finding("column-missing")));
        if (findings.Count > 0)
            return [];
        var (pairs, known) = (new List<PairRow>(), new HashSet<(string, string)>());
        foreach (var (row, texts) in table.Rows)
        {
            var cells = new RowCells(table, row, texts, words, findings);
            if (texts.Length != table.Width)
            {
                cells.Refused("", "row-short");
                continue;
            }

            var (requester, provider) = (Number(cells, "requester"), Number(cells, "provider"));
            var met = cells.Needed("met").Length > 0 ? cells.Past("met", today) : null;
            var expires = cells.Day("expires") ?? EndOf(met ?? today);
            if (expires < met)
                cells.Refused("expires", "pair-expiry");
            if (cells.IsSound && requester.TrimStart('0') == provider.TrimStart('0'))
                cells.Refused("provider", "pair-self");
            if (cells.IsSound && !known.Add((requester, provider)))
                cells.Refused("requester", "pair-twice");
            if (cells.IsSound)
                pairs.Add(new PairRow(cells, requester, provider, met!.Value, expires));
        }

        return pairs;
    }

    /// <summary>A meeting counts until the end of the year of the books (31 March) unless the file says another day.</summary>
    public static DateOnly EndOf(DateOnly met) => new(met.Month < 4 ? met.Year : met.Year + 1, 3, 31);

    private static string Number(RowCells cells, string column)
    {
        var number = cells.Needed(column).Normalize(System.Text.NormalizationForm.FormKC);
        return number.Length == 0 || MemberReader.IsNumber(number) ? number : cells.Refused(column, "number-wrong");
    }
}

/// <summary>A pair as the file has it.</summary>
internal sealed record PairRow(RowCells Cells, string Requester, string Provider, DateOnly MetOn, DateOnly ExpiresOn);
