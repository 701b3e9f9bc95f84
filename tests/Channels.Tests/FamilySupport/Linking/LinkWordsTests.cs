using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Tests.Support;
using Channels.Text;

namespace Channels.Tests.FamilySupport.Linking;

/// <summary>What people write about the link, in their own words: a code is found, a wish is understood, and nothing else is taken for
/// either.</summary>
public sealed class LinkWordsTests
{
    private static readonly string Code = ReferenceNumber.Create("MB", "0123456789abcdef"u8).ToString();

    /// <summary>Well-formed, and one sign of it was mistyped.</summary>
    private static readonly string Slip = Code[..^1] + (Code[^1] == 'C' ? 'D' : 'C');

    public static TheoryData<string> WithCode =>
        [
            "{0}",
            "つなぐ {0}",
            "つなぐ{0}",
            "会員番号をつなぐ {0}",
            "会員番号をつなぐ　{0}",
            "{0} つなぐ",
            "コードは{0}です",
            "コード：{0}",
            "コード {0}",
            "センターで {0} と言われました",
            "センターから「{0}」をもらいました",
            "これですか？ {0}",
            "{0}です。よろしくお願いします",
            "お世話になります。{0} です",
            "my code is {0}",
            "link {0}",
            "{0} please",
            "はい\n{0}",
            "{0}。",
            "えっと {0}",
        ];

