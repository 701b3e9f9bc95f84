using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;

namespace Channels.Bot.Submissions;

/// <summary>Keeps a person's own words with their case, sealed.</summary>
internal static class CaseWords
{
    /// <param name="writer">Pseudonym of the conversation of somebody else whom the case concerns; null: of its own person.</param>
    public static void Add(
        ChannelsDb db,
        ColumnProtector protector,
        Guid submission,
        string text,
        DateTimeOffset now,
        string? writer = null
    )
    {
        var id = Guid.CreateVersion7(now);
        db.CaseMessages.Add(
            new CaseMessage
            {
                Id = id,
                SubmissionId = submission,
                IsStaff = false,
                WriterKey = writer,
                Text = protector.Protect(CaseMessage.TextColumn, id.ToString("N"), text),
                At = now,
            }
        );
    }
}
