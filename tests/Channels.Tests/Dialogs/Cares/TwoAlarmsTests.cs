using Channels.Bot.Contract;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs.Cares;

/// <summary>Two dangers at once or one after the other: the first is answered whole, the second in a sentence of its own; who stops is let
/// go.</summary>
public sealed class TwoAlarmsTests
{
    private readonly Talk page = new(Talk.Shipped, channel: "webchat");
    private readonly Talk line = new(Talk.Shipped);

    [Fact]
    public void Of_two_in_one_message_the_second_is_short()
    {
        foreach (var talk in new[] { page.Through("相談"), line })
        {
            talk.Say("死にたい。夫に殴られています");
            Assert.Equal(1, Count(talk.Text, "☎ 110"));
            Assert.Contains("こわい思いをされているのですね", talk.Text, StringComparison.Ordinal);
            Assert.Contains(talk.Effects, e => e is RaiseAlert { Alarm: "life violence" });
        }
    }

    [Fact]
    public void The_second_of_two_messages_is_shorter_and_in_other_words()
    {
        foreach (var talk in new[] { page.Through("相談"), line })
        {
            var first = talk.Say("もう死にたいです");
            var second = talk.Say("食べるものもない");
            Assert.True(second.Length < first.Length, second);
            Assert.Equal(0, Count(second, "☎ 110"));
            Assert.Contains("くらしのことも、急ぎの相談として", second, StringComparison.Ordinal);
            Assert.Contains(talk.Effects, e => e is RaiseAlert { Alarm: "living" });
        }
    }

    [Fact]
    public void Long_after_the_first_the_numbers_are_said_again()
    {
        line.Say("もう死にたいです");
        line.Now += TimeSpan.FromHours(2);
        Assert.Equal(1, Count(line.Say("食べるものもない"), "☎ 119"));
    }

    [Theory]
    [InlineData("中止")]
    [InlineData("やめる")]
    [InlineData("やめます")]
    public void Whoever_stops_after_a_cry_is_not_asked_whether(string stop)
    {
        page.Through("相談", "小倉北区です。もう死にたいです").Say(stop);
        Assert.Null(page.State.Session);
        Assert.Contains("職員に届いています", page.Text, StringComparison.Ordinal);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
