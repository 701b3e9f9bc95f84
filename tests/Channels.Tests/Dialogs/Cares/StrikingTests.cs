using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>Who fears to strike hears how to put distance, and not what is said to who is struck; the staff know of it at once.</summary>
public sealed class StrikingTests
{
    [Theory]
    [InlineData("子どもに手をあげそうで怖いです")]
    [InlineData("子どもが泣きやまなくて叩きそうになる")]
    [InlineData("母の介護で疲れて、殴りそうになって怖い")]
    [InlineData("I am scared I will hit my child")]
    public void Who_fears_to_strike_is_told_to_put_distance(string words)
    {
        foreach (var talk in Both())
        {
            talk.Say(words);
            Assert.True(
                talk.Text.Contains("少しはなれて", StringComparison.Ordinal) || talk.Text.Contains("move away", StringComparison.Ordinal),
                talk.Text
            );
            Assert.DoesNotContain("あなたの安全が", talk.Text, StringComparison.Ordinal);
            Assert.Contains(
                talk.Effects,
                e => e is RaiseAlert { Kind: "urgent", Alarm: { } alarm } && alarm.Contains("violence", StringComparison.Ordinal)
            );
        }
    }

    [Theory]
    [InlineData("夫が手をあげそうで怖い")]
    [InlineData("父が怒って殴りそうで怖いです")]
    [InlineData("夫に殴られそうです")]
    public void Who_is_struck_is_not(string words)
    {
        foreach (var talk in Both())
        {
            talk.Say(words);
            Assert.DoesNotContain("少しはなれて", talk.Text, StringComparison.Ordinal);
            Assert.Contains("110", talk.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("友だちを叩きそうになったので止めました")]
    [InlineData("たろうくんが怒って叩きそうになりました")]
    [InlineData("すぐ手をあげそうな子です")]
    public void What_a_child_did_is_no_cry(string words)
    {
        var talk = new Talk(Talk.Shipped).Through("活動報告");
        talk.Say(words);
        Assert.DoesNotContain(talk.Effects, e => e is RaiseAlert { Kind: "urgent" });
        Assert.DoesNotContain("少しはなれて", new Talk(Talk.Shipped).Say(words), StringComparison.Ordinal);
    }

    private static Talk[] Both() => [new Talk(Talk.Shipped, channel: "webchat").Through("相談"), new Talk(Talk.Shipped)];
}
