using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Surroundings;

/// <summary>How the person of a case said they must or must not be reached: in its answers, and in what they wrote beside it.</summary>
internal static class ToldContacts
{
    public static async Task<IReadOnlyList<ContactFact>> OfAsync(
        ChannelsDb db,
        ColumnProtector protector,
        Guid submission,
        JsonElement? answers,
        CancellationToken stop
    )
    {
        var said = await db
            .CaseMessages.AsNoTracking()
            .Where(m => m.SubmissionId == submission && !m.IsStaff && m.WriterKey == null)
            .OrderBy(m => m.At)
            .ToListAsync(stop);
        return ContactFacts.In(
            answers,
            said.Where(m => m.Text is not null)
                .Select(m => (protector.RevealText(CaseMessage.TextColumn, m.Id.ToString("N"), m.Text!), m.At))
        );
    }
}
