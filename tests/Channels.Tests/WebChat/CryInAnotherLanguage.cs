using System.Net;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.WebChat;

/// <summary>Somebody who knows no Japanese writes what is wrong, in the plainest words of their language: help comes in it.</summary>
public sealed class CryInAnotherLanguage
{
    private static readonly Dictionary<string, string> Demonstration = new() { ["Languages:Demonstration"] = "true" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-Hans", "我想死", "不必一个人承受", "life")]
    [InlineData("zh-Hans", "老公打我", "您的安全最重要", "violence")]
    [InlineData("zh-Hans", "今天没有吃的", "打 119", "living")]
    [InlineData("ko", "죽고 싶어요", "혼자 견디지", "life")]
    [InlineData("ko", "남편이 때려요", "안전이 가장", "violence")]
    [InlineData("ko", "먹을 것이 없어요", "119에 전화", "living")]
    [InlineData("vi", "Tôi muốn chết", "không phải chịu một mình", "life")]
    [InlineData("vi", "chồng tôi đánh tôi", "An toàn của bạn", "violence")]
    [InlineData("vi", "khong co gi an", "gọi 119", "living")]
    [InlineData("vi", "het gao roi khong con tien", "gọi 119", "living")]
    [InlineData("en", "nothing to eat", "call 119", "living")]
    [InlineData("en", "hungry", "call 119", "living")]
    [InlineData("ne", "मलाई मर्न मन लाग्छ", "एक्लै सहनु पर्दैन", "life")]
    [InlineData("ne", "श्रीमानले मलाई कुट्नुहुन्छ", "सुरक्षा सबैभन्दा", "violence")]
    [InlineData("ne", "खाने कुरा छैन", "119 मा फोन", "living")]
    [InlineData("tl", "Gusto ko nang mamatay", "mag-isa", "life")]
    [InlineData("tl", "Sinasaktan ako ng asawa ko", "kaligtasan ninyo", "violence")]
    [InlineData("tl", "Wala kaming makain", "tumawag sa 119", "living")]
    public async Task Help_comes_in_the_language_and_the_office_hears_it(string language, string cry, string help, string alarm)
    {
        await using var app = await ChannelsApp.StartAsync(Demonstration);
        using var person = await DirectLineDoor.OpenAsync(app, "consultation", language);
        await person.SayAsync(cry);
        await person.WaitForReplyAsync(help);
        var said = string.Join('\n', person.Replies.Select(r => r.Said));
        Assert.Contains("☎ 110", said, StringComparison.Ordinal);
        Assert.Contains("☎ 119", said, StringComparison.Ordinal);
        Assert.DoesNotMatch("[ぁ-ん]", said);
        Assert.Equal(language is "en", said.Contains("The staff", StringComparison.Ordinal));
        var alerts = await app.Api.GetStringAsync("/api/v1/alerts", Stop);
        Assert.Contains($"\"{alarm}\"", alerts, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi-VN,vi;q=0.9,en;q=0.8", "vi", "Thoát ngay")]
    [InlineData("zh-CN", "zh-Hans", "马上离开")]
    [InlineData("fil-PH,fil;q=0.9", "tl", "Umalis agad")]
    [InlineData("ko-KR,ja;q=0.5", "ko", "바로 나가기")]
    [InlineData("ne-NP", "ne", "तुरुन्त बन्द")]
    [InlineData("de-DE", "en", "Leave now")]
    [InlineData("en-US,ja;q=0.8", "ja", "すぐに閉じる")]
    public async Task The_page_is_in_the_language_of_the_browser_and_says_that_it_is_a_sample(string browser, string tag, string exit)
    {
        await using var app = await ChannelsApp.StartAsync(Demonstration);
        foreach (var page in (string[])["/chat?p=consultation", "/chat/form?p=consultation"])
        {
            var html = WebUtility.HtmlDecode(await AskAsync(app, page, browser));
            Assert.Contains($"<html lang=\"{tag}\"", html, StringComparison.Ordinal);
            Assert.Contains(exit, html, StringComparison.Ordinal);
            Assert.Equal(tag is not ("ja" or "en"), !html.Contains("class=\"sample\"></p>", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_is_not_approved_is_neither_offered_nor_spoken()
    {
        await using var app = await ChannelsApp.StartAsync();
        foreach (var page in (string[])["/chat?p=consultation&l=vi", "/chat/form?p=consultation", "/chat/webchat"])
        {
            var html = await AskAsync(app, page, "vi-VN");
            Assert.DoesNotContain("Tiếng", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        }

        using var person = await DirectLineDoor.OpenAsync(app, "consultation", "vi");
        await person.AnswerToAsync("tiếng việt");
        Assert.DoesNotContain(person.Replies, r => r.Said.Contains("Bạn", StringComparison.Ordinal));

        // But a cry is heard in every language.
        await person.SayAsync("tôi muốn chết");
        await person.WaitForReplyAsync("☎ 110");
    }

    private static async Task<string> AskAsync(ChannelsApp app, string path, string browser)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd(browser);
        using var answer = await app.Http.SendAsync(request, Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }
}
