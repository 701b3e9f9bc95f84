using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;

namespace Channels.Tests.Attacks;

/// <summary>
/// Somebody who knows the number of a case (it stands on paper, and in the browser of a violent partner) tries words, each in a
/// conversation of its own because those are free.
/// </summary>
public sealed partial class GuessedSecrets
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_conversations_buy_no_further_guesses_at_the_word_of_a_case()
    {
        await using var app = await ChannelsApp.StartAsync();
        var (number, word) = await ConsultAsync(app);
        await app.WriteToAsync(number, "あす10時に電話します。");

        // Of all at once not more than the free ones are looked up: the right word is among the later ones, and opens nothing.
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => TryAsync(app, $"{number} みどり いぬ{i}")));
        Assert.InRange(answers.Count(a => a.Contains("合いませんでした", StringComparison.Ordinal)), 1, 5);
        Assert.DoesNotContain("電話します", await TryAsync(app, $"{number} {word}"), StringComparison.Ordinal);

        var told = await app.Api.ReplyAsync<List<AlertReply>>("/api/v1/alerts?open=true");
        Assert.Equal(number, Assert.Single(told, a => a.Kind == "guessing").Reference);
    }

    [Fact]
    public async Task A_number_that_nobody_has_answers_as_one_that_somebody_has()
    {
        await using var app = await ChannelsApp.StartAsync();
        var (number, _) = await ConsultAsync(app);
        var nobodys = Channels.Text.ReferenceNumber.Create("SK", new byte[16]).ToString();
        Assert.Equal(
            (await TryAsync(app, $"{number} みどり いぬ")).Replace(number, "N", StringComparison.Ordinal),
            (await TryAsync(app, $"{nobodys} みどり いぬ")).Replace(nobodys, "N", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Codes_of_forms_that_were_left_cannot_be_tried_on_and_on_from_one_address()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var mine = await DirectLineDoor.OpenAsync(app, "consultation");
        await mine.AnswerToAsync("小倉北");
        var code = ResumeCode().Match(await mine.AnswerToAsync("中断")).Value;
        Assert.NotEmpty(code);

        var locked = 0;
        for (var i = 0; i < 24; i++)
            locked += (await TryAsync(app, Wrong(i))).Contains("まちがいが続いた", StringComparison.Ordinal) ? 1 : 0;
        Assert.Equal(4, locked);

        // Neither is the right one looked up, so a hit is not known from a miss.
        using var thief = await DirectLineDoor.OpenAsync(app);
        var stolen = await thief.AnswerToAsync(code);
        Assert.Contains("まちがいが続いた", stolen, StringComparison.Ordinal);
    }

    private static string Wrong(int i) =>
        Channels.Text.ReferenceNumber.Create("RE", Enumerable.Repeat((byte)(i + 1), 16).ToArray()).ToString();

    private static async Task<string> TryAsync(ChannelsApp app, string said)
    {
        using var page = await DirectLineDoor.OpenAsync(app);
        return await page.AnswerToAsync(said);
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

    [GeneratedRegex("RE-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.None, 1000)]
    private static partial Regex ResumeCode();
}
