using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Scenarios;

/// <summary>Somebody writes one sentence and closes the page: the office reads that sentence, and knows what it means.</summary>
public sealed partial class CryReachesTheOffice
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("consultation")]
    [InlineData(null)]
    public async Task The_words_are_on_the_case_with_the_alarm_and_its_time(string? procedure)
    {
        await using var app = await ChannelsApp.StartAsync();
        string number;
        using (var page = await DirectLineDoor.OpenAsync(app, procedure))
        {
            await page.AnswerToAsync("もうしにたいです");
            number = Number().Match(string.Join('\n', page.Replies.Select(r => r.Said))).Value;
        }

        var detail = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}", Stop);
        var alarm = Assert.Single(detail.GetProperty("alarms").EnumerateArray());
        Assert.Equal("life", alarm.GetProperty("id").GetString());
        Assert.True(alarm.GetProperty("at").TryGetDateTimeOffset(out _));
        var messages = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}/messages", Stop);
        Assert.Contains("もうしにたいです", messages.ToString(), StringComparison.Ordinal);
        var alerts = await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/alerts", Stop);
        Assert.Equal("life", Assert.Single(alerts.EnumerateArray()).GetProperty("alarm").GetString());
    }

    [Fact]
    public async Task A_beaten_person_in_LINE_gets_numbers_and_a_case_and_no_rule_of_care_insurance()
    {
        await using var app = await ChannelsApp.StartAsync();
        await app.Line.AnswerToAsync(app.Line.Hanako, "夫に殴られています");
        var said = string.Join('\n', app.Line.Transcript(app.Line.Hanako).Select(b => b.Text));
        Assert.Contains("110", said, StringComparison.Ordinal);
        Assert.DoesNotContain("取扱い", said, StringComparison.Ordinal);
        var messages = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{Number().Match(said).Value}/messages", Stop);
        Assert.Contains("夫に殴られています", messages.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("SK-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
