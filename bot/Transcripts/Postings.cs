using System.Security.Cryptography;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Files;
using Channels.Bot.Intake;
using Channels.Bot.Protection;

namespace Channels.Bot.Transcripts;

/// <summary>
/// Takes what somebody says on a channel whose conversation is kept here: echo in the log, files and event in the inbox, in one
/// transaction. The same posting again is the same line.
/// </summary>
public sealed class Postings(ActivityLog log, Inbox inbox, ColumnProtector protector, IFileScreening screening, FileBell files)
{
    /// <summary>Stores a posting; the turns hear of it once it is on disk.</summary>
    public async Task<AddedLine> TakeAsync(Posting posting, CancellationToken cancellationToken)
    {
        var added = await log.WriteAsync(posting.ConversationKey, (db, stop) => StoreAsync(db, posting, stop), cancellationToken);
        if (added.IsNew)
            inbox.Ring();
        if (added.IsNew && posting.Files.Count > 0 && screening.IsOn)
            files.Ring();
        return added;
    }

    /// <summary>Stores an event that leaves no line of its own: that somebody has come.</summary>
    /// <returns>Whether it was new.</returns>
    public async Task<bool> NoteAsync(string conversationKey, ReceivedEvent happened, CancellationToken cancellationToken)
    {
        var isNew = await log.WriteAsync(
            conversationKey,
            async (db, stop) => Written.Keep(await inbox.AddAsync(db, happened, stop)),
            cancellationToken
        );
        if (isNew)
            inbox.Ring();
        return isNew;
    }

    private async Task<Written<AddedLine>> StoreAsync(ChannelsDb db, Posting posting, CancellationToken stop)
    {
        var added = await log.AddAsync(db, posting.ConversationKey, posting.Line, stop);
        if (!added.IsNew)
            return Written.Keep(added);
        var happened = posting.EventOf(added);
        foreach (var file in posting.Files)
            db.Files.Add(Row(file, posting.ConversationKey, happened, added.At));
        await db.SaveChangesAsync(stop);
        await inbox.AddAsync(db, happened, stop);
        return Written.Keep(added);
    }

    private StoredFile Row(PostedFile file, string conversationKey, ReceivedEvent happened, DateTimeOffset at)
    {
        var key = file.Id.ToString("N");
        return new StoredFile
        {
            Id = file.Id,
            ConversationKey = conversationKey,
            Channel = happened.Channel,
            Account = happened.Account,
            MessageKey = ConversationKeys.OfMessage(protector, happened.Channel, happened.Account, key),
            Content = protector.Protect(StoredFile.ContentColumn, key, file.Content),

            // As the activity names it, and so the answer: whoever is handed the submission finds which answer the file is.
            Source = protector.Protect(StoredFile.SourceColumn, key, $"{happened.Channel}:{key}"),
            MediaType = file.MediaType,
            Size = file.Content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Content)),
            Status = screening.IsOn ? FileStatus.Wanted : FileStatus.Stored,
            Code = screening.IsOn ? StoredFile.Unscreened : null,
            DueAt = at,
            CreatedAt = at,
        };
    }
}

/// <summary>Something said.</summary>
/// <param name="Line">As the log keeps and shows it.</param>
/// <param name="Files">What came with it, looked at and taken.</param>
/// <param name="EventOf">As the turn reads it, once its line has a place and an instant.</param>
public sealed record Posting(string ConversationKey, NewLine Line, IReadOnlyList<PostedFile> Files, Func<AddedLine, ReceivedEvent> EventOf);

/// <summary>A file of a posting.</summary>
public sealed record PostedFile(Guid Id, string MediaType, byte[] Content);
