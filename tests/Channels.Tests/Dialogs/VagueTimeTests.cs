using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>昼すぎから夕方 is no time; the bot asks for a clear one and has one ready.</summary>
public sealed class VagueTimeTests
{
    [Theory]
    [InlineData("昼すぎから夕方", "13:00〜17:00", "午後1時〜5時（4時間）")]
    [InlineData("朝から昼まで", "08:00〜12:00", "午前8時〜正午（4時間）")]
    [InlineData("夕方", "17:00〜19:00", "午後5時〜7時（2時間）")]
    public void Parts_of_the_day_are_answered_with_a_clear_time_to_take(string said, string suggested, string understood)
    {
        var talk = new Talk(Talk.Shipped).Through("活動報告", "04821", "きのう");

        talk.Say(said);

        Assert.Contains($"たとえば「{suggested}」", talk.Text, StringComparison.Ordinal);
        Assert.Equal(suggested, talk.Buttons[0].Said);
        Assert.Contains(understood, talk.Say(suggested), StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_of_ones_own_is_taken_as_well()
    {
        var talk = new Talk(Talk.Shipped).Through("活動報告", "04821", "きのう", "昼すぎから夕方");

        Assert.Contains("午後1時〜5時（4時間）", talk.Say("1時から5時"), StringComparison.Ordinal);
    }
}
