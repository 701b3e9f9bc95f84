using Channels.Knowledge.Content;
using Channels.Knowledge.Review;

namespace Channels.Tests.Knowledge.Review;

public sealed class EntryFlagsTests
{
    [Theory]
    [InlineData("貴見のとおりである。", "relative")]
    [InlineData("差し支えない。", "relative")]
    [InlineData("施行時期は下記表のとおり。", "table")]
    [InlineData("別紙様式第１号により届け出ること。", "table")]
    [InlineData("次の図に示す。", "table")]
    [InlineData("区分\t単位\n一\t100", "table")]
    [InlineData("そのとおり。詳しくは別添を参照。", "relative table")]
    [InlineData("代表者が公表する。意図は問わない。", "")]
    [InlineData("10日以内に提出すること。", "")]
    [InlineData("前問の回答のとおりです。", "relative")]
    [InlineData("同上", "relative")]
    [InlineData("問３の回答を参照。", "relative")]
    [InlineData("（削除）", "withdrawn")]
    [InlineData("-", "empty")]
    public void What_has_to_be_read_is_seen_in_the_answer(string answer, string flags) =>
        Assert.Equal(flags, string.Join(' ', EntryFlags.Of(Entry(answer))));

    [Fact]
    public void What_was_taken_back_is_seen_in_its_state() =>
        Assert.Equal(["withdrawn"], EntryFlags.Of(Entry("年2回である。") with { Status = EntryStatus.Superseded }));

    private static Entry Entry(string answer) =>
        new()
        {
            Id = "e",
            Question = "見本の質問",
            Answer = answer,
        };
}
