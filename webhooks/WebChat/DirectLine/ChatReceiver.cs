using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Intake;
using Channels.Bot.Protection;
using Channels.Bot.Telemetry;
using Channels.Bot.Transcripts;
using Channels.Webhooks.Simulator;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// Takes what a person says: echo in the log, event in the inbox and files, in one transaction; then the request is answered.
/// The turn comes afterwards, on any node. The same posting again is the same line.
/// </summary>
internal sealed class ChatReceiver(ActivityLog log, Inbox inbox, ColumnProtector protector, ChannelsMeter meter, TimeProvider clock)
{
    /// <returns>The activity's id.</returns>
    public async Task<string> TakeAsync(
        ChatSession session,
        PostedActivity posted,
        IReadOnlyList<UploadedFile> files,
        CancellationToken cancellationToken
    )
    {
        var key = WebChatChannel.KeyOf(protector, session.ConversationId);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var line = new NewLine(
            "in/" + protector.Pseudonym("posting", posted.ClientId is { } own ? "client\n" + own : "own\n" + id.ToString("N")),
            posted.ToLine(session.UserId, files),
            id
        );
        var added = await log.WriteAsync(key, (db, stop) => StoreAsync(db, session, key, posted, files, line, stop), cancellationToken);
        if (added.IsNew)
        {
            inbox.Ring();
            meter.InboundEvents.Add(1, new KeyValuePair<string, object?>("channel", WebChatChannel.ChannelName));
        }

        return added.Id.ToString("N");
    }

    /// <summary>Lets the conversation begin: the bot hears that somebody has come, once.</summary>
    /// <returns>Whether it began now.</returns>
    public async Task<bool> BeginAsync(ChatSession session, CancellationToken cancellationToken)
    {
        var key = WebChatChannel.KeyOf(protector, session.ConversationId);
        var joined = new ReceivedEvent(
            WebChatChannel.ChannelName,
            WebChatOptions.Account,
            "join/" + key,
            session.ConversationId,
            null,
            session.Begun.ToUnixTimeMilliseconds(),
            WebChatEvent.Write(session.ConversationId, WebChatEvent.Join(session.Procedure, session.Language, session.Begun, session.Entry))
        );
        var isNew = await log.WriteAsync(key, async (db, stop) => Written.Keep(await inbox.AddAsync(db, joined, stop)), cancellationToken);
        if (isNew)
            inbox.Ring();
        return isNew;
    }

    /// <summary>Says something in the bot's name beside the dialog (a file that could not be taken, and why).</summary>
    public Task SayAsync(ChatSession session, string text, CancellationToken cancellationToken)
    {
        var body = WebChatRenderer.Notice(text);
        var key = "note/" + Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        return log.AppendAsync(WebChatChannel.KeyOf(protector, session.ConversationId), [new NewLine(key, body)], cancellationToken);
    }

    private async Task<Written<AddedLine>> StoreAsync(
        ChannelsDb db,
        ChatSession session,
        string key,
        PostedActivity posted,
        IReadOnlyList<UploadedFile> files,
        NewLine line,
        CancellationToken stop
    )
    {
        var added = await log.AddAsync(db, key, line, stop);
        if (!added.IsNew)
            return Written.Keep(added);
        foreach (var file in files)
            db.Files.Add(Row(file, key, added.At));
        await db.SaveChangesAsync(stop);
        var id = added.Id.ToString("N");
        var raw = WebChatEvent.Write(session.ConversationId, posted.ToActivity(id, added.At, files));
        await inbox.AddAsync(
            db,
            new ReceivedEvent(
                WebChatChannel.ChannelName,
                WebChatOptions.Account,
                id,
                session.ConversationId,
                id,
                added.At.ToUnixTimeMilliseconds(),
                raw
            ),
            stop
        );
        return Written.Keep(added);
    }

    private StoredFile Row(UploadedFile file, string conversationKey, DateTimeOffset at) =>
        new()
        {
            Id = file.Id,
            ConversationKey = conversationKey,
            Channel = WebChatChannel.ChannelName,
            Account = WebChatOptions.Account,
            MessageKey = ConversationKeys.OfMessage(protector, WebChatChannel.ChannelName, WebChatOptions.Account, file.Id.ToString("N")),
            Content = protector.Protect(StoredFile.ContentColumn, file.Id.ToString("N"), file.Content),
            MediaType = file.MediaType,
            Size = file.Content.Length,
            Status = FileStatus.Stored,
            DueAt = at,
            CreatedAt = at,
        };
}
