using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>Where buttons may not be seen, whatever the dialog asks can be answered by a number that stands in the text.</summary>
public sealed class NumberedChoicesTests
{
    private readonly Talk talk = new(Talk.Shipped);

    [Fact]
    public void A_word_that_may_be_a_command_is_asked_about_with_numbers()
    {
        talk.Through("介護事業所からの質問");

        Assert.Contains("\n1 中止\n2 「中止」と答える", talk.Say("中止"));
        Assert.Contains("やめますか", talk.Say("1"));
        Assert.Contains("やめました", talk.Say("1"));
    }

    [Fact]
    public void The_offer_after_a_cry_has_numbers()
    {
        talk.Through("活動報告", "4821");
        talk.Say("食べるものがない");

        Assert.Contains("\n1 電話してほしい\n2 ここまで", talk.Text);
        Assert.Contains("職員に届いています", talk.Say("2"));
    }

    [Fact]
    public void A_number_is_a_choice_only_right_after_it_was_offered_and_never_where_figures_are_asked_for()
    {
        talk.Through("介護事業所からの質問", "中止", "2");
        Assert.DoesNotContain("やめますか", talk.Say("1"));
    }

    [Fact]
    public void On_a_page_that_shows_buttons_nothing_is_listed_twice()
    {
        var page = new Talk(Talk.Shipped, channel: "webchat");
        page.Through("介護事業所からの質問");
        Assert.DoesNotContain("\n1 ", page.Say("中止"));
    }
}
