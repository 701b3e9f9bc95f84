using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Delivery.Alerts;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Confirming;

/// <summary>A report of care whose stamps the requesting member disputes is one they see otherwise, before they are asked.</summary>
internal sealed class ReportDisputes(AlertIntake alerts)
{
    /// <returns>False: it was answered, or is gone.</returns>
    public async Task<bool> PutAsync(ChannelsDb db, Guid submission, DateTimeOffset now, CancellationToken stop)
    {
        var about =
            db.Submissions.Local.FirstOrDefault(s => s.Id == submission)
            ?? await db.Submissions.FirstOrDefaultAsync(s => s.Id == submission, stop);
        if (about is null)
            return false;
        var row =
            db.Set<Confirmation>().Local.FirstOrDefault(c => c.SubmissionId == submission && c.Revision == about.Revision)
            ?? await db.Set<Confirmation>().FirstOrDefaultAsync(c => c.SubmissionId == submission && c.Revision == about.Revision, stop);
        if (row is not { State: ConfirmationState.Due or ConfirmationState.Asked or ConfirmationState.Unconfirmed })
            return false;
        (row.State, row.AnsweredAt, row.WakeAt) = (ConfirmationState.Differs, now, null);
        AuditLog.Add(db, now, Actor.Bot, "report.differs", about.Reference, $"revision={about.Revision} stamps");
        alerts.Add(db, new RaiseAlert(ReportAnswers.Differs, about.Reference, about.Procedure, about.Route), about.ConversationKey);
        return true;
    }
}
