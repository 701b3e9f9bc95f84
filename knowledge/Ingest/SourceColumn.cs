using Channels.Text;

namespace Channels.Knowledge.Ingest;

/// <summary>What a column of a table of questions and answers holds.</summary>
internal enum SourceColumn
{
    Id,
    Question,
    Answer,
    Aliases,
    Service,
    Topic,
    Document,
    Number,
    Date,
    ValidFrom,
    ValidUntil,
    Period,
    Jurisdiction,
    AddOns,
    Status,
    Revision,
    Owner,
    Page,
}

/// <summary>
/// Knows columns by their headings. The Ministry's workbook: サービス種別, 基準種別, 項目, 質問, 回答, QA発出時期、文書番号等, 番号. The municipal
/// open-data format of questions and answers: ID, 問い合わせ文, 応答文, カテゴリ, one question and one answer a row, as the council for
/// child-care open data defined it (子育てオープンデータ協議会, interim report of June 2019; the national list of municipal standard data sets
/// has none for questions and answers as far as could be read). And what cities write over their own lists.
/// </summary>
internal static class SourceColumns
{
    private static readonly (SourceColumn Column, string[] Headings)[] Known =
    [
        (SourceColumn.Id, ["id", "no", "no.", "faqid", "faq番号", "管理番号", "通し番号", "連番"]),
        (
            SourceColumn.Question,
            [
                "質問",
                "質問文",
                "質問内容",
                "質問事項",
                "ご質問",
                "想定質問",
                "問い合わせ文",
                "問合せ文",
                "問い合わせ内容",
                "問",
                "question",
                "q",
                "サンプル問い合わせ文",
                "タイトル",
            ]
        ),
        (SourceColumn.Answer, ["回答", "回答文", "回答内容", "ご回答", "応答文", "応答", "答", "答え", "answer", "a"]),
        (
            SourceColumn.Aliases,
            ["別の言い方", "別の聞き方", "ほかの聞き方", "類似質問", "別表現", "言い換え", "類義文", "aliases", "alias"]
        ),
        (SourceColumn.Service, ["サービス種別", "サービス種類", "サービス", "サービス名", "services", "service"]),
        (SourceColumn.Topic, ["項目", "カテゴリ", "カテゴリー", "分類", "大分類", "topic", "category"]),
        (SourceColumn.Document, ["文書名", "発出文書", "qa発出時期、文書番号等", "出典", "資料名", "根拠", "source", "document"]),
        (SourceColumn.Number, ["番号", "問番号", "number"]),
        (SourceColumn.Date, ["発出日", "作成日", "更新日", "日付", "date"]),
        (
            SourceColumn.ValidFrom,
            ["適用開始", "適用開始日", "有効開始", "有効開始日", "開始日", "施行日", "適用日", "valid-from", "validfrom"]
        ),
        (
            SourceColumn.ValidUntil,
            [
                "適用終了",
                "適用終了日",
                "適用期限",
                "有効終了日",
                "有効期限",
                "有効期限日",
                "終了日",
                "期限",
                "失効日",
                "廃止日",
                "valid-until",
                "validuntil",
                "expires",
            ]
        ),
        (SourceColumn.Period, ["有効期間", "適用期間"]),
        (SourceColumn.Jurisdiction, ["自治体名", "自治体", "地方公共団体名", "jurisdiction"]),
        (SourceColumn.AddOns, ["加算", "加算名", "加算・減算", "add-ons", "addons"]),
        (SourceColumn.Status, ["状態", "status"]),
        (SourceColumn.Revision, ["改定", "revision"]),
        (SourceColumn.Owner, ["担当課", "担当部署", "担当", "所管課", "所管", "owner"]),
        (SourceColumn.Page, ["url", "参照url", "リンク", "関連ページ", "page"]),
    ];

    private static readonly Dictionary<string, SourceColumn> ByHeading = Known
        .SelectMany(k => k.Headings.Select(h => (h, k.Column)))
        .ToDictionary(p => p.h, p => p.Column, StringComparer.Ordinal);

    /// <summary>Columns of the Ministry's workbook that say nothing an entry has.</summary>
    private static readonly HashSet<string> Ignored = new(["基準種別", "備考"], StringComparer.Ordinal);

    /// <summary>One heading of each kind, for whoever has to rename a column.</summary>
    public static string Accepted { get; } =
        string.Join('、', Known.Select(k => k.Headings.FirstOrDefault(h => h[0] > 'z') ?? k.Headings[0]));

    /// <summary>Headings of columns that nobody reads: unknown ones, and the second of a kind.</summary>
    public static IReadOnlyList<string> Unread(IReadOnlyList<string> headings, Dictionary<SourceColumn, int> columns) =>
        [
            .. headings.Where(
                (heading, at) => !string.IsNullOrWhiteSpace(heading) && !columns.ContainsValue(at) && !Ignored.Contains(Bare(heading))
            ),
        ];

    /// <summary>The places of the columns in a heading row; null when question or answer is missing. The first column of a kind
    /// counts.</summary>
    public static Dictionary<SourceColumn, int>? Find(IReadOnlyList<string> headings)
    {
        var found = new Dictionary<SourceColumn, int>();
        for (var at = 0; at < headings.Count; at++)
        {
            if (ByHeading.TryGetValue(Bare(headings[at]), out var column))
                found.TryAdd(column, at);
        }

        return found.ContainsKey(SourceColumn.Question) && found.ContainsKey(SourceColumn.Answer) ? found : null;
    }

    private static string Bare(string heading) => string.Concat(JapaneseText.FoldWidths(heading).Where(c => !char.IsWhiteSpace(c)));
}
