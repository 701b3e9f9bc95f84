using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.LanguageModel;
using Channels.Knowledge.LanguageModel.Embeddings;
using Channels.Tests.Support.Doubles;
using static Channels.Tests.Knowledge.LanguageModel.Questions;

namespace Channels.Tests.Knowledge.LanguageModel;

/// <summary>Embeddings bring candidates where words were not sure. They answer nothing, and pass no condition by.</summary>
public sealed class WideningTests : IDisposable
{
    private const string Strange = "事業所のスタッフの顔ぶれが違うときは";
    private static readonly Entry Closing = Change with { Id = "closing", Question = "廃止届の期限", Answer = "1か月前までに届け出ます。" };

    private readonly StubbedEmbeddings endpoint = new(
        ("スタッフ", [1, 0, 0]),
        ("廃止届", [0.2f, 0.9f, 0]),
        ("再開届", [0.5f, 0.5f, 0]),
        ("変更届", [0.9f, 0.1f, 0]),
        ("届の期限", [1, 0, 0])
    );

    [Fact]
    public async Task What_words_did_not_find_is_offered_by_meaning_and_never_answered()
    {
        var composed = await ComposeAsync(Strange, Change, Closing);
        Assert.Equal((ModelReasons.Widened, Outcome.Candidates, null), (composed.Reason, composed.Reply.Outcome, composed.Reply.Answer));
        Assert.Equal([Change.Question], composed.Reply.Choices);
    }

