using System.Text;

namespace Channels.Tests.FamilySupport.Members;

/// <summary>Files as the centre exports them; the people are invented.</summary>
internal static class MemberFiles
{
    public const string Heading =
        "\"会員番号\",\"会員区分\",\"氏名\",\"氏名（カナ）\",\"区\",\"入会日\",\"退会日\",\"研修修了日\",\"停止日\",\"子どもの呼び名\","
        + "\"金融機関コード\",\"支店コード\",\"預金種別\",\"口座番号\",\"口座名義\",\"ゆうちょ記号\",\"ゆうちょ番号\"";

    public const string Hanako =
        "4821,提供会員,例田 花子,レイダ ハナコ,小倉北区,2024-04-01,,2024/5/20,,,0177,200,普通,1234567,レイダ ハナコ,,";

    public const string Yuki = "4822,依頼会員,例川 由紀,れいかわ ゆき,戸畑区,令和7年4月1日,,,,\"はなちゃん、たろう\",,,,,,,";

    public const string Both = "4823,両方会員,例山 真,レイヤマ マコト,市外,2025/10/1,,2025/11/1,,けん,,,,,レイヤマ マコト,10530,12345671";

    public static byte[] ShiftJis(params string[] lines) =>
        CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(string.Join("\r\n", lines) + "\r\n");

    public static byte[] Utf8(params string[] lines) => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n")];
}
