using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Surroundings;

/// <summary>Whether a person said that nothing is to be answered on the telephone they wrote with (LINEは見られる): then it is not announced
/// there, and they read it when they come back.</summary>
internal static class ReplyPlace
{
    public static async Task<bool> IsUnwantedAsync(ChannelsDb db, ColumnProtector protector, Submission submission, CancellationToken stop)
    {
        if (submission.WordKey is null)
            return false; // without a word nobody could come back to it
        var said = await db
            .CaseMessages.AsNoTracking()
            .Where(m => m.SubmissionId == submission.Id && !m.IsStaff && m.WriterKey == null && m.Text != null)
            .ToListAsync(stop);
        using var answers = submission.Answers is { } kept
            ? JsonDocument.Parse(protector.Reveal(Submission.AnswersColumn, submission.Id.ToString("N"), kept))
            : null;
        return ContactFacts
            .In(answers?.RootElement, said.Select(m => (protector.RevealText(CaseMessage.TextColumn, m.Id.ToString("N"), m.Text!), m.At)))
            .Any(f => f.Kind is ContactFacts.NoReplyHere);
    }
}