    [Fact]
    public async Task A_deployment_of_Azure_is_asked_by_its_name_and_a_version_with_the_key_in_a_header()
    {
        using var azure = new StubbedEmbeddings("azure", ("スタッフ", [1, 0, 0]), ("変更届", [0.9f, 0.1f, 0]));
        using var client = new EmbeddingClient(
            new EmbeddingOptions
            {
                Kind = "azure",
                Endpoint = azure.Endpoint + "/",
                Name = "stub",
                ApiKey = "secret-key",
            },
            Clock()
        );
        Assert.Equal(
            [
                [1, 0, 0],
            ],
            await client.EmbedAsync(["スタッフ"], TestContext.Current.CancellationToken)
        );
        var request = Assert.Single(azure.Server.LogEntries).RequestMessage!;
        Assert.Equal(
            ("POST", $"{azure.Endpoint}/openai/deployments/stub/embeddings?api-version=2024-10-21", "secret-key", false),
            (request.Method, request.AbsoluteUrl, request.Headers!["api-key"][0], request.Headers.ContainsKey("Authorization"))
        );
        azure.IsDown = true;
        Assert.Null(await client.EmbedAsync(["スタッフ"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_sure_answer_is_not_asked_about()
    {
        var composed = await ComposeAsync(Question, Change, Closing);
        Assert.Equal((Outcome.Answered, ModelReasons.Off, 1), (composed.Reply.Outcome, composed.Reason, endpoint.Asked.Count));
    }

    [Theory]
    [MemberData(nameof(Barred))]
    public async Task An_entry_that_fails_a_condition_is_not_offered(string question, Entry entry) =>
        Assert.Equal(Outcome.NotCovered, (await ComposeAsync(question, entry, Closing)).Reply.Outcome);

    public static TheoryData<string, Entry> Barred =>
        new()
        {
            { Strange, Change with { Status = EntryStatus.Unconfirmed } },
            { Strange, Change with { Status = EntryStatus.Superseded } },
            { Strange, Change with { ValidUntil = new DateOnly(2025, 3, 31) } },
            { Strange, Change with { Jurisdiction = "福岡市" } },
        };

    [Fact]
    public async Task An_entry_of_another_service_is_not_offered()
    {
        const string Asked = "訪問看護のスタッフ交代を市へ知らせる締切";
        Assert.Equal(ModelReasons.Widened, (await ComposeAsync(Asked, Change with { Services = ["訪問看護"] }, Closing)).Reason);
        Assert.Equal(ModelReasons.Off, (await ComposeAsync(Asked, Change with { Services = ["通所介護"] }, Closing)).Reason);
    }

    [Fact]
    public async Task Candidates_of_the_words_are_put_in_order_and_their_best_stays()
    {
        Entry[] entries =
        [
            .. new[] { "廃止届の期限", "再開届の期限", "変更届の期限" }.Select(
                (q, at) => Change with { Id = "e" + at, Question = q, Answer = Rule + at }
            ),
        ];
        const string Asked = "届の期限";
        var before = Ask(Asked, entries);
        Assert.Equal(Outcome.Candidates, before.Outcome);
        var composed = await ComposeAsync(Asked, entries);
        Assert.Equal("変更届の期限", composed.Reply.Choices[0]);
        Assert.Contains(before.Choices[0], composed.Reply.Choices);
    }

    [Fact]
    public async Task Personal_data_is_masked_or_not_sent()
    {
        await ComposeAsync("事業所番号4070123456です。" + Strange, Change);
        Assert.Equal("＊" + Strange, endpoint.Asked[^1][0]);
        var sent = endpoint.Asked.Count;
        using var composer = Composer([Change]);
        await composer.FillAsync(TestContext.Current.CancellationToken);
        await composer.ComposeAsync(Strange + " 090-1234-5678", Ask(Strange, Change), "ja", Today, TestContext.Current.CancellationToken);
        Assert.Equal(sent + 1, endpoint.Asked.Count); // the filling alone
    }

    [Fact]
    public async Task An_endpoint_that_is_down_changes_nothing()
    {
        using var composer = Composer([Change]);
        Assert.True(await composer.FillAsync(TestContext.Current.CancellationToken));
        endpoint.IsDown = true;
        var reply = Ask(Strange, Change);
        Assert.Same(reply, (await composer.ComposeAsync(Strange, reply, "ja", Today, TestContext.Current.CancellationToken)).Reply);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("{\"data\":[]}")]
    [InlineData("{\"data\":[{\"index\":0,\"embedding\":[]}]}")]
    [InlineData("{\"data\":[{\"index\":7,\"embedding\":[1,0,0]}]}")]
    [InlineData("{\"data\":[{\"index\":0,\"embedding\":[0,0,0]}]}")]
    [InlineData("{\"data\":[{\"index\":0,\"embedding\":[1,0]}]}")]
    [InlineData("{\"data\":[null]}")]
    public async Task Vectors_that_are_none_change_nothing(string body)
    {
        using var composer = Composer([Change]);
        await composer.FillAsync(TestContext.Current.CancellationToken);
        endpoint.Bend = _ => body;
        var reply = Ask(Strange, Change);
        Assert.Same(reply, (await composer.ComposeAsync(Strange, reply, "ja", Today, TestContext.Current.CancellationToken)).Reply);
    }

    [Fact]
    public async Task Vectors_come_in_batches_are_kept_by_what_an_entry_says_and_go_with_it()
    {
        List<Entry> entries = [.. Enumerable.Range(0, 5).Select(at => Change with { Id = "e" + at, Question = "変更届" + at })];
        using var composer = Composer(entries, batch: 2);
        Assert.False(composer.MayCompose(Ask(Strange, Change)));
        Assert.True(await composer.FillAsync(TestContext.Current.CancellationToken));
        Assert.Equal([2, 2, 1], endpoint.Asked.Select(a => a.Count));
        Assert.True(composer.MayCompose(Ask(Strange, Change)));

        entries[0] = entries[0] with { Owner = "another", Status = EntryStatus.Unconfirmed };
        entries[1] = entries[1] with { Answer = "変わりました。" };
        Assert.True(await composer.FillAsync(TestContext.Current.CancellationToken));
        Assert.Equal("変更届1\n変わりました。", Assert.Single(endpoint.Asked[^1]));
        endpoint.IsDown = true;
        Assert.True(await composer.FillAsync(TestContext.Current.CancellationToken));
        entries[2] = entries[2] with { Answer = "また変わりました。" };
        Assert.False(await composer.FillAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose() => endpoint.Dispose();

    private async Task<Composition> ComposeAsync(string question, params Entry[] entries)
    {
        using var composer = Composer(entries);
        await composer.FillAsync(TestContext.Current.CancellationToken);
        return await composer.ComposeAsync(question, Ask(question, entries), "ja", Today, TestContext.Current.CancellationToken);
    }

    private WideningComposer Composer(IReadOnlyList<Entry> entries, int batch = 32) =>
        new(
            new EmbeddingOptions
            {
                Endpoint = endpoint.Endpoint,
                Name = "stub",
                Batch = batch,
                Least = 0.8f,
            },
            new AnswerOptions(),
            () => KnowledgeBase.Build(entries),
            new ExtractiveComposer(),
            new BudgetOfOneProcess(1000, 1_000_000, Clock()),
            Clock()
        );
}
