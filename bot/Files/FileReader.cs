using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Files;

/// <summary>Opens files that are there: for the office by submission, for the person by conversation.</summary>
public sealed class FileReader(IStore store, ColumnProtector protector)
{
    /// <summary>A file of a submission, or null when it is not there (any more).</summary>
    public async Task<OpenedFile?> OfSubmissionAsync(string reference, Guid id, CancellationToken cancellationToken) =>
        Opened(
            await store.ReadAsync(
                (db, stop) =>
                    db.Files.SingleOrDefaultAsync(
                        f =>
                            f.Id == id
                            && f.Status == FileStatus.Stored
                            && db.Submissions.Any(s => s.Id == f.SubmissionId && s.Reference == reference),
                        stop
                    ),
                cancellationToken
            )
        );

    /// <summary>A file of a message of a conversation, or null when it is not there (any more).</summary>
    public async Task<OpenedFile?> OfConversationAsync(ConversationPlace place, string messageId, CancellationToken cancellationToken)
    {
        var conversation = ConversationKeys.Of(protector, place.Channel, place.Account, place.ConversationId);
        var key = ConversationKeys.OfMessage(protector, place.Channel, place.Account, messageId);
        return Opened(
            await store.ReadAsync(
                (db, stop) =>
                    db.Files.FirstOrDefaultAsync(
                        f => f.ConversationKey == conversation && f.MessageKey == key && f.Status == FileStatus.Stored,
                        stop
                    ),
                cancellationToken
            )
        );
    }

    /// <summary>How many files are here and were looked at by nobody yet.</summary>
    public Task<int> UnscreenedAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(
            (db, stop) => db.Files.CountAsync(f => f.Status == FileStatus.Wanted && f.Code == StoredFile.Unscreened, stop),
            cancellationToken
        );

    private OpenedFile? Opened(StoredFile? file) =>
        file?.Content is null
            ? null
            : new OpenedFile(file.Id, file.MediaType, protector.Reveal(StoredFile.ContentColumn, file.Id.ToString("N"), file.Content));
}

/// <summary>A file as somebody may have it.</summary>
public sealed record OpenedFile(Guid Id, string? MediaType, byte[] Content);

/// <summary>A conversation by the names its channel has for it.</summary>
public sealed record ConversationPlace(string Channel, string Account, string ConversationId);
