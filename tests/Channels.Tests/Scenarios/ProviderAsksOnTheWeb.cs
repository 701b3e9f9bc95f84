using Channels.Bot.Contract;
using Channels.Tests.Answers;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Scenarios;

/// <summary>The same questions in web chat, by people nobody knows.</summary>
public sealed class ProviderAsksOnTheWeb
{
    [Fact]
    public async Task Whoever_asks_and_wherever_the_answer_is_the_same()
    {
        await using var app = await ChannelsApp.StartAsync(configure: CareKnowledge.Use);
        using var stranger = await DirectLineDoor.OpenAsync(app);
        using var other = await DirectLineDoor.OpenAsync(app);
        var question = CareKnowledge.Change.Question;

        var onLine = (await app.Line.AnswerToAsync(app.Line.Hanako, question)).Text;
        Assert.Contains("\n" + CareKnowledge.Change.Answer, onLine, StringComparison.Ordinal);
        var onPage = await stranger.AnswerToAsync(question);
        Assert.Equal($"{onPage}\n1 役に立った\n2 ちがう\n3 職員に聞く", onLine);
        Assert.Equal(onPage, await other.AnswerToAsync(question));
        Assert.Equal(["役に立った", "ちがう", "職員に聞く"], stranger.Buttons);

        var rows = await ProviderAsksOnLine.QuestionsAsync(app);
        Assert.Equal(["line", "webchat", "webchat"], rows.Select(r => r.Channel).Order(StringComparer.Ordinal));
        Assert.Single(rows.Select(r => (r.Outcome, r.EntryId)).Distinct());
    }

    [Fact]
    public async Task On_a_page_for_everybody_only_care_providers_are_answered_with_a_rule()
    {
        await using var app = await ChannelsApp.StartAsync(configure: CareKnowledge.UseForEverybody);
        using var citizen = await DirectLineDoor.OpenAsync(app);
        var question = CareKnowledge.Change.Question;
        Assert.Equal("介護保険の事業所の方からのご質問ですか。", await citizen.AnswerToAsync(question));
        Assert.DoesNotContain(CareKnowledge.Change.Answer, await citizen.AnswerToAsync("いいえ"), StringComparison.Ordinal);
        Assert.Empty(await ProviderAsksOnLine.QuestionsAsync(app));

        using var office = await DirectLineDoor.OpenAsync(app);
        await office.AnswerToAsync("こんにちは");
        Assert.Contains("介護保険の質問（事業所の方）", office.Buttons);
        await office.AnswerToAsync("介護保険の質問（事業所の方）");
        Assert.Contains("\n" + CareKnowledge.Change.Answer, await office.AnswerToAsync(question), StringComparison.Ordinal);
        Assert.Single(await ProviderAsksOnLine.QuestionsAsync(app));
    }

    [Fact]
    public async Task The_service_is_pressed_the_answer_judged_and_the_question_handed_over()
    {
        await using var app = await ChannelsApp.StartAsync(configure: CareKnowledge.Use);
        using var door = await DirectLineDoor.OpenAsync(app);
        await door.AnswerToAsync("BCPの減算はいつまでさかのぼりますか");
        await door.PressAsync("通所介護");
        await door.WaitForReplyAsync(CareKnowledge.DayAnswer);
        await door.PressAsync("ちがう");
        await door.WaitForReplyAsync("職員におたずねになりますか");
        await door.PressAsync("職員に聞く");
        await door.WaitForReplyAsync("「BCPの減算はいつまでさかのぼりますか」を、職員におたずねします。");
        foreach (var line in (string[])["さくらデイサービス", "4070100000", "報酬", "資料はない", "メール", "sakura@example.jp"])
            await door.AnswerToAsync(line);
        await door.WaitForReplyAsync("サービス：通所介護");
        await door.AnswerToAsync("はい");
        await door.WaitForReplyAsync("受付番号は CP-");

        var rows = await ProviderAsksOnLine.QuestionsAsync(app);
        Assert.Equal([null, FeedbackNames.Staff], rows.Select(r => r.Feedback));
        Assert.NotNull(rows[^1].Ticket);
    }
}
