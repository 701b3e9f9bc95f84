using Channels.Bot.Data;
using Channels.Bot.Data.Rows;

namespace Channels.Bot.Audit;

/// <summary>The one hand that writes the audit: an entry belongs to the transaction in which the thing itself becomes true.</summary>
public static class AuditLog
{
    /// <summary>Adds an entry; the caller saves.</summary>
    /// <param name="db">The context of the transaction.</param>
    /// <param name="now">The instant, UTC.</param>
    /// <param name="actor">Who.</param>
    /// <param name="action">Stable code, for example <c>submission.accepted</c>.</param>
    /// <param name="subject">What it is about: a reference number or a pseudonym.</param>
    /// <param name="detail">Ids and codes only, or null.</param>
    /// <param name="id">Of an entry there is once only, whoever writes it; null: a new one.</param>
    public static void Add(
        ChannelsDb db,
        DateTimeOffset now,
        Actor actor,
        string action,
        string subject,
        string? detail = null,
        Guid? id = null
    ) =>
        db.Audit.Add(
            new AuditEntry
            {
                Id = id ?? Guid.CreateVersion7(now),
                At = now,
                Actor = actor.Name,
                Action = action,
                Subject = subject,
                Detail = detail,
            }
        );
}
