using Channels.Knowledge.LanguageModel;
using Channels.Simulator;
using Channels.Tests.Answers;
using Channels.Tests.Knowledge.LanguageModel;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Channels.Tests.Scenarios;

/// <summary>A model behind the running host: the turn ends at once, the answer comes after it, and it always comes.</summary>
public sealed class ShortenedAnswers : IDisposable
{
    private static readonly string Whole = Questions.Change.Answer;

    private readonly string folder = Directory.CreateTempSubdirectory("channels-entries-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("openai")]
    [InlineData("azure")]
    public async Task An_answer_comes_shortened_and_the_whole_of_it_is_one_press_away(string kind)
    {
        using var model = new StubbedModel(kind).Writing(Questions.Sentences(Questions.Rule, Questions.Proviso));
        await using var app = await StartAsync(
            model.Endpoint,
            ("Knowledge:Model:Kind", kind),
            ("Knowledge:Model:ApiKey", "a-key-of-the-resource")
        );
        using var door = await DirectLineDoor.OpenAsync(app);

        await door.SayAsync(CareKnowledge.Change.Question);
        await door.WaitForReplyAsync("調べています");
        var short_ = await door.WaitForReplyAsync(Questions.Rule + Questions.Proviso);
        Assert.DoesNotContain(Questions.Form, short_, StringComparison.Ordinal);
        Assert.EndsWith(CareKnowledge.Confirm, short_, StringComparison.Ordinal);
        Assert.Equal(["全文を見る", "役に立った", "ちがう", "職員に聞く"], door.Buttons);

        await door.PressAsync("全文を見る");
        await door.WaitForReplyAsync(Whole);
        Assert.Equal(1, model.Calls);
        Assert.Equal(["model.shortened", null], await ComposedAsync(app));
        Assert.DoesNotContain(
            app.Logs.All,
            l =>
                $"{l.Message} {l.Error}".Contains("a-key-of-the-resource", StringComparison.Ordinal)
                || $"{l.Message} {l.Error}".Contains(CareKnowledge.Change.Question, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task In_LINE_the_dots_say_that_it_is_made_and_the_answer_comes_by_the_free_reply()
    {
        using var model = new StubbedModel().Writing(Questions.Sentences(Questions.Rule, Questions.Proviso));
        await using var app = await StartAsync(model.Endpoint);

        await app.Line.SayAsync(app.Line.Hanako, CareKnowledge.Change.Question);
        await app.Line.WaitForReplyAsync(
            app.Line.Hanako,
            b => b.Text.Contains(Questions.Rule + Questions.Proviso, StringComparison.Ordinal)
        );
        await app.Line.WaitForCallAsync(c => c.Kind == ApiKind.Loading && c.Status == 202);

        Assert.Equal(ApiKind.Reply, Assert.Single(app.Line.Calls, c => c.Kind is ApiKind.Reply or ApiKind.Push).Kind);
        Assert.DoesNotContain(app.Line.Transcript(app.Line.Hanako), b => b.Text.Contains("調べています", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Knowledge:Model:Kind", "azureopenai", "Knowledge:Model:Kind is neither openai nor azure.")]
    [InlineData("Knowledge:Model:Kind", "azure", "Knowledge:Model:ApiKey is missing")]
    [InlineData("Knowledge:Embeddings:Kind", "azure", "Knowledge:Embeddings:Endpoint is missing")]
    public async Task A_host_whose_model_cannot_be_asked_does_not_start_and_says_why(string name, string value, string why)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync("http://localhost:1", (name, value)));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_lies_or_is_away_gives_the_answer_as_it_stands()
    {
        using var model = new StubbedModel().Writing(
            Questions.Sentences(("change", Questions.Rule, Questions.Rule.Replace("10日", "30日", StringComparison.Ordinal)))
        );
        await using var app = await StartAsync(model.Endpoint);
        using var door = await DirectLineDoor.OpenAsync(app);
        await door.SayAsync(CareKnowledge.Change.Question);
        await door.WaitForReplyAsync(Whole);
        Assert.Equal(["model.number"], await ComposedAsync(app));
        Assert.Equal(["役に立った", "ちがう", "職員に聞く"], door.Buttons);
    }

    [Fact]
    public async Task What_is_refused_is_said_at_once_and_does_not_leave()
    {
        using var model = new StubbedModel().Writing(Questions.Sentences(Questions.Rule));
        await using var app = await StartAsync(model.Endpoint);
        using var door = await DirectLineDoor.OpenAsync(app);
        await door.SayAsync("利用者の田中さんの変更届はいつまでですか");
        await door.WaitForReplyAsync("個人の情報");
        Assert.Equal(
            (0, 0),
            (model.Calls, await app.Store.ReadAsync((db, stop) => db.AnswerJobs.CountAsync(stop), TestContext.Current.CancellationToken))
        );
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("azure")]
    public async Task A_question_in_other_words_is_offered_what_means_the_same(string kind)
    {
        const string Strange = "介護保険のスタッフ交代を市へ知らせる締切";
        using var endpoint = new StubbedEmbeddings(kind, ("スタッフ", [1, 0, 0]), ("変更届", [0.9f, 0.1f, 0]));
        await using var app = await StartAsync(
            null,
            ("Knowledge:Embeddings:Kind", kind),
            ("Knowledge:Embeddings:Endpoint", endpoint.Endpoint),
            ("Knowledge:Embeddings:ApiKey", "a-key-of-the-resource"),
            ("Knowledge:Embeddings:Name", "stub")
        );
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!app.Get<IAnswerComposer>().MayCompose(Questions.Ask(Strange, Questions.Change)))
            await look.WaitForNextTickAsync(TestContext.Current.CancellationToken);

        using var door = await DirectLineDoor.OpenAsync(app);
        await door.SayAsync(Strange);
        await door.WaitForReplyAsync("調べています");
        await door.WaitForReplyAsync($"1 {CareKnowledge.Change.Question}");
        await door.AnswerToAsync("1");
        await door.WaitForReplyAsync(Whole);
    }

    private Task<ChannelsApp> StartAsync(string? endpoint, params (string Name, string Value)[] more)
    {
        File.WriteAllText(
            Path.Combine(folder, "entries.yaml"),
            $$"""
            entries:
              - id: change
                question: {{CareKnowledge.Change.Question}}
                answer: {{Whole}}
                citations: [{ source: 見本の手引き }]
                status: approved
                reviewed-by: 係長
                reviewed-on: 2026-10-01
            """
        );
        var settings = more.ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
        settings["Knowledge:AnswersAnyone"] = "true";
        settings["Knowledge:Entries"] = folder;
        settings["Knowledge:Model:Endpoint"] = endpoint ?? "";
        settings["Knowledge:Model:Name"] = "stub";
        settings["Knowledge:Model:ShortenFrom"] = "0";
        return ChannelsApp.StartAsync(settings);
    }

    private static Task<List<string?>> ComposedAsync(ChannelsApp app) =>
        app.Store.ReadAsync(
            (db, stop) => db.AskedQuestions.OrderBy(q => q.At).Select(q => q.Composed).ToListAsync(stop),
            TestContext.Current.CancellationToken
        );
}
