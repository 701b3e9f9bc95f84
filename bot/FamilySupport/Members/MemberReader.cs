using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Banking;
using Channels.Text;

namespace Channels.Bot.FamilySupport.Members;

/// <summary>
/// Makes members of the rows of a table, or says of a row why not. A member with several children has a row a child, as kintone writes
/// them: only the first is marked in 「レコードの開始行」.
/// </summary>
internal sealed class MemberReader(MemberWords words, BankProfile profile, DateOnly today)
{
    public const string Outside = "outside";
    private static readonly string[] Wanted = ["number", "roles", "name", "kana", "joined"];
    private static readonly char[] Between = ['\n', '、', ',', '，'];

    public IReadOnlyList<MemberRecord> Read(MemberTable table, ICollection<RowFinding> findings)
    {
        foreach (var column in Wanted.Where(c => !table.Columns.ContainsKey(c)))
            findings.Add(new RowFinding(0, words.Column(column), "column-missing", words.Finding("column-missing")));
        if (findings.Count > 0)
            return [];

        var (members, numbers) = (new List<MemberRecord>(), new HashSet<string>(StringComparer.Ordinal));
        var isTabled = table.Columns.ContainsKey("row-start");
        var (last, lastRefused) = ((MemberRecord?)null, false);
        foreach (var (row, texts) in table.Rows)
        {
            var cells = new RowCells(table, row, texts, words, findings);
            if (texts.Length != table.Width)
            {
                cells.Refused("", "row-short");
                (last, lastRefused) = (null, true);
                continue;
            }

            if (isTabled && cells.Of("row-start") is not "*")
            {
                if (last is not null)
                    members[^1] = last = last with
                    {
                        Person = last.Person with { Children = [.. last.Person.Children, .. Children(cells)] },
                    };
                else if (!lastRefused)
                    cells.Refused("", "row-orphan");
                continue;
            }

            last = Read(cells, numbers);
            lastRefused = last is null;
            if (last is not null)
                members.Add(last);
        }

        return members;
    }

    private MemberRecord? Read(RowCells cells, HashSet<string> numbers)
    {
        var number = cells.Needed("number").Normalize(System.Text.NormalizationForm.FormKC);
        if (number.Length > 0 && !IsNumber(number))
            cells.Refused("number", "number-wrong");
        else if (number.Length > 0 && !numbers.Add(number.TrimStart('0')))
            cells.Refused("number", "number-twice");
        var roles = Roles(cells);
        var (name, kana) = (cells.Needed("name"), cells.Needed("kana"));
        if (kana.Length > 0 && !Kana.IsName(kana.Replace('＝', '・')))
            cells.Refused("kana", "kana-wrong");
        var joined = cells.Needed("joined").Length > 0 ? cells.Past("joined", today) : null;
        var (left, trained, suspended) = (cells.Day("left"), cells.Past("trained", today), cells.Day("suspended"));
        if (left < joined)
            cells.Refused("left", "date-order");
        if (suspended < joined)
            cells.Refused("suspended", "date-order");
        var ward = cells.Of("ward") is { Length: > 0 } said ? words.Find("wards", said) ?? cells.Refused("ward", "ward-unknown") : null;
        var children = Children(cells);
        var account = AccountReader.Read(cells, words, profile);
        return cells.IsSound
            ? new MemberRecord(
                number,
                roles,
                ward is Outside ? null : ward,
                new PersonData(name, Kana.ToKatakana(Kana.Widen(kana)), children),
                account
            )
            {
                JoinedOn = joined!.Value,
                LeftOn = left,
                TrainedOn = trained,
                SuspendedOn = suspended,
            }
            : null;
    }

    private MemberRoles Roles(RowCells cells)
    {
        // A field of several ticks is exported with a line for each.
        var (said, roles) = (cells.Needed("roles"), MemberRoles.None);
        foreach (var one in said.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            switch (words.Find("roles", one))
            {
                case "requester":
                    roles |= MemberRoles.Requester;
                    break;
                case "provider":
                    roles |= MemberRoles.Provider;
                    break;
                case "both":
                    roles |= MemberRoles.Requester | MemberRoles.Provider;
                    break;
                default:
                    cells.Refused("roles", "roles-unknown");
                    break;
            }
        }

        return roles;
    }

    private static IReadOnlyList<string> Children(RowCells cells) =>
        cells.Of("child").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static bool IsNumber(string text) => text.Length is >= 4 and <= 6 && text.All(char.IsAsciiDigit);
}
