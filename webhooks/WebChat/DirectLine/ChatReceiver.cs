using Channels.Bot.Intake;
using Channels.Bot.Protection;
using Channels.Bot.Telemetry;
using Channels.Bot.Transcripts;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// Takes what a person says: it is on disk when the request is answered. The turn comes afterwards, on any node. The same posting
/// again is the same line.
/// </summary>
internal sealed class ChatReceiver(ActivityLog log, Postings postings, ColumnProtector protector, ChannelsMeter meter, TimeProvider clock)
{
    /// <returns>The activity's id.</returns>
    public async Task<string> TakeAsync(
        ChatSession session,
        PostedActivity posted,
        IReadOnlyList<UploadedFile> files,
        CancellationToken cancellationToken
    )
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var line = new NewLine(
            "in/" + protector.Pseudonym("posting", posted.ClientId is { } own ? "client\n" + own : "own\n" + id.ToString("N")),
            posted.ToLine(session.UserId, files),
            id
        );
        var posting = new Posting(
            WebChatChannel.KeyOf(protector, session.ConversationId),
            line,
            [.. files.Select(f => new PostedFile(f.Id, f.MediaType, f.Content))],
            added => EventOf(session, posted, files, added)
        );
        var added = await postings.TakeAsync(posting, cancellationToken);
        if (added.IsNew)
            meter.InboundEvents.Add(1, new KeyValuePair<string, object?>("channel", WebChatChannel.ChannelName));
        return added.Id.ToString("N");
    }

    /// <summary>Lets the conversation begin: the bot hears that somebody has come, once.</summary>
    /// <returns>Whether it began now.</returns>
    public Task<bool> BeginAsync(ChatSession session, CancellationToken cancellationToken)
    {
        var key = WebChatChannel.KeyOf(protector, session.ConversationId);
        var joined = new ReceivedEvent(
            WebChatChannel.ChannelName,
            WebChatOptions.Account,
            "join/" + key,
            session.ConversationId,
            null,
            session.Begun.ToUnixTimeMilliseconds(),
            WebChatEvent.Write(session, WebChatEvent.Join(session.Procedure, session.Language, session.Begun, session.Doorway))
        );
        return postings.NoteAsync(key, joined, cancellationToken);
    }

    /// <summary>Says something in the bot's name beside the dialog (a file that could not be taken, and why).</summary>
    public Task SayAsync(ChatSession session, string text, CancellationToken cancellationToken)
    {
        var body = WebChatRenderer.Notice(text);
        var key = "note/" + Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        return log.AppendAsync(WebChatChannel.KeyOf(protector, session.ConversationId), [new NewLine(key, body)], cancellationToken);
    }

    private static ReceivedEvent EventOf(ChatSession session, PostedActivity posted, IReadOnlyList<UploadedFile> files, AddedLine added)
    {
        var id = added.Id.ToString("N");
        return new ReceivedEvent(
            WebChatChannel.ChannelName,
            WebChatOptions.Account,
            id,
            session.ConversationId,
            id,
            added.At.ToUnixTimeMilliseconds(),
            WebChatEvent.Write(session, posted.ToActivity(id, added.At, files))
        );
    }
}
