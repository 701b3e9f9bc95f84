using Channels.Bot.Forms.Safeguarding.Weighing;
using Channels.Bot.Forms.Words;

namespace Channels.Tests.Sets.Safeguarding;

/// <summary>What the last people who tried the product said, and it was misheard.</summary>
public sealed class WordsOfTheLast
{
    [Theory]
    [InlineData("弟には言わんでください")]
    [InlineData("誰にもいわないで")]
    [InlineData("親には言わないでほしい")]
    [InlineData("家はもうなか")]
    [InlineData("このまま、合っとると思うけど")]
    [InlineData("家を売らないといけませんか")]
    public void Is_no_cry(string said) => Assert.Empty(Heard(said));

    [Theory]
    [InlineData("寮も出らんといけん", "living")]
    [InlineData("夫がこわいです", "violence")]
    public void Is_one(string said, string alarm) => Assert.Contains(alarm, Heard(said));

    private static IReadOnlyList<string> Heard(string said) => AlarmHearing.Default.Hear(DialogWords.Fold(said));
}
