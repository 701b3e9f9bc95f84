using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Confirming;

/// <summary>The editions of reports that the member of a conversation was asked about; nothing of another member's.</summary>
internal static class AskedEditions
{
    /// <summary>What they say may be about care of so long ago.</summary>
    private static readonly TimeSpan SpokenOf = TimeSpan.FromDays(120);

    private const int MostSpokenOf = 60;

    /// <summary>A question that waits for the morning.</summary>
    private static readonly TimeSpan ToCome = TimeSpan.FromHours(24);

    private const int MostToCome = 12;

    /// <summary>The edition as it is now, if the member of this conversation was asked about it, or is to be asked.</summary>
    public static async Task<(Confirmation Row, Submission About)?> OpenAsync(
        ChannelsDb db,
        string reference,
        string conversationKey,
        ReportQuestions questions,
        CancellationToken stop
    )
    {
        var about = await db
            .Submissions.AsNoTracking()
            .SingleOrDefaultAsync(
                s =>
                    s.Reference == reference
                    && s.Answers != null
                    && s.State != SubmissionState.Withdrawn
                    && s.State != SubmissionState.Erased,
                stop
            );
        if (about is null)
            return null;
        var row = await db.Set<Confirmation>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                c =>
                    c.SubmissionId == about.Id
                    && c.Revision == about.Revision
                    && c.State != ConfirmationState.Ended
                    && (
                        (
                            c.AskedAt != null
                            && db.Set<MemberLink>().Any(l => l.ConversationKey == conversationKey && l.Number == c.Requester)
                        )
                        || c.State == ConfirmationState.Due
                    ),
                stop
            );
        if (row is not { State: ConfirmationState.Due })
            return row is null ? null : (row, about);

        // Whoever speaks of it before its question is who would be asked.
        if (
            about.State is SubmissionState.Returned
            || await questions.WhomAsync(db, about, stop) is not Asked.Member whom
            || whom.Conversation.Key != conversationKey
        )
            return null;
        (row.Requester, row.ConversationKey) = (whom.Number, conversationKey);
        return (row, about);
    }

    /// <summary>What this conversation's member was asked about of late, the oldest first.</summary>
    public static async Task<List<string>> OfLateAsync(ChannelsDb db, string conversationKey, DateTimeOffset now, CancellationToken stop)
    {
        var since = now - SpokenOf;
        var latest = await db.Set<Confirmation>()
            .Where(c =>
                c.AskedAt > since
                && c.State != ConfirmationState.Ended
                && db.Set<MemberLink>().Any(l => l.ConversationKey == conversationKey && l.Number == c.Requester)
            )
            .OrderByDescending(c => c.AskedAt)
            .Take(MostSpokenOf)
            .Select(c => c.Reference)
            .ToListAsync(stop);
        latest.Reverse();

        // Handed in just now, or in the night, by a provider they have met: its question is still to come.
        var lately = now - ToCome;
        var providers = db.Set<MemberPair>()
            .Where(p => db.Set<MemberLink>().Any(l => l.ConversationKey == conversationKey && l.Number == p.Requester))
            .Select(p => p.Provider);
        var writers = db.Set<MemberLink>().Where(l => providers.Contains(l.Number)).Select(l => l.ConversationKey);
        var due = await db.Set<Confirmation>()
            .Where(c =>
                c.State == ConfirmationState.Due
                && c.At > lately
                && db.Submissions.Any(s => s.Id == c.SubmissionId && writers.Contains(s.ConversationKey))
            )
            .OrderByDescending(c => c.At)
            .Take(MostToCome)
            .Select(c => c.Reference)
            .ToListAsync(stop);
        return [.. latest.Concat(due).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>They pressed that something is otherwise, and have not said what.</summary>
    public static bool IsPressed(Confirmation row) => row is { State: ConfirmationState.Differs, WakeAt: not null };

    /// <summary>An answer of theirs is still waited for.</summary>
    public static bool IsWaiting(Confirmation row) =>
        row.State is ConfirmationState.Due or ConfirmationState.Asked or ConfirmationState.Unconfirmed || IsPressed(row);
}
