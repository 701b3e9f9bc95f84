using System.Text.Json;
using Channels.Bot.Conversations;
using Channels.Bot.Data.Rows;
using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Examples;
using Channels.Bot.Dialogs.Topics;
using Channels.Bot.Protection;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Microsoft.EntityFrameworkCore;
using StoredConversation = Channels.Bot.Data.Rows.Conversation;

namespace Channels.Tests.Procedures;

/// <summary>The examples of web chat through Direct Line, as its page speaks it. One host for all of them.</summary>
public sealed class DirectLineExamples(LineExamples.Host host) : ExampleDoor, IClassFixture<LineExamples.Host>, IDisposable
{
    private DirectLineDoor door = null!;
    private HashSet<string> before = [];
    private int heard;

    public static TheoryData<string, string> Examples() => ExamplesOf("webchat");

    internal override string Heard => string.Join('\n', door.Replies.Skip(heard).Select(a => a.Said));

    [Theory]
    [MemberData(nameof(Examples))]
    public Task An_example_goes_as_written(string procedure, string file) => PlayAsync(Scripts(procedure).Single(s => s.File == file));

    public void Dispose() => door?.Dispose();

    internal override async Task BeginAsync(ExampleScript script)
    {
        host.Clock.Now = script.Clock.ToUniversalTime();
        before = [.. (await ConversationsAsync()).Select(c => c.Key)];
        door = await DirectLineDoor.OpenAsync(host.App, language: script.Language);
        await host.App.RunUntilIdleAsync();
    }

    internal override void Pass(TimeSpan time) => host.Clock.Now += time;

    internal override async Task SayAsync(string text)
    {
        await door.PollAsync();
        heard = door.Replies.Count;
        await door.SayAsync(text);
        await host.App.RunUntilIdleAsync();
        await door.PollAsync();
    }

    internal override Task PhotoAsync(string name) => throw new NotSupportedException();

    internal override Task StickerAsync() => throw new NotSupportedException("A page has no stickers.");

    internal override Task LocationAsync(string place) => throw new NotSupportedException();

    internal override Task UnsendAsync(string text) => throw new NotSupportedException("A page takes nothing back.");

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
            (db, stop) => db.Submissions.Where(s => s.ConversationKey == key && !s.IsInterim).ToListAsync(stop),
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

    private Task<List<StoredConversation>> ConversationsAsync() =>
        host.App.Store.ReadAsync((db, stop) => db.Conversations.ToListAsync(stop), CancellationToken.None);

    private async Task<StoredConversation> ConversationAsync() => (await ConversationsAsync()).Single(c => !before.Contains(c.Key));
}
