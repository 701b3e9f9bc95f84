using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Inquiries;

/// <summary>At the check of a question to the office a correction changes what it names and nothing else.</summary>
public sealed class InquiryCorrectionTests
{
    private const string Question = "送迎減算のことで、家族が毎週月曜だけ送る場合は減算になりますか";

    private readonly Talk talk = new(Talk.Shipped);

    public InquiryCorrectionTests() =>
        talk.Through(
            "介護事業所からの質問",
            "小倉つむぎデイ",
            "4070129999",
            "通所介護",
            "報酬",
            Question,
            "資料はない",
            "電話",
            "093-555-0142"
        );

    [Theory]
    [InlineData("5番に続けて、毎週火曜だけ迎えもなしになります、も足して", "question", Question + "\n毎週火曜だけ迎えもなしになります")]
    [InlineData("質問に、あと家族の委任状もいるかを足してください", "question", Question + "\nあと家族の委任状もいるか")]
    [InlineData("電話番号ちがいました 093-555-0199です", "phone", "0935550199")]
    [InlineData("事業所番号の最後の数字まちがい、9999じゃなくて9998", "office-number", "4070129998")]
    [InlineData("事業所の名前は「小倉つむぎデイ北」に直して", "office", "小倉つむぎデイ北")]
    [InlineData("1は「ひまわりデイ足立」です", "office", "ひまわりデイ足立")]
    public void What_is_named_is_changed_and_nothing_else(string words, string field, string value)
    {
        var before = Answers();
        talk.Say(words);
        var after = Answers();
        Assert.Equal(value, after[field]);
        Assert.Equal(before.Where(a => a.Key != field), after.Where(a => a.Key != field));
    }

    [Theory]
    [InlineData("すみません、さっきの名前まちがえとった　「ひまわりデイ足立」です")]
    [InlineData("全部消して")]
    public void What_is_not_understood_changes_nothing_and_is_asked(string words)
    {
        // A sentence was added to the question just before: it is what was answered last.
        talk.Through("5", "あと家族の委任状もいるか", "足す");
        var before = Answers();
        talk.Say(words);
        Assert.Equal(before, Answers());
        Assert.DoesNotContain("直しました。", talk.Text, StringComparison.Ordinal);
    }

    private Dictionary<string, string> Answers() =>
        talk.State.Session!.Answers.ToDictionary(a => a.Key, a => a.Value.Value.ToString(), StringComparer.Ordinal);
}
