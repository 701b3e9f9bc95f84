using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>After a consultation somebody comes with another one, or asks whether the first was an application.</summary>
public sealed class AnotherMatterTests
{
    private readonly Talk page = new(Talk.Shipped, channel: "webchat");
    private readonly Talk line = new(Talk.Shipped);

    private string First => page.Effects.OfType<SubmitForm>().First().Reference;

    [Theory]
    [InlineData("もう一つ相談したい")]
    [InlineData("べつの相談です")]
    [InlineData("母のことも")]
    [InlineData("もう一つ相談したいことがあります")]
    [InlineData("別件なんですけど")]
    [InlineData("くらしと生活保護の相談")]
    [InlineData("another matter")]
    public void It_is_asked_whether_another_matter_is_a_case_of_its_own(string words)
    {
        Left().Say(words);
        Assert.Contains(First, page.Text, StringComparison.Ordinal);
        Assert.Equal(["同じ相談の続き", "新しい相談"], page.Buttons.Select(b => b.Title));
        Assert.Null(page.State.Session);
    }

    [Theory]
    [InlineData("新しい相談")]
    [InlineData("べつの")]
    [InlineData("いいえ")]
    [InlineData("新しいほうで")]
    public void A_new_one_gets_a_number_of_its_own(string answer)
    {
        Left().Through("母のことも相談したいです。ひとりで住んでいて介護が大変です").Say(answer);
        var session = page.State.Session;
        Assert.NotNull(session);
        Assert.NotEqual(First, session.Reference);
        Assert.Contains("介護が大変", session.Answers["story"].Value.GetString(), StringComparison.Ordinal);

        // The office has the words by then, with the first case.
        Assert.Contains(page.Effects, e => e is AddToCase { Text: var text } && text.StartsWith("母のことも", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("同じ相談の続き")]
    [InlineData("同じです")]
    [InlineData("はい")]
    [InlineData("さっきの続き")]
    public void What_belongs_to_the_same_goes_with_it(string answer)
    {
        Left().Through("もう一つ相談したい").Say(answer);
        Assert.Null(page.State.Session);
        page.Say("冷蔵庫も壊れました");
        Assert.Contains(page.Effects, e => e is AddToCase { Text: "冷蔵庫も壊れました" } added && added.Reference == First);
    }

    [Fact]
    public void What_comes_instead_of_an_answer_is_heard_as_ever()
    {
        Left().Through("べつの相談").Say("家賃も三か月ためています");
        Assert.Contains(page.Effects, e => e is AddToCase { Text: "家賃も三か月ためています" } added && added.Reference == First);
    }

    [Fact]
    public void While_one_is_being_written_the_other_comes_after_it()
    {
        page.Through("相談", "小倉北区", "自分のこと", "家賃", "つぎへ", "どれもない", "書かない").Say("もう一つ相談したい");
        Assert.Contains("もう一つの相談も書けます", page.Text, StringComparison.Ordinal);
        Assert.False(page.State.Session!.Answers.ContainsKey("household"));
    }

    [Fact]
    public void Elsewhere_the_new_one_is_a_link()
    {
        line.Through("食べるものがない", "べつの相談").Say("新しい相談");
        Assert.Contains(line.Replies, r => System.Text.Json.JsonSerializer.Serialize(r).Contains("http", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("申込みになってないやろうね")]
    [InlineData("申請したことになっとらん？")]
    [InlineData("勝手に申請されてないですよね")]
    public void Whether_it_counts_as_an_application_is_answered_with_what_is_true(string words)
    {
        Assert.Contains("申請にはなっていません", page.Say(words), StringComparison.Ordinal);

        Left().Say(words);
        Assert.Contains($"申請にはなっていません。番号 {First}", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Effects, e => e is AddToCase { Text: var text } && text == words);

        line.Through("生活保護を申請したいです").Say(words);
        Assert.Contains("記録して、職員に伝えてあります", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("なっていません", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_application_in_a_consultation_is_known_after_it()
    {
        Assert.Contains(
            "記録して",
            page.Through("相談", "小倉北区", "申請したい", "中止", "はい").Say("申込みになっとるん？"),
            StringComparison.Ordinal
        );
    }

    private Talk Left() => page.Through("相談", "小倉北区です。家賃が払えなくて困っています", "ここまで");
}
