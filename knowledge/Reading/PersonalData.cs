using System.Text.RegularExpressions;

namespace Channels.Knowledge.Reading;

/// <summary>
/// Finds what names a person: numbers of the insured and My Number, telephone, mail, birth dates, addresses, names before さん, 様
/// and 氏. A ten-digit number is an office's when the words before it say so, or when it begins as the prefecture's offices do and an
/// office follows; otherwise it is an insured person's: both kinds have ten digits. Patterns are the guard's own judgement of how
/// people write such data.
/// </summary>
internal static partial class PersonalData
{
    private static readonly string[] Roles = [.. Tables.Words("roles").OrderByDescending(w => w.Length)];

    /// <summary>Surnames of one character; before さん any other one ends a verb (返さんといけん).</summary>
    private static readonly HashSet<string> Surnames = new(Tables.Words("surnames"), StringComparer.Ordinal);

    /// <summary>Family names in one expression, the longest first.</summary>
    private static readonly string FamilyNames = string.Join(
        '|',
        Tables.Words("family-names").OrderByDescending(w => w.Length).Select(Regex.Escape)
    );

    /// <summary>A name without さん behind a word for a person: 利用者・伊藤太郎, 入居者の山本花子. Of staff only a whole name is one.</summary>
    private static readonly Regex Introduced = new(
        @"(?<=(利用者|入居者|入所者|被保険者|患者|本人|対象者|氏名|名前)(名|様|さん)?[・:,、は(（「\s]{1,2}"
            + $@"|(利用者|入居者|入所者|患者|被保険者)(様|さん)?の)({FamilyNames})"
            + @"[一-龥々]{0,3}(?![一-龥々])(?<![都道府県市区町村])"
            + @"|(?<=(職員|従業者|ヘルパー|ケアマネ|ケアマネジャー|管理者|代表者|理事長|家族|長男|長女|息子|娘|妻|夫)[・:,、の(（「\s])"
            + $@"({FamilyNames})[一-龥々]{{1,3}}(?![一-龥々])(?<![都道府県市区町村])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1)
    );

    /// <summary>A family name that stands by itself or with a given name.</summary>
    private static readonly Regex Standing = new(
        $@"(?<![一-龥々])({FamilyNames})[\s　]?[一-龥々]{{0,3}}(?![一-龥々])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1)
    );

    /// <summary>The masked text with every family name masked too: where a person is described, their name stands near, whatever stands
    /// before or behind it.</summary>
    /// <param name="text">A folded text.</param>
    public static PersonalDataFinding FindAll(string text)
    {
        var found = Find(text);
        return found.Kinds.Count == 0 ? found : found with { Masked = Standing.Replace(found.Masked, "＊") };
    }

    /// <summary>What was found, and the text with every such place replaced by <c>＊</c>; provider numbers are masked but not
    /// counted.</summary>
    /// <param name="text">A folded text.</param>
    public static PersonalDataFinding Find(string text)
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        text = OfficeNumber().Replace(text, "＊");
        text = NumberedOffice().Replace(text, "＊");
        text = Replace(text, Mail(), kinds, "mail");
        text = Replace(text, BirthDate(), kinds, "birth-date");
        text = Replace(text, MyNumber(), kinds, "my-number");
        text = Replace(text, Telephone(), kinds, "telephone");
        text = Replace(text, TenDigits(), kinds, "insured-number");
        text = Replace(text, Address(), kinds, "address");
        text = Replace(text, Introduced, kinds, "name");
        text = Name()
            .Replace(
                text,
                match =>
                {
                    var name = match.Groups["name"].Value;
                    if (Roles.Any(role => name.EndsWith(role, StringComparison.Ordinal)) || (name.Length == 1 && !Surnames.Contains(name)))
                        return match.Value;
                    kinds.Add("name");
                    return "＊";
                }
            );
        return new PersonalDataFinding([.. kinds], text);
    }

    private static string Replace(string text, Regex pattern, SortedSet<string> kinds, string kind) =>
        pattern.Replace(
            text,
            _ =>
            {
                kinds.Add(kind);
                return "＊";
            }
        );

    [GeneratedRegex(
        @"(介護保険)?(事業所|事業者|指定|法人|施設)(番号|no\.?|コード)(は|が|:|：|\s)*\d{10,13}(です)?。?",
        RegexOptions.None,
        1000
    )]
    private static partial Regex OfficeNumber();

    [GeneratedRegex(
        @"(?<!\d)40\d{8}(?!\d)(?=の?(事業所|施設|ヘルパー|訪問|通所|デイ|居宅|グループホーム|ショート|特養|老健|小規模|定期巡回|福祉用具|地域密着))",
        RegexOptions.None,
        1000
    )]
    private static partial Regex NumberedOffice();

    [GeneratedRegex(@"[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+", RegexOptions.None, 1000)]
    private static partial Regex Mail();

    [GeneratedRegex(
        @"((昭和|大正|明治|平成|令和|[smthr])\s?(元|\d{1,2})|(19|20)\d\d)[年./-]\s?\d{1,2}[月./-]\s?\d{1,2}日?\s?(生|誕生)|生年月日",
        RegexOptions.None,
        1000
    )]
    private static partial Regex BirthDate();

    [GeneratedRegex(@"(?<!\d)\d{4}[\s-]?\d{4}[\s-]?\d{4}(?!\d)", RegexOptions.None, 1000)]
    private static partial Regex MyNumber();

    [GeneratedRegex(@"(?<!\d)0\d{1,4}[-(\s]\d{1,4}[-)\s]\d{3,4}(?!\d)|(?<!\d)0[5-9]0\d{8}(?!\d)", RegexOptions.None, 1000)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"(?<!\d)\d{10}(?!\d)", RegexOptions.None, 1000)]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"[一-龥]{1,5}(区|市|町|村)[一-龥ぁ-んァ-ヶ]{1,10}\d{1,4}(丁目|番|-\d)[\d番号の-]*", RegexOptions.None, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"(?<name>[一-龥々]{1,6}|[ァ-ヶー]{2,10})(さん(?!と(いけ|いか|だめ|駄目|なら|あか))|様|氏)(?!式)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Name();
}

/// <param name="Kinds">Stable names of the kinds found, sorted.</param>
/// <param name="Masked">The text without them.</param>
internal sealed record PersonalDataFinding(IReadOnlyList<string> Kinds, string Masked);
