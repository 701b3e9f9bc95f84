using Channels.Bot.Conversations;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>What somebody takes back in the same breath is no answer; what they add to is.</summary>
public sealed class SelfCorrectionTests
{
    private readonly Talk page = new(Talk.Shipped, channel: "webchat");

    [Theory]
    [InlineData("門司区に住んどります、いや、戸籍が門司で今は小倉北区", "kokurakita")]
    [InlineData("門司区、ちがう、小倉南区です", "kokuraminami")]
    [InlineData("八幡東区です。あ、間違えました、八幡西区です", "yahatanishi")]
    public void Of_two_wards_the_last_counts(string said, string ward) => Assert.Equal($"\"{ward}\"", After("ward", "相談", said));

    [Theory]
    [InlineData("借金、いや家賃", "[\"rent\"]")]
    [InlineData("借金です、いや、家賃です", "[\"rent\"]")]
    [InlineData("借金と家賃", "[\"rent\",\"debt\"]")]
    [InlineData("借金、いや家賃も", "[\"rent\",\"debt\"]")]
    [InlineData("家賃、いや借金も", "[\"rent\",\"debt\"]")]
    public void Of_two_worries_what_was_a_slip_is_not_recorded(string said, string worries) =>
        Assert.Equal(worries, After("worries", "相談", "小倉北", "自分", said));

    [Fact]
    public void A_family_that_is_no_more_is_not_recorded()
    {
        page.Through("相談", "小倉北区です。家族は妻と子ども2人、いや離婚したけん今は一人");
        var answers = page.State.Session!.Answers;
        Assert.DoesNotContain("children", answers.Keys);
        Assert.False(answers.TryGetValue("who", out var who) && who.Value.ToString() == "family", page.Text);
        Assert.Equal("1", answers["household"].Value.GetRawText());
    }

    [Theory]
    [InlineData("090-0000-2222、ちがう、090-0000-2223です", "09000002223")]
    [InlineData("090-0000-2222 いや 090-0000-2223", "09000002223")]
    public void Of_two_numbers_the_last_counts(string said, string number)
    {
        page.Through("相談", "小倉北", "電話してほしい", said);
        Assert.Equal(number, page.State.Session!.Answers["phone"].Value.GetString());
        var told = new Talk(Talk.Shipped, channel: "webchat").Through("相談", "小倉北区です。電話してほしいです。" + said);
        Assert.Equal(number, told.State.Session!.Answers["phone"].Value.GetString());
    }

    [Fact]
    public void A_number_of_Kitakyushu_is_shown_as_it_is_dialled()
    {
        page.Through("相談", "小倉北").Say("電話番号は093-000-1234です");
        Assert.DoesNotContain("0930-", page.Text, StringComparison.Ordinal);
        Assert.Contains("093-000-1234", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_was_shown_back_is_with_the_office_whatever_way_is_chosen()
    {
        page.Through("相談", "小倉北", "電話番号は090-0000-2222です", "自分", "借金", "つぎへ", "どれもない", "書かない", "1", "アパート");
        page.Say("電話などはいらない");
        Assert.DoesNotContain("消しました", page.Text, StringComparison.Ordinal);
        page.Through("書かない", "はい", "はい");
        var form = page.Submissions.Last(s => !s.IsInterim);
        Assert.Contains("090-0000-2222", form.AnswersJson + form.Said, StringComparison.Ordinal);
    }

    private string? After(string field, params string[] lines)
    {
        page.Through(lines);
        return page.State.Session!.Answers.GetValueOrDefault(field) is KeptAnswer kept ? kept.Value.GetRawText() : page.Text;
    }
}
