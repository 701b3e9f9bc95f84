using System.Text.Json;
using Channels.Bot.Conversations;
using Channels.Bot.Data.Rows;
using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Examples;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Bot.Protection;
using Channels.Simulator;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Microsoft.EntityFrameworkCore;
using StoredConversation = Channels.Bot.Data.Rows.Conversation;

namespace Channels.Tests.Procedures;

/// <summary>The examples through the signed webhook of LINE, the answers read off the emulated phone. One host for all of them.</summary>
public sealed class LineExamples(LineExamples.Host host) : ExampleDoor, IClassFixture<LineExamples.Host>
{
    private readonly Dictionary<string, string> messageIds = [];
    private EmulatedUser who = null!;
    private HashSet<string> seen = [];

    public static TheoryData<string, string> Examples() => ExamplesOf("line");

    internal override string Heard =>
        string.Join('\n', host.App.Line.Transcript(who).Where(b => b.FromBot && !seen.Contains(b.Id)).Select(b => b.Text));

    [Theory]
    [MemberData(nameof(Examples))]
    public Task An_example_goes_as_written(string procedure, string file) => PlayAsync(Scripts(procedure).Single(s => s.File == file));

    internal override async Task BeginAsync(ExampleScript script)
    {
        host.Clock.Now = script.Clock.ToUniversalTime();
        who = host.App.Line.Platform.AddUser("ためし");
        if (script.Language != Languages.Japanese)
            await SayAsync(DialogWords.Default.Say(script.Language, Phrase.LanguageName)); // as a person would
    }

    internal override void Pass(TimeSpan time) => host.Clock.Now += time;

    internal override Task SayAsync(string text) =>
        DoAsync(async () => messageIds[text] = (await host.App.Line.SayAsync(who, text)).MessageId!);

    internal override Task PhotoAsync(string name) => DoAsync(() => host.App.Line.PhotoAsync(who));

    internal override Task StickerAsync() => DoAsync(() => host.App.Line.StickerAsync(who));

    internal override Task LocationAsync(string place) =>
        DoAsync(() => host.App.Line.PhoneOf(who).LocationAsync(place, place, 33.88, 130.87));

    internal override Task UnsendAsync(string text) => DoAsync(() => host.App.Line.UnsendAsync(who, messageIds[text]));

    internal override async Task<string?> CurrentFieldAsync()
    {
        var conversation = await ConversationAsync();
        var bytes = host.App.Get<ColumnProtector>().Reveal(StoredConversation.StateColumn, conversation.Key, conversation.State!);
        return
            ConversationStateJson.TryRead(bytes, out var state)
            && state.Session is { } session
            && Talk.Shipped.Find(session.Procedure, session.Version) is { } procedure
            ? FormMoves.Current(procedure, session)?.Field.Id
            : null;
    }

    internal override async Task<IReadOnlyList<JsonElement>> SubmissionsAsync()
    {
        var key = (await ConversationAsync()).Key;
        var rows = await host.App.Store.ReadAsync(
            (db, stop) => db.Submissions.Where(s => s.ConversationKey == key).ToListAsync(stop),
            CancellationToken.None
        );
        return
        [
            .. rows.Select(s =>
                JsonDocument
                    .Parse(host.App.Get<ColumnProtector>().Reveal(Submission.AnswersColumn, s.Id.ToString("N"), s.Answers!))
                    .RootElement
            ),
        ];
    }

    private async Task DoAsync(Func<Task> act)
    {
        seen = [.. host.App.Line.Transcript(who).Select(b => b.Id)];
        await act();
        await host.App.RunUntilIdleAsync();
    }

    /// <summary>The newest conversation is the one of the person who came last.</summary>
    private Task<StoredConversation> ConversationAsync() =>
        host.App.Store.ReadAsync(
            async (db, stop) =>
                (await db.Conversations.ToListAsync(stop)).Single(c =>
                    System.Text.Encoding.UTF8.GetString(
                        host.App.Get<ColumnProtector>().Reveal(StoredConversation.AddressColumn, c.Key, c.Address!)
                    ) == who.UserId
                ),
            CancellationToken.None
        );

    /// <summary>The host with its workers off, on a clock that goes where an example begins.</summary>
    public sealed class Host : IAsyncLifetime
    {
        internal ChannelsApp App { get; private set; } = null!;

        internal AnyClock Clock { get; } = new();

        public async ValueTask InitializeAsync() =>
            App = await ChannelsApp.StartAsync(
                new Dictionary<string, string> { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" },
                Clock,
                line: await EmulatedLine.StartAsync(Clock)
            );

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }

    /// <summary>Tells the time it is given; timers run as they do.</summary>
    internal sealed class AnyClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
