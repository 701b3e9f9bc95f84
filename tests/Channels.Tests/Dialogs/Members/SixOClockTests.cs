using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Members;

/// <summary>6時半から7時40分 is before school or after work, and another price: it is asked unless something tells.</summary>
public sealed class SixOClockTests
{
    private const string Morning = """{"from":"06:30","to":"07:40"}""";
    private const string Evening = """{"from":"18:30","to":"19:40"}""";

    private readonly Talk talk = new(Talk.Shipped);

    [Theory]
    [InlineData("午前6時30分〜7時40分", Morning)]
    [InlineData("午後6時30分〜7時40分", Evening)]
    public void A_bare_six_is_asked_about(string chosen, string time)
    {
        talk.Through("活動報告", "4821", "きのう");
        var asked = talk.Say("6時半から7時40分");
        Assert.Contains("午前6時30分〜7時40分", asked, StringComparison.Ordinal);
        Assert.Contains("午後6時30分〜7時40分", asked, StringComparison.Ordinal);
        talk.Say(talk.Buttons.Single(b => b.Said.Contains(chosen, StringComparison.Ordinal)).Said);
        Assert.Equal(time, talk.State.Session!.Answers["time"].Value.GetRawText());
    }

    [Theory]
    [InlineData("朝6時半から7時40分", Morning)]
    [InlineData("登校前の6時半から7時40分", Morning)]
    [InlineData("夕方の6時半から7時40分", Evening)]
    [InlineData("お迎えで6時半から7時40分", Evening)]
    [InlineData("18時半から19時40分", Evening)]
    public void What_tells_it_is_taken(string said, string time)
    {
        talk.Through("活動報告", "4821", "きのう", said);
        Assert.Equal(time, talk.State.Session!.Answers["time"].Value.GetRawText());
    }

    [Theory]
    [InlineData("4時から6時", """{"from":"16:00","to":"18:00"}""")]
    [InlineData("9時から6時", """{"from":"09:00","to":"18:00"}""")]
    public void As_an_end_it_follows_the_start(string said, string time)
    {
        talk.Through("活動報告", "4821", "きのう", said);
        Assert.Equal(time, talk.State.Session!.Answers["time"].Value.GetRawText());
    }
}
