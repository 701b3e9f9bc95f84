using System.Text.RegularExpressions;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;

namespace Channels.Tests.Scenarios;

/// <summary>The leaflet says: come back with number and word. On its own page, in whatever order.</summary>
public sealed partial class ComingBackToConsultation
{
    private const string Wrote = "あす10時に電話します。";

    [Theory]
    [InlineData("number", "word")]
    [InlineData("number", "合言葉は「word」です")]
    [InlineData("番号は number", "word")]
    [InlineData("前の相談の続き", "number", "word")]
    [InlineData("番号と合言葉があります", "number", "word")]
    [InlineData("前に相談した続きです。", "number word")]
    [InlineData("number", "みどり いぬ", "word")]
    public async Task On_the_leaflets_page_the_number_and_then_the_word_are_listened_to(params string[] said)
    {
        await using var app = await ChannelsApp.StartAsync();
        var (number, word) = await ConsultAsync(app);
        await app.WriteToAsync(number, Wrote);

        using var page = await DirectLineDoor.OpenAsync(app, "consultation");
        var last = "";
        foreach (var text in said)
            last = await page.AnswerToAsync(text.Replace("number", number).Replace("word", word));
        Assert.Contains(Wrote, last, StringComparison.Ordinal);

        await page.AnswerToAsync("10時は病院にいます");
        var lines = await app.Api.ReplyAsync<List<CaseLineReply>>($"/api/v1/submissions/{number}/messages");
        Assert.Equal("10時は病院にいます", lines[^1].Text);
    }

    [Fact]
    public async Task The_way_back_is_a_button_on_the_first_screens_and_an_answer_is_still_an_answer()
    {
        await using var app = await ChannelsApp.StartAsync();
        var (number, _) = await ConsultAsync(app);
        using var plain = await DirectLineDoor.OpenAsync(app);
        await plain.WaitForAsync(a => a.IsBot);
        Assert.Contains("前の相談の続き", plain.Buttons);

        using var page = await DirectLineDoor.OpenAsync(app, "consultation");
        await page.WaitForAsync(a => a.IsBot);
        await page.PressAsync("前の相談の続き");
        await page.WaitForAsync(a => a.Said.Contains("合言葉を書いてください", StringComparison.Ordinal));
        await page.AnswerToAsync(number);
        var next = await page.AnswerToAsync("小倉北区");
        Assert.DoesNotContain("合いませんでした", next, StringComparison.Ordinal);
        Assert.Contains("どなたのことですか", next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("・")]
    [InlineData("を")]
    [InlineData("、")]
    [InlineData("")]
    public async Task The_word_is_known_however_the_phone_writes_it(string between)
    {
        await using var app = await ChannelsApp.StartAsync();
        var (number, word) = await ConsultAsync(app);
        await app.WriteToAsync(number, Wrote);
        using var page = await DirectLineDoor.OpenAsync(app, "consultation");
        await page.AnswerToAsync(number);
        var written = string.Concat(
            word.Replace(" ", between, StringComparison.Ordinal).Select(c => c is >= 'ぁ' and <= 'ゖ' && c != 'を' ? (char)(c + 0x60) : c)
        );
        Assert.Contains(Wrote, await page.AnswerToAsync($"合言葉は「{written}」です"), StringComparison.Ordinal);
    }

    private static async Task<(string Number, string Word)> ConsultAsync(ChannelsApp app)
    {
        using var page = await DirectLineDoor.OpenAsync(app, "consultation");
        await page.AnswerToAsync("小倉北");
        await page.AnswerToAsync("自分");
        await page.AnswerToAsync("食べるものがない");
        var found = NumberAndWord().Match(string.Join('\n', page.Replies.Select(r => r.Said)));
        return (found.Groups[1].Value, found.Groups[2].Value);
    }

    [GeneratedRegex("番号 (SK-[0-9A-Z]{4}-[0-9A-Z]{4})、合言葉「([^」]+)」", RegexOptions.None, 1000)]
    private static partial Regex NumberAndWord();
}