    [Theory]
    [MemberData(nameof(WithCode))]
    public void A_code_is_found_however_it_is_written(string sentence)
    {
        string[] ways =
        [
            Code,
            Code.ToLowerInvariant(),
            Code.Replace("-", "", StringComparison.Ordinal),
            Code.Replace('-', ' '),
            Code.Replace('-', 'ー'),
            string.Concat(Code.Select(c => c is '-' ? '－' : (char)(c + 0xFEE0))), // full width
        ];
        foreach (var way in ways)
        {
            var talk = new Talk(Talk.Shipped);
            talk.Say(string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, way));
            var asked = talk.Effects.OfType<ClaimMember>().LastOrDefault();
            Assert.True(asked is not null, $"{sentence} with {way}: {talk.Text}");
            Assert.Equal(Code, asked.Code);
        }
    }

    [Fact]
    public void Without_its_letters_it_is_found_beside_the_wish()
    {
        foreach (
            var way in (string[])[$"つなぐ {Code[3..]}", $"会員番号をつなぐ {Code[3..].ToLowerInvariant()}", $"コードは{Code[3..]}です"]
        )
        {
            var talk = new Talk(Talk.Shipped);
            talk.Say(way);
            Assert.Equal((way, Code), (way, Assert.Single(talk.Effects.OfType<ClaimMember>()).Code));
        }
    }

    [Theory]
    [InlineData("つなぐ", "MB- で始まる")]
    [InlineData("つなぎたい", "MB- で始まる")]
    [InlineData("会員番号をつなぎたいのですが", "MB- で始まる")]
    [InlineData("会員番号をつなぐにはどうしたらいいですか？", "MB- で始まる")]
    [InlineData("LINEと会員番号をつなげたい", "MB- で始まる")]
    [InlineData("ラインをつないでほしい", "MB- で始まる")]
    [InlineData("センターでもらったコードはどこに入れるの", "MB- で始まる")]
    [InlineData("つなぐ 4821", "MB- で始まる")]
    [InlineData("会員番号をつなぐ ４８２１", "MB- で始まる")]
    [InlineData("連携したいです", "MB- で始まる")]
    [InlineData("つながっていますか", "つながっていません")]
    [InlineData("わたしの会員番号は？", "つながっていません")]
    [InlineData("私の会員番号は何番ですか", "つながっていません")]
    [InlineData("つながりをはずしたい", "つながっていません")]
    [InlineData("会員番号の連携を解除してください", "つながっていません")]
    [InlineData("link my number", "MB- で始まる")]
    [InlineData("How do I link my member number?", "MB- で始まる")]
    public void A_wish_is_understood(string said, string expected)
    {
        var talk = new Talk(Talk.Shipped);
        Assert.Contains(expected, talk.Say(said), StringComparison.Ordinal);
        Assert.Empty(talk.Effects.OfType<ClaimMember>());
    }

    [Theory]
    [InlineData("会員番号のつながりをはずしてください", "はずしますか")]
    [InlineData("LINEの連携をやめたいです", "はずしますか")]
    [InlineData("会員番号を外したいんですけど", "はずしますか")]
    [InlineData("つながりを切ってください", "はずしますか")]
    [InlineData("unlink my number please", "はずしますか")]
    [InlineData("わたしの会員番号は何番ですか？", "4821（両方会員）")]
    [InlineData("会員番号を忘れました", "4821（両方会員）")]
    [InlineData("会員番号とつながっていますか？", "4821（両方会員）")]
    [InlineData("つなぐ", "4821（両方会員）")]
    public void A_linked_member_is_understood(string said, string expected)
    {
        var talk = Linked();
        Assert.Contains(expected, talk.Say(said), StringComparison.Ordinal);
        Assert.NotNull(talk.State.Member); // only a second word ends it
    }

    [Theory]
    [InlineData("活動報告")]
    [InlineData("昨日4時から6時半まで、たろうさんのお迎えに行きました")]
    [InlineData("会員番号は4821です")]
    [InlineData("mbps")]
    [InlineData("電話がつながりません")]
    [InlineData("ラインがつながりにくいです")]
    [InlineData("保育園とつながりのある方に預けたい")]
    [InlineData("手をつないで帰りました")]
    [InlineData("FS-7K3M-2QXC")]
    [InlineData("ワクチンの予約はどこですか")]
    public void What_is_about_something_else_is_left_alone(string said)
    {
        var talk = new Talk(Talk.Shipped);
        var answer = talk.Say(said);
        Assert.DoesNotContain("MB-", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("つながっていません", answer, StringComparison.Ordinal);
        Assert.Empty(talk.Effects.OfType<ClaimMember>());
    }

    [Fact]
    public void A_slip_is_told_and_not_looked_up()
    {
        foreach (var way in (string[])[Slip, $"つなぐ {Slip}", $"つなぐ {Slip[3..]}", Code[..^1], $"つなぐ {Code[3..^1]}"])
        {
            var talk = new Talk(Talk.Shipped);
            Assert.Contains("コードのどこか", talk.Say(way), StringComparison.Ordinal);
            Assert.Empty(talk.Effects.OfType<ClaimMember>());
        }
    }

    [Fact]
    public void In_the_middle_of_a_report_the_form_goes_on_behind_it()
    {
        var talk = Linked();
        Assert.Contains("いつの活動", talk.Say("活動報告"), StringComparison.Ordinal);
        Assert.Contains("いつの活動", talk.Say("わたしの会員番号は？"), StringComparison.Ordinal);
        talk.Say("きのう");
        Assert.Contains("何時から", talk.Say("つなぐ"), StringComparison.Ordinal);
        talk.Say("最初から");
        Assert.Contains("いつの活動", talk.Say("はい"), StringComparison.Ordinal); // begun again, and still not asked
        Assert.Contains("4821", talk.Say("確認"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_in_one_breath_is_under_the_members_number_unless_it_names_another()
    {
        var talk = Linked();
        talk.Say("昨日4時から6時半まで、たろうさんのお迎えに行きました");
        Assert.True(talk.State.Session is not null, talk.Text);
        Assert.Equal("4821", talk.State.Session!.Answers["member-number"].Value.GetString());
        talk = Linked();
        talk.Say("会員番号4822です。昨日4時から6時半まで、たろうさんのお迎えに行きました");
        Assert.Equal("4822", talk.State.Session!.Answers["member-number"].Value.GetString());
    }

    [Fact]
    public void On_a_page_it_is_said_where_it_can_be_done()
    {
        var talk = new Talk(Talk.Shipped, channel: "webchat");
        Assert.Contains("公式アカウントのトーク", talk.Say(Code), StringComparison.Ordinal);
        Assert.Contains("公式アカウントのトーク", talk.Say("つなぐ"), StringComparison.Ordinal);
        Assert.Empty(talk.Effects.OfType<ClaimMember>());
    }

    private static Talk Linked()
    {
        var talk = new Talk(Talk.Shipped);
        talk.State = talk.State with { Member = new LinkedMember("4821", IsRequester: true, IsProvider: true) };
        return talk;
    }
}
