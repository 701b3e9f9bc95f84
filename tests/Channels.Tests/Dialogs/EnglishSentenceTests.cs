using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>Sentences in English name the ward as well as a single word does.</summary>
public sealed class EnglishSentenceTests
{
    private readonly Talk talk = new(Talk.Shipped, "en", "webchat");

    [Theory]
    [InlineData("I live in Kokurakita ward", "kokurakita")]
    [InlineData("I live in Kokura Kita", "kokurakita")]
    [InlineData("We are in Kokura-Minami ward, my husband lost his job", "kokuraminami")]
    [InlineData("Yahatanishi-ku", "yahatanishi")]
    [InlineData("I'm from Yahata Nishi and I have no money for rent", "yahatanishi")]
    [InlineData("moji", "moji")]
    [InlineData("in Tobata", "tobata")]
    [InlineData("near Wakamatsu station", "wakamatsu")]
    [InlineData("YAHATA-HIGASHI", "yahatahigashi")]
    public void The_ward_is_heard(string words, string ward)
    {
        talk.Say("consultation");
        talk.Say(words);
        Assert.Equal($"\"{ward}\"", talk.State.Session!.Answers.GetValueOrDefault("ward")?.Value.GetRawText());
    }

    [Fact]
    public void Not_to_know_the_ward_is_an_answer_and_no_cry_for_help_with_the_page()
    {
        talk.Say("consultation");
        talk.Say("I do not know");
        Assert.Equal("\"unknown\"", talk.State.Session!.Answers["ward"].Value.GetRawText());
    }

    [Theory]
    [InlineData("I live in Kokura")]
    [InlineData("I live at Kokura castle")]
    public void There_is_no_UR_in_Kokura(string words)
    {
        talk.Say("consultation");
        talk.Say(words);
        Assert.DoesNotContain("dwelling", talk.State.Session!.Answers.Keys);
    }

    [Theory]
    [InlineData("Rent apartment 4 manyen")]
    [InlineData("one baby, 8 months old")]
    public void A_number_of_something_else_counts_no_children(string words)
    {
        foreach (var said in new[] { "consultation", "Moji Ward", "myself", "Work", "none of these", "Leave out", "3" })
            talk.Say(said);
        talk.Say(words);
        var counted = talk.State.Session!.Answers.GetValueOrDefault("children")?.Value.GetRawText();
        Assert.True(counted is null or "1", counted);
    }
}
