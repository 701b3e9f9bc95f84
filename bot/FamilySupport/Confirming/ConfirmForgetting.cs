using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Erasure;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Confirming;

/// <summary>
/// A confirmation goes with its report. Of a report that is forgotten it remains that somebody confirmed it; of a conversation that is
/// forgotten, what was answered and not where. What its member wrote is among the messages of the case.
/// </summary>
internal sealed class ConfirmForgetting : IForget
{
    public IReadOnlyList<SealedColumn> Columns { get; } =
    [SealedColumn.Of<Confirmation, Guid>(Confirmation.NoteColumn, c => c.Note, c => c.Id, c => c.Id.ToString("N"))];

    public Task ConversationAsync(ChannelsDb db, string conversationKey, CancellationToken stop) =>
        db.Set<Confirmation>()
            .Where(c => c.ConversationKey == conversationKey)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ConversationKey, (string?)null), stop);

    public async Task SubmissionAsync(ChannelsDb db, Guid submission, CancellationToken stop)
    {
        await ConfirmIntake.EndAsync(db, submission, stop);
        await db.Set<Confirmation>()
            .Where(c => c.SubmissionId == submission)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(c => c.Note, (ProtectedBytes?)null)
                        .SetProperty(c => c.Requester, (string?)null)
                        .SetProperty(c => c.ConversationKey, (string?)null),
                stop
            );
    }

    public async Task RemoveAsync(ChannelsDb db, IReadOnlyCollection<Guid> submissions, CancellationToken stop) =>
        await db.Set<Confirmation>().Where(c => submissions.Contains(c.SubmissionId)).ExecuteDeleteAsync(stop);
}
