using Channels.Tests.Knowledge;

namespace Channels.Tests.Answers.Documents;

/// <summary>A small workbook of two documents with what a desk meets in a large one. Texts are invented.</summary>
internal static class DocumentWorkbook
{
    public const string Large = "3.3.26 事務連絡\n介護保険最新情報vol.952\n「令和3年度介護報酬改定に関するQ&A（vol.3）」の送付について";
    public const string Small = "6.3.15 事務連絡 介護保険最新情報vol.1225 令和6年度介護報酬改定に関するQ&A(vol.1)";

    public static readonly string[] Headings = ["ID", "サービス種別", "項目", "質問", "回答", "QA発出時期、文書番号等", "番号", "担当課"];

    /// <summary>Ordinary rows of the large document.</summary>
    public const int Ordinary = 40;

    /// <summary>Every row that is taken: ordinary ones, those with something to see, one taken back, two of the small document.</summary>
    public static List<string[]> Rows() =>
        [
            Headings,
            .. Enumerable
                .Range(1, Ordinary)
                .Select(n => Row($"large-{n:00}", $"見本{n}号の帳簿は何年間保存しますか", $"見本{n}号の帳簿は5年間保存すること。", n)),
            Row("relative-1", "見本の研修を別の法人と共同で行ってもよいか", "貴見のとおりである。", 41),
            Row("table-1", "見本の減算の施行時期はいつか", "施行時期は下記表のとおり。", 42),
            Row("against-1", "見本の届出は変更後いつまでに提出しますか", "10日以内に提出すること。", 43),
            Row("against-2", "見本の届出は変更後いつまでに提出しますか", "20日以内に提出すること。", 44),
            Row(
                "withdrawn-1",
                "見本の計画書の様式は何か",
                "様式の定めはない。",
                45,
                Large + "\n30.3.23\n事務連絡\n「平成30年度介護報酬改定に関するQ&A（vol.1）」の送付についてにて削除を行った。"
            ),
            Row("small-1", "見本の委員会は何回開きますか", "年2回以上開催すること。", 1, Small),
            Row("small-2", "見本の訓練は何回行いますか", "年1回以上実施すること。", 2, Small),
        ];

    public static string[] Row(string id, string question, string answer, int number, string document = Large) =>
        [id, "11 訪問介護", "見本の項目", question, answer, document, $"問{number}", "介護保険課"];

    public static string Write(string folder, IEnumerable<string[]> rows) => Workbooks.Write(folder, rows);
}
