using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Words;

namespace Channels.Tests.Forms;

/// <summary>How somebody must not be reached, in the words of people who are afraid of a ringing telephone; and what only sounds
/// like it.</summary>
public sealed class ContactLimitTests
{
    [Theory]
    [InlineData("かけたらいけん", "NoCall")]
    [InlineData("090-1234-5678、かけんでください", "NoCall")]
    [InlineData("電話せんで", "NoCall")]
    [InlineData("電話はしないでください", "NoCall")]
    [InlineData("電話も困ります", "NoCall")]
    [InlineData("電話には出られません", "NoCall")]
    [InlineData("夫にばれるから電話しないで", "NoCall")]
    [InlineData("電話は絶対しないで", "NoCall")]
    [InlineData("電話は絶対しないでください", "NoCall")]
    [InlineData("でんわは　むり", "NoCall")]
    [InlineData("でんわは　でれない。しないで", "NoCall")]
    [InlineData("でんわ　でられません", "NoCall")]
    [InlineData("おとうさんには　いわないで", "NotToOthers")]
    [InlineData("おかあさんに ばれたくない", "NotToOthers")]
    [InlineData("がっこうには いわないで", "NotToOthers")]
    [InlineData("職場には知らせんでな", "NotToOthers")]
    [InlineData("うちに こないで", "NoVisit")]
    [InlineData("てがみは こまる", "NoVisit")]
    [InlineData("電話はいらん", "NoCall")]
    [InlineData("電話はいりません", "NoCall")]
    [InlineData("電話は結構です", "NoCall")]
    [InlineData("夫に教えないで", "NotToOthers")]
    [InlineData("夫には、絶対に教えないで", "NotToOthers")]
    [InlineData("母にも連絡しないで", "NotToOthers")]
    [InlineData("家内には内緒", "NotToOthers")]
    [InlineData("家内には内緒にしてください", "NotToOthers")]
    [InlineData("だれにも言わんでください", "NotToOthers")]
    [InlineData("電話は夫が出ます", "OthersAnswer")]
    [InlineData("090-1234-5678ですが、夫が出るけんかけたらいけん", "NoCall OthersAnswer")]
    [InlineData("メールもだめ", "NoMail")]
    [InlineData("電話せんで、メールもだめ", "NoCall NoMail")]
    [InlineData("家に来ないでください", "NoVisit")]
    [InlineData("手紙も送らないで", "NoVisit")]
    [InlineData("電話は平日の10時から12時ならよかよ", "CallTimes")]
    [InlineData("夜はかけたらいけん", "CallTimes")]
    [InlineData("昼間だけ電話してください", "CallTimes")]
    [InlineData("息子には電話しないで", "NotToOthers")]
    [InlineData("Please don't call me, my husband answers", "NoCall OthersAnswer")]
    public void It_is_heard(string said, string limits) =>
        Assert.Equal(limits, string.Join(' ', ContactLimits.In(DialogWords.Default, DialogWords.Fold(said))));

    [Theory]
    [InlineData("夫に言わないで家を出ました")]
    [InlineData("母に言わないといけませんか")]
    [InlineData("夫に内緒にできますか")]
    [InlineData("書類を見せないといけませんか")]
    [InlineData("電話はいつですか")]
    [InlineData("迷惑かけたらいけんと思って")]
    [InlineData("心配をかけないようにしています")]
    [InlineData("母に負担をかけんで済むように")]
    [InlineData("電話番号は090-1234-5678です")]
    [InlineData("電話してください")]
    [InlineData("夫が出ていきました")]
    [InlineData("家賃が払えません")]
    [InlineData("夜だけ働いています")]
    [InlineData("メールアドレスはa@example.comです")]
    [InlineData("おとうさんは でんわを もってない")]
    [InlineData("よだれが でます")]
    public void It_is_not_there(string said) => Assert.Empty(ContactLimits.In(DialogWords.Default, DialogWords.Fold(said)));
}
