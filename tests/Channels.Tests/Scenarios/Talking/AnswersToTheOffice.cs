using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Scenarios.Talking;

/// <summary>The office asks in the middle of a consultation: the answer reaches it, and no question of the form takes it.</summary>
public sealed partial class AnswersToTheOffice
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2人います")]
    [InlineData("はい")]
    [InlineData("とばたく　さんろく　1-2-3")]
    public async Task What_is_said_next_goes_to_the_case_and_not_into_the_form(string answer)
    {
        await using var app = await ChannelsApp.StartAsync();
        using var page = await DirectLineDoor.OpenAsync(app, "consultation");
        await page.AnswerToAsync("食べるものがない");
        await page.AnswerToAsync("続ける");
        var number = Number().Match(string.Join('\n', page.Replies.Select(r => r.Said))).Value;
        var posted = await app.Api.PostAsJsonAsync(
            $"/api/v1/submissions/{number}/messages",
            new { text = "お子さんは何人いますか。" },
            Stop
        );
        posted.EnsureSuccessStatusCode();
        await page.WaitForAsync(r => r.Said.Contains("お子さんは何人", StringComparison.Ordinal));

        var back = await page.AnswerToAsync(answer);
        Assert.Contains("職員に伝えました", back, StringComparison.Ordinal);
        Assert.Contains("「続ける」", back, StringComparison.Ordinal);
        var messages = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}/messages", Stop);
        Assert.Contains(
            messages.EnumerateArray(),
            m => m.GetProperty("from").GetString() == "person" && m.GetProperty("text").GetString() == answer
        );

        // So does everything after it, until they go on.
        foreach (var more in new[] { "いいえ", "2じやのうて3じにしてください", "はい、いまは大丈夫です", "夜8時から朝6時までいません" })
            Assert.Contains("職員に伝えました", await page.AnswerToAsync(more), StringComparison.Ordinal);
        messages = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}/messages", Stop);
        Assert.Equal(5, messages.EnumerateArray().Count(m => m.GetProperty("from").GetString() == "person") - 1);
        Assert.Contains("（1/10）", await page.AnswerToAsync("続ける"), StringComparison.Ordinal);

        // A button of the form's question is the form's.
        await app.Api.PostAsJsonAsync($"/api/v1/submissions/{number}/messages", new { text = "わかりました。" }, Stop);
        await page.WaitForAsync(r => r.Said.Contains("わかりました", StringComparison.Ordinal));
        Assert.Contains("（2/10）", await page.AnswerToAsync("小倉北区"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_has_fetched_is_not_read_and_nobody_was_in_contact()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var page = await DirectLineDoor.OpenAsync(app, "consultation");
        await page.AnswerToAsync("食べるものがない");
        var number = Number().Match(string.Join('\n', page.Replies.Select(r => r.Said))).Value;

        // The page is closed: nobody looks.
        using var posted = await app.Api.PostAsJsonAsync(
            $"/api/v1/submissions/{number}/messages",
            new { text = "明日うかがいます。" },
            Stop
        );
        Assert.Equal("on-return", (await posted.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("reach").GetString());
        await app.RunUntilIdleAsync();
        Assert.False(await IsReadAsync());
        Assert.Equal(JsonValueKind.Null, await ContactAsync());

        await page.WaitForAsync(r => r.Said.Contains("明日うかがいます", StringComparison.Ordinal));
        Assert.True(await IsReadAsync());
        Assert.Equal(JsonValueKind.String, await ContactAsync());

        async Task<bool> IsReadAsync() =>
            (await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}/messages", Stop))
                .EnumerateArray()
                .Single(m => m.GetProperty("from").GetString() == "staff")
                .TryGetProperty("readAt", out var at)
            && at.ValueKind is JsonValueKind.String;

        async Task<JsonValueKind> ContactAsync() =>
            (await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}", Stop)).TryGetProperty("contactedAt", out var at)
                ? at.ValueKind
                : JsonValueKind.Null;
    }

    [Theory]
    [InlineData("夫になぐられて血が出ています")]
    [InlineData("息ができない。薬を飲みすぎた")]
    [InlineData("食べものがない。母が息をしていない")]
    [InlineData("my husband hit me, I am bleeding")]
    public async Task One_message_of_two_dangers_is_answered_and_is_one_case(string cry)
    {
        await using var app = await ChannelsApp.StartAsync();
        await app.Line.AnswerToAsync(app.Line.Hanako, cry);
        var said = string.Join('\n', app.Line.Transcript(app.Line.Hanako).Select(b => b.Text));
        Assert.Contains("119", said, StringComparison.Ordinal);
        var numbers = Number().Matches(said).Select(m => m.Value).Distinct().ToList();
        var messages = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{Assert.Single(numbers)}/messages", Stop);
        Assert.Contains(messages.EnumerateArray(), m => m.GetProperty("text").GetString() == cry);
    }

    [GeneratedRegex("S[KT]-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
