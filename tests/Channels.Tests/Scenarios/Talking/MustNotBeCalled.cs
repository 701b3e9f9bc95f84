using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Scenarios.Talking;

/// <summary>Whoever must not be called says so in their own words; who opens the case sees it before the number.</summary>
public sealed partial class MustNotBeCalled
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_a_consultation_the_number_is_kept_with_what_was_said_of_it()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var page = await DirectLineDoor.OpenAsync(app, "consultation");
        await page.AnswerToAsync("小倉北区です。生活費がありません。電話は夫が出ます");
        var number = Number(page, "SK");
        await page.AnswerToAsync("090-1234-5678 電話せんで、メールもだめ");
        Assert.Contains("職員が先に目にする", Said(page), StringComparison.Ordinal);

        var facts = await FactsAsync(app.Api, number);
        Assert.Contains(("answered-by-others", null), facts);
        Assert.Contains(("no-call", "09012345678"), facts);
        Assert.Contains(("no-mail", "09012345678"), facts);
    }

    [Fact]
    public async Task A_time_said_beside_the_answer_to_the_question_for_the_number_is_not_lost()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var page = await DirectLineDoor.OpenAsync(app, "consultation");
        await page.AnswerToAsync("小倉北区です。死にたいです");
        var number = Number(page, "SK");
        await page.AnswerToAsync("電話してほしい");
        await page.AnswerToAsync("090-1234-5678 でも夜はかけたらいけん");
        Assert.Equal([("call-times", "09012345678")], await FactsAsync(app.Api, number));
    }

    [Fact]
    public async Task A_talk_with_the_staff_and_the_consultation_know_of_each_other_for_who_may_see_both()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["Api:Holders:staff:Queues:0"] = "staff",
                ["Api:Holders:staff:Keys:a:Value"] = "key-of-the-staff-queue",
            }
        );
        using var page = await DirectLineDoor.OpenAsync(app);
        await page.AnswerToAsync("職員に相談");
        var staff = Number(page, "ST");
        await page.AnswerToAsync("090-1234-5678です。夫が出るけんかけたらいけん");
        await page.AnswerToAsync("家賃が払えなくて食べるものもない");
        var consultation = Number(page, "SK");

        Assert.Equal([consultation], await OthersAsync(app.Api, staff));
        Assert.Equal([staff], await OthersAsync(app.Api, consultation));
        Assert.Contains(("no-call", "09012345678"), await FactsAsync(app.Api, staff));

        // Who sees only what the staff were asked does not learn that there is a consultation.
        using var narrow = new HttpClient { BaseAddress = app.Root };
        narrow.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "key-of-the-staff-queue");
        Assert.Empty(await OthersAsync(narrow, staff));
    }

    private static async Task<List<(string? Kind, string? Number)>> FactsAsync(HttpClient api, string reference) =>
        [
            .. (await api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{reference}", Stop))
                .GetProperty("contactLimits")
                .EnumerateArray()
                .Select(f => (f.GetProperty("kind").GetString(), f.GetProperty("number").GetString())),
        ];

    private static async Task<List<string?>> OthersAsync(HttpClient api, string reference) =>
        [
            .. (await api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{reference}", Stop))
                .GetProperty("others")
                .EnumerateArray()
                .Select(o => o.GetProperty("reference").GetString()),
        ];

    private static string Said(DirectLineDoor page) => string.Join('\n', page.Replies.Select(r => r.Said));

    private static string Number(DirectLineDoor page, string prefix) =>
        Numbers().Matches(Said(page)).Select(m => m.Value).Last(n => n.StartsWith(prefix, StringComparison.Ordinal));

    [GeneratedRegex("(?:SK|ST)-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.None, 1000)]
    private static partial Regex Numbers();
}
