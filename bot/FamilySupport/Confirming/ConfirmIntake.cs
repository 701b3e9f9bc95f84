using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Reports;
using Channels.Bot.Submissions.Following;
using Channels.Bot.Submissions.Life;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Confirming;

/// <summary>Each edition of a report begins with a row here, in the transaction in which it is handed in; whatever was said of the edition
/// before holds no more.</summary>
internal sealed class ConfirmIntake(FeeOptions options) : ISubmissionFollower
{
    public async Task HandedInAsync(ChannelsDb db, NewEdition edition, CancellationToken stop)
    {
        if (edition.Procedure is not ReportedUse.Procedure)
            return;
        if (edition.Revision > 1)
            await EndAsync(db, edition.SubmissionId, stop);
        var why =
            edition.IsFromPaper ? WhyUnasked.Paper
            : options.Confirming.Asks ? null
            : WhyUnasked.Off;
        db.Add(
            new Confirmation
            {
                Id = Guid.CreateVersion7(edition.At),
                SubmissionId = edition.SubmissionId,
                Reference = edition.Reference,
                Revision = edition.Revision,
                State = why is null ? ConfirmationState.Due : ConfirmationState.Unasked,
                Why = why,
                At = edition.At,
                WakeAt = why is null ? ReturnPlan.Civil(edition.At + options.Confirming.AskAfter) : null,
            }
        );
    }

    public Task WithdrawnAsync(ChannelsDb db, Guid submission, CancellationToken stop) => EndAsync(db, submission, stop);

    public Task<bool> DisputesAsync(ChannelsDb db, Guid submission, int revision, CancellationToken stop) =>
        db.Set<Confirmation>()
            .AnyAsync(c => c.SubmissionId == submission && c.Revision == revision && c.State == ConfirmationState.Differs, stop);

    /// <summary>Nobody is asked any more about what was not answered.</summary>
    internal static Task EndAsync(ChannelsDb db, Guid submission, CancellationToken stop) =>
        db.Set<Confirmation>()
            .Where(c =>
                c.SubmissionId == submission
                && (
                    c.State == ConfirmationState.Due
                    || c.State == ConfirmationState.Unasked
                    || c.State == ConfirmationState.Asked
                    || c.State == ConfirmationState.Unconfirmed
                )
            )
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.State, ConfirmationState.Ended).SetProperty(c => c.WakeAt, (DateTimeOffset?)null),
                stop
            );
}
