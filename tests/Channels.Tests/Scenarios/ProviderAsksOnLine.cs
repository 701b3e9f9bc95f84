using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Data.Rows;
using Channels.Simulator;
using Channels.Tests.Answers;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Scenarios;

/// <summary>A care provider asks in LINE: answered with sources, asked back, told no, handed over to the staff.</summary>
public sealed class ProviderAsksOnLine : IAsyncLifetime
{
    private ChannelsApp app = null!;

    private EmulatedUser Office => app.Line.Hanako;

    public async ValueTask InitializeAsync() => app = await ChannelsApp.StartAsync(configure: CareKnowledge.Use);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>The fourth conversation, step by step.</summary>
    [Fact]
    public async Task The_service_is_asked_for_the_approved_answer_comes_and_what_cannot_be_answered_is_said()
    {
        Assert.StartsWith("どのサービスについてですか。", await AskAsync("BCPの減算はいつまでさかのぼりますか"));
        Assert.Superset(new HashSet<string> { "訪問介護", "通所介護", "居宅介護支援" }, app.Line.QuickReplies(Office).ToHashSet());

        var answer = await AskAsync("通所");
        Assert.Contains("\n" + CareKnowledge.DayAnswer, answer, StringComparison.Ordinal);
        Assert.Contains("根拠：見本の手引き", answer, StringComparison.Ordinal);
        Assert.Contains("適用：令和6年4月1日から", answer, StringComparison.Ordinal);
        Assert.Contains("確認日：令和8年10月1日", answer, StringComparison.Ordinal);
        Assert.Contains(CareKnowledge.Confirm + "\n1 役に立った\n2 ちがう\n3 職員に聞く", answer);
        Assert.Equal(["役に立った", "ちがう", "職員に聞く"], app.Line.QuickReplies(Office));

        Assert.StartsWith("ほかの市の指定事業所の取扱いは、その市にご確認ください。", await AskAsync("横浜市でも同じですか"));
        Assert.StartsWith("個別のケースは、ここではお答えできません。", await AskAsync("うちの利用者の○○さんの場合は"));
        Assert.Equal(["職員に聞く", "やめる"], app.Line.QuickReplies(Office));

        await app.Line.AnswerToAsync(Office, () => app.Line.TapAsync(Office, "やめる"));
        await app.SettleAsync();
        var questions = await QuestionsAsync();
        Assert.Equal(["clarify", "answered", "refused", "refused"], questions.Select(q => q.Outcome));
        Assert.Equal([true, true, false, false], questions.Select(q => q.Text is not null));
        Assert.Equal("bcp-day", questions[1].EntryId);
        Assert.DoesNotContain("BCP", app.Logs.Text, StringComparison.Ordinal);

        // Every answer went by a free reply.
        Assert.All(app.Line.Transcript(Office).Where(b => b.FromBot), b => Assert.Equal(ApiKind.Reply, b.Via));
    }

    [Fact]
    public async Task A_question_nobody_has_answered_becomes_an_inquiry_with_a_number()
    {
        Assert.Contains("職員におたずねになりますか", await AskAsync("通所介護の食材料費の端数はどう扱いますか"));
        Assert.Equal(["職員に聞く", "やめる"], app.Line.QuickReplies(Office));
        var begun = await app.Line.AnswerToAsync(Office, () => app.Line.TapAsync(Office, "職員に聞く"));
        Assert.Contains("「通所介護の食材料費の端数はどう扱いますか」を、職員におたずねします。", begun.Text);

        foreach (var line in (string[])["さくらデイサービス", "4070100000", "報酬", "資料はない", "メール"])
            await AskAsync(line);
        var check = await AskAsync("sakura@example.jp");
        Assert.Contains("質問：通所介護の食材料費の端数はどう扱いますか", check, StringComparison.Ordinal);
        Assert.Contains("サービス：通所介護", check, StringComparison.Ordinal);
        Assert.Contains("受付番号は CP-", await AskAsync("はい"), StringComparison.Ordinal);
        await app.SettleAsync();

        var waiting = await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/submissions/new", Stop);
        var reference = Assert.Single(waiting.EnumerateArray()).GetProperty("reference").GetString();
        var question = Assert.Single(await QuestionsAsync());
        Assert.Equal((FeedbackNames.Staff, reference), (question.Feedback, question.Ticket));
    }

