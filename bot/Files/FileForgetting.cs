using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Files;

/// <summary>The bytes go and where they came from; that there was a file remains.</summary>
internal sealed class FileForgetting : IForget, IExpire
{
    public IReadOnlyList<SealedColumn> Columns { get; } =
    [
        SealedColumn.Of<StoredFile, Guid>(StoredFile.SourceColumn, f => f.Source, f => f.Id, f => f.Id.ToString("N")),
        SealedColumn.Of<StoredFile, Guid>(StoredFile.ContentColumn, f => f.Content, f => f.Id, f => f.Id.ToString("N")),
    ];

    public Task MessageAsync(ChannelsDb db, ForgottenMessage message, CancellationToken stop) =>
        EraseAsync(db.Files.Where(f => f.ConversationKey == message.ConversationKey && f.MessageKey == message.Key), stop);

    /// <summary>What a submission took belongs to the submission.</summary>
    public Task ConversationAsync(ChannelsDb db, string conversationKey, CancellationToken stop) =>
        EraseAsync(db.Files.Where(f => f.ConversationKey == conversationKey && f.SubmissionId == null), stop);

    public Task SubmissionAsync(ChannelsDb db, Guid submission, CancellationToken stop) =>
        EraseAsync(db.Files.Where(f => f.SubmissionId == submission), stop);

    /// <inheritdoc/>
    public Task RemoveAsync(ChannelsDb db, IReadOnlyCollection<Guid> submissions, CancellationToken stop) =>
        db.Files.Where(f => f.SubmissionId != null && submissions.Contains(f.SubmissionId.Value)).ExecuteDeleteAsync(stop);

    /// <summary>Files that no submission took, and addresses whose time is over.</summary>
    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var draft = now - keep.Draft;
        yield return Expiries.Delete(db => db.Files.Where(f => f.SubmissionId == null && f.CreatedAt < draft).OrderBy(f => f.CreatedAt));
        yield return Expiries.Delete(db => db.FileAddresses.Where(a => a.ExpiresAt < now).OrderBy(a => a.ExpiresAt));
    }

    private static Task EraseAsync(IQueryable<StoredFile> files, CancellationToken stop) =>
        files.ExecuteUpdateAsync(
            set =>
                set.SetProperty(f => f.Status, FileStatus.Erased)
                    .SetProperty(f => f.Content, (ProtectedBytes?)null)
                    .SetProperty(f => f.Source, (ProtectedBytes?)null)
                    .SetProperty(f => f.Sha256, (string?)null)
                    .SetProperty(f => f.LeaseToken, (Guid?)null),
            stop
        );
}
