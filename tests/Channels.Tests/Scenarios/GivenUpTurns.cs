using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Simulator;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Channels.Webhooks;
using Channels.Webhooks.Verbs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Channels.Tests.Scenarios;

/// <summary>A message that cannot be worked on: its person hears one calm sentence, and somebody is told.</summary>
public sealed class GivenUpTurns
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ja", "申し訳ありません", "093-000-0000 にお電話ください")]
    [InlineData("en", "Sorry, something is wrong on our side", "please call 093-000-0000")]
    public async Task The_person_hears_one_sentence_in_their_language_and_the_desk_one_alert(string language, string sorry, string call)
    {
        await using var app = await StartAsync(new Fragile(language), ("Turns:MaxAttempts", "1"), ("Office:Phone", "093-000-0000"));
        var hanako = app.Line.Hanako;
        await SayAsync(app, "hello");
        await SayAsync(app, "poison");

        var heard = app.Line.Transcript(hanako)[^1];
        Assert.Contains(sorry, heard.Text, StringComparison.Ordinal);
        Assert.Contains(call, heard.Text, StringComparison.Ordinal);
        var alert = Assert.Single(await app.Api.ReplyAsync<List<AlertReply>>("/api/v1/alerts"));
        Assert.Equal("turn-failed", alert.Kind);
        var letter = Assert.Single(await app.Api.ReplyAsync<List<DeadLetterReply>>("/api/v1/dead-letters"));
        var key = await app.Store.ReadAsync((db, stop) => db.Conversations.Select(c => c.Key).SingleAsync(stop), Stop);
        Assert.Equal(("event", "turn.failed", key, null), (letter.Kind, letter.Code, letter.Conversation, letter.Reference));
        var ready = await app.Http.GetFromJsonAsync<JsonElement>("/health/ready");
        Assert.Equal(1, ready.GetProperty("turnsGivenUp").GetInt32());
        var (code, status) = await StatusAsync(app);
        Assert.Equal(1, code);
        Assert.Contains("1 conversations in which a message was given up", status, StringComparison.Ordinal);

        // Tried again in vain it is not said again; the next message has its turn.
        (await app.Api.PostAsync($"/api/v1/dead-letters/{letter.Id}/redrive", null, Stop)).EnsureSuccessStatusCode();
        await app.RunUntilIdleAsync();
        Assert.Single(app.Line.Transcript(hanako), b => b.Text?.Contains(sorry, StringComparison.Ordinal) is true);
        Assert.Single(await app.Api.ReplyAsync<List<AlertReply>>("/api/v1/alerts"));
        await SayAsync(app, "fine");
        Assert.Equal("fine", app.Line.Transcript(hanako)[^1].Text);
    }

    [Fact]
    public async Task Without_a_number_in_the_settings_the_sentence_names_none()
    {
        await using var app = await StartAsync(new Fragile("ja"), ("Turns:MaxAttempts", "1"));
        await SayAsync(app, "poison");

        var text = app.Line.Transcript(app.Line.Hanako)[^1].Text!;
        Assert.Contains("もう一度書くか", text, StringComparison.Ordinal);
        // What everybody may call is said all the same.
        Assert.Contains("119", text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            text.Replace("119", "", StringComparison.Ordinal).Replace("110", "", StringComparison.Ordinal),
            char.IsAsciiDigit
        );
    }

    [Fact]
    public async Task An_event_that_ends_the_process_each_time_is_given_up_without_being_run_or_read()
    {
        await using var app = await StartAsync(new Fragile("ja"), ("Turns:MaxAttempts", "3"));
        await SayAsync(app, "hello");
        await app.Line.SayAsync(app.Line.Hanako, "fine");
        await app.Store.WriteAsync(
            async (db, stop) =>
                Written.Keep(
                    await db
                        .Inbox.Where(e => e.Status == InboxStatus.Open)
                        .ExecuteUpdateAsync(set => set.SetProperty(e => e.Attempts, 3), stop)
                ),
            Stop
        );
        await app.RunUntilIdleAsync();

        Assert.Equal("turn.killed", Assert.Single(await app.Api.ReplyAsync<List<DeadLetterReply>>("/api/v1/dead-letters")).Code);
        var heard = app.Line.Transcript(app.Line.Hanako)[^1];
        Assert.Contains("申し訳ありません", heard.Text, StringComparison.Ordinal);
        Assert.Equal(ApiKind.Push, heard.Via);
        Assert.Equal("turn-failed", Assert.Single(await app.Api.ReplyAsync<List<AlertReply>>("/api/v1/alerts")).Kind);
    }

    private static Task<ChannelsApp> StartAsync(ITurnStep step, params (string Key, string Value)[] settings) =>
        ChannelsApp.StartAsync(
            settings
                .Append(("Turns:Enabled", "false"))
                .Append(("Delivery:Enabled", "false"))
                .ToDictionary(s => s.Item1, s => s.Item2, StringComparer.Ordinal),
            step: step
        );

    private static async Task<(int Code, string Said)> StatusAsync(ChannelsApp app)
    {
        using var output = new StringWriter();
        var folder = app.Get<IOptions<DatabaseOptions>>().Value.Folder;
        var code = await CommandLine.RunAsync(
            ["status", $"--Database:Folder={folder}"],
            settings => Program.Build(settings),
            new Terminal(TextReader.Null, output, output)
        );
        return (code, output.ToString());
    }

    private static async Task SayAsync(ChannelsApp app, string text)
    {
        await app.Line.SayAsync(app.Line.Hanako, text);
        await app.RunUntilIdleAsync();
    }

    /// <summary>Says what it hears, in a language, and breaks at one word.</summary>
    private sealed class Fragile(string language) : ITurnStep
    {
        public TurnResult Step(ConversationState state, Activity input, TurnContext context) =>
            input.Text == "poison"
                ? throw new InvalidOperationException("on purpose")
                : new TurnResult(state with { Language = language }, [Activity.Message(input.Text ?? "")], []);
    }
}