    [Fact]
    public async Task In_the_middle_of_a_form_a_question_is_answered_and_nothing_of_the_form_is_lost()
    {
        foreach (var line in (string[])["活動報告", "04821", "きのう"])
            await AskAsync(line);
        var before = Bot().Count;
        await AskAsync("変更届はいつまでに出しますか");
        await app.SettleAsync();
        var said = Bot()[before..];
        Assert.Equal(2, said.Count);
        Assert.Contains("\n" + CareKnowledge.Change.Answer, said[0], StringComparison.Ordinal);
        Assert.Contains("何時から何時まで", said[1], StringComparison.Ordinal);
        Assert.Contains("役に立った", app.Line.QuickReplies(Office));
        Assert.Contains("何をしましたか", await AskAsync("9時から11時半まで"));
        Assert.Equal("activity-report", Assert.Single(await QuestionsAsync()).Procedure);
    }

    [Fact]
    public async Task One_of_several_is_chosen_by_its_number_and_judged()
    {
        Assert.Contains("1 事故報告書", await AskAsync("事故報告書の様式と期限を教えてください"));
        var first = (await QuestionsAsync()).Single();
        Assert.Equal(("candidates", null), (first.Outcome, first.EntryId));

        Assert.Contains(CareKnowledge.Confirm + "\n1 役に立った", await AskAsync("2"));
        await app.Line.AnswerToAsync(Office, () => app.Line.TapAsync(Office, "役に立った"));
        await app.SettleAsync();
        var second = (await QuestionsAsync())[^1];
        Assert.Equal(("answered", FeedbackNames.Useful), (second.Outcome, second.Feedback));
        Assert.StartsWith("accident", second.EntryId);
    }

    [Fact]
    public async Task A_long_answer_comes_in_parts_and_its_sources_last()
    {
        await AskAsync(CareKnowledge.Long.Question);
        await app.SettleAsync();
        var parts = Bot();
        Assert.InRange(parts.Count, 2, 4);
        Assert.All(parts.SkipLast(1), p => Assert.EndsWith("。", p));
        Assert.Contains(CareKnowledge.Confirm + "\n1 役に立った", parts[^1]);
        Assert.Contains("根拠：", parts[^1], StringComparison.Ordinal);
        Assert.Equal(["役に立った", "ちがう", "職員に聞く"], app.Line.QuickReplies(Office));
        Assert.Single(app.Line.Calls, c => c.Kind is ApiKind.Reply or ApiKind.Push); // one call, and a free one
    }

    [Fact]
    public async Task Greetings_stickers_and_other_matters_are_greeted()
    {
        Assert.StartsWith("こんにちは。\n何をしますか", await AskAsync("こんにちは"));
        await app.Line.AnswerToAsync(Office, () => app.Line.StickerAsync(Office));
        Assert.Contains("何をしますか。番号でも、ことばでも答えられます。\n1 活動報告\n", await AskAsync("きょうはいい天気"));
        Assert.Empty(await QuestionsAsync());
        Assert.StartsWith("ここでは、介護保険の事業所からのご質問にお答えしています。", await AskAsync("ごみの収集日はいつですか"));
    }

    internal static async Task<List<AskedQuestion>> QuestionsAsync(ChannelsApp app) =>
        await app.Store.ReadAsync((db, stop) => db.AskedQuestions.OrderBy(q => q.At).ToListAsync(stop), Stop);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Task<List<AskedQuestion>> QuestionsAsync() => QuestionsAsync(app);

    private List<string> Bot() => [.. app.Line.Transcript(Office).Where(b => b.FromBot).Select(b => b.Text!)];

    private async Task<string> AskAsync(string text) => (await app.Line.AnswerToAsync(Office, text)).Text!;
}
