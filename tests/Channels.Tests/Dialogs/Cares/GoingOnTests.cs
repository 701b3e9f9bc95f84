using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>Who left it at that goes on where they were; who tells more is not thanked in the same words each time; what is asked on the
/// way is answered with what is true.</summary>
public sealed class GoingOnTests
{
    private readonly Talk page = new(Talk.Shipped, channel: "webchat");

    [Theory]
    [InlineData("続ける")]
    [InlineData("つぎへ")]
    public void After_it_was_left_the_form_goes_on(string words)
    {
        page.Through("相談", "もう死にたいです", "小倉北");
        var reference = page.State.Session!.Reference;
        page.Say("ここまで");
        Assert.Null(page.State.Session);
        page.Say(words);
        Assert.Equal(reference, page.State.Session?.Reference);
        Assert.DoesNotContain(page.Effects, e => e is AddToCase added && added.Text == words);
    }

    [Fact]
    public void A_story_is_not_thanked_for_in_the_same_words_each_time()
    {
        page.Through("相談");
        var said = new[]
        {
            "もう3年も前から仕事がなくて、ずっと家におります",
            "それから母のぐあいも悪くなって、わたしが見ております",
            "近くに知り合いもおらず、話す人もおらんとです",
            "朝から晩まで、ただ天井ばかり見ております",
        }.Select(line => page.Say(line).Split('\n')[0]);
        var told = said.ToList();
        Assert.All(told.Zip(told.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Theory]
    [InlineData("窓口はどこで何時まで", "お住まいの区の区役所")]
    [InlineData("やくしょは　どこ？", "お住まいの区の区役所")]
    [InlineData("だれが　くるの？", "申請のあとは職員が家をたずねます")]
    [InlineData("おかね　いくらまで　もってて　いいの？", "申請はいつでもできます")]
    [InlineData("貯金はいくらまで", "申請はいつでもできます")]
    [InlineData("車は処分せんと", "申請はいつでもできます")]
    [InlineData("訪問はあるんですか", "申請のあとは職員が家をたずねます")]
    [InlineData("申請したらおっとに連絡いきますか", "照会")]
    [InlineData("この画面あとから見れますか", "番号と合言葉があれば")]
    public void What_is_asked_on_the_way_is_answered(string asked, string answer)
    {
        foreach (var before in new[] { new[] { "相談" }, ["相談", "小倉北", "自分"] })
        {
            var talk = new Talk(Talk.Shipped, channel: "webchat").Through(before);
            Assert.Contains(answer, talk.Say(asked), StringComparison.Ordinal);
            Assert.Contains("/10）", talk.Text, StringComparison.Ordinal);
            Assert.All(talk.Submissions, s => Assert.Null(s.AppliedAt));
        }
    }

    [Fact]
    public void Whether_it_arrived_is_answered()
    {
        page.Through("相談", "もう3年も前から仕事がなくて、ずっと家におります");
        Assert.Contains("届いています", page.Say("届いたとかね"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ほんならこれでしまい")]
    [InlineData("おれの家族はおらん")]
    [InlineData("死にたいとかやないけど")]
    public void Who_says_goodbye_or_has_no_family_is_not_wondered_about(string words)
    {
        foreach (var talk in new[] { page.Through("相談", "小倉北"), new Talk(Talk.Shipped) })
        {
            talk.Say(words);
            Assert.DoesNotContain(talk.Effects, e => e is RaiseAlert);
            Assert.DoesNotContain("danger", string.Join(' ', talk.State.Session?.Answers.Keys ?? []), StringComparison.Ordinal);
        }
    }
}
