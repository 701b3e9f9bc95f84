using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Bot.Audit;
using Channels.Bot.Erasure;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Conversations;

/// <summary>The office erases a case while its person is there: whoever writes on is answered, and their words have a place.</summary>
public sealed partial class ErasedWhileTalking
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("consultation")]
    [InlineData(null)]
    public async Task Who_cries_again_in_the_page_gets_a_case_of_its_own(string? procedure)
    {
        await using var app = await ChannelsApp.StartAsync();
        using var page = await DirectLineDoor.OpenAsync(app, procedure);
        await page.AnswerToAsync("もうしにたいです");
        var first = Last(page.Replies.Select(r => r.Said));
        await EraseAsync(app, first);

        Assert.NotEmpty(await page.AnswerToAsync("もしもし、まだいますか"));
        await page.AnswerToAsync("やっぱりしにたい");

        var second = Last(page.Replies.Select(r => r.Said));
        Assert.NotEqual(first, second);
        var said = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{second}/messages", Stop);
        Assert.Contains("やっぱりしにたい", said.ToString(), StringComparison.Ordinal);
        await ErasedAsync(app, first);
    }

    [Fact]
    public async Task Who_cries_again_in_LINE_gets_a_case_of_its_own()
    {
        await using var app = await ChannelsApp.StartAsync();
        await app.Line.AnswerToAsync(app.Line.Hanako, "夫に殴られています");
        var first = Last(app.Line.Transcript(app.Line.Hanako).Select(b => b.Text));
        await EraseAsync(app, first);

        await app.Line.AnswerToAsync(app.Line.Hanako, "まだ殴られています");

        var second = Last(app.Line.Transcript(app.Line.Hanako).Select(b => b.Text));
        Assert.NotEqual(first, second);
        await ErasedAsync(app, first);
    }

    [Theory]
    [InlineData("さっきの報告を取り消したい")]
    [InlineData("まちがいを直す")]
    [InlineData("届いていますか")]
    public async Task Whoever_asks_after_a_report_that_was_erased_is_answered(string said)
    {
        await using var app = await ChannelsApp.StartAsync();
        foreach (
            var line in new[]
            {
                "活動報告",
                "04821",
                "きのう",
                "9時から11時半まで",
                "1",
                "たろうさん",
                "いいえ",
                "いいえ",
                "420円",
                "写真はない",
                "はい",
            }
        )
            await app.Line.AnswerToAsync(app.Line.Hanako, line);
        var number = Last(app.Line.Transcript(app.Line.Hanako).Select(b => b.Text));
        await EraseAsync(app, number);

        await app.Line.AnswerToAsync(app.Line.Hanako, said);
        await app.Line.AnswerToAsync(app.Line.Hanako, "はい");
        await ErasedAsync(app, number);
    }

    private static async Task EraseAsync(ChannelsApp app, string number) =>
        Assert.NotNull(await app.Get<ErasureDesk>().EraseAsync(number, withConversation: false, Actor.Person("t.yamada"), Stop));

    /// <summary>Nothing was written to it after it was erased.</summary>
    private static async Task ErasedAsync(ChannelsApp app, string number)
    {
        var messages = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}/messages", Stop);
        Assert.All(
            messages.EnumerateArray(),
            m => Assert.True(!m.TryGetProperty("text", out var text) || text.ValueKind == JsonValueKind.Null)
        );
        var ready = await app.Http.GetFromJsonAsync<JsonElement>("/health/ready", Stop);
        Assert.Equal(0, ready.GetProperty("turnsGivenUp").GetInt32());
    }

    private static string Last(IEnumerable<string?> said) => Number().Matches(string.Join('\n', said))[^1].Value;

    [GeneratedRegex("(SK|FS)-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
