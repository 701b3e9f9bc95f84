using Channels.Bot.Dialogs.Topics.Cases;

namespace Channels.Tests.Dialogs.Cases;

/// <summary>The code word is found in the sentence somebody comes back with.</summary>
public sealed class CaseWordTests
{
    [Theory]
    [InlineData(" あいことば ゆっくりみち", "ゆっくりみち")]
    [InlineData("で、げんきなつき、です。昨日書いた鈴木…いや名前は書かないんでした", "げんきなつき")]
    [InlineData("で合言葉はゆっくりみちです", "ゆっくりみち")]
    [InlineData("合言葉は「あおい かさ」です", "あおい かさ")]
    [InlineData("、合言葉：はやい いす", "はやい いす")]
    [InlineData(" はやい いす", "はやい いす")]
    [InlineData(", code word wide spoon", "wide spoon")]
    public void The_word_is_what_is_left(string behind, string word) => Assert.Equal(word, CaseNumbers.WordIn(behind));
}
