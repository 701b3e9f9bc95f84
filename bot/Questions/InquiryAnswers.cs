using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Joints;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Questions;

/// <summary>
/// Looks up the answer to an inquiry for the conversation it was handed in from. What is shown is what is in force at that moment:
/// an answer that was taken back since is not.
/// </summary>
public sealed class InquiryAnswers(IStore store, IEnumerable<IEntryTexts> texts, TimeProvider clock) : ILookup<OpenInquiry>
{
    public async Task<object?> FindAsync(OpenInquiry asked, Asker asker, CancellationToken stop) =>
        await OpenAsync(asked.Reference, asker.ConversationKey, asker.Language, stop);

    public async Task<InquiryOpening> OpenAsync(
        string reference,
        string conversationKey,
        string language,
        CancellationToken cancellationToken
    )
    {
        var documents = await store.ReadAsync((db, stop) => FindAsync(db, reference, conversationKey, stop), cancellationToken);
        if (documents is null)
            return new InquiryOpening(reference, IsKnown: false, null);
        var day = JapanTime.DayOf(clock.GetUtcNow());
        var written = documents.SelectMany(d => texts.Select(t => t.Write(d, language, day))).OfType<string>().ToList();
        return new InquiryOpening(reference, IsKnown: true, written.Count == 0 ? null : string.Join("\n\n", written));
    }

    /// <summary>Documents of the entries in force that answer it; null when it is not this conversation's.</summary>
    private static async Task<List<string>?> FindAsync(ChannelsDb db, string reference, string conversationKey, CancellationToken stop)
    {
        if (await db.Submissions.SingleOrDefaultAsync(s => s.Reference == reference, stop) is not { } submission)
            return null;
        var isOwn =
            submission.ConversationKey == conversationKey
            || await db.Conversations.AnyAsync(c => c.Key == submission.ConversationKey && c.NotifyKey == conversationKey, stop);
        if (!isOwn)
            return null;
        var entries = await db.EntryVersions.Where(v => v.Inquiry == reference).Select(v => v.EntryId).Distinct().ToListAsync(stop);
        var versions = await db
            .EntryVersions.Where(v => entries.Contains(v.EntryId))
            .OrderBy(v => v.Version)
            .Select(v => new
            {
                v.EntryId,
                v.Status,
                v.Inquiry,
                v.IsLive,
                v.Id,
            })
            .ToListAsync(stop);
        var live = versions
            .GroupBy(v => v.EntryId, StringComparer.Ordinal)
            .Where(g => InquiryChain.IsAnswered(reference, [.. g.Select(v => new ChainLink(v.Status, v.Inquiry))]))
            .SelectMany(g => g.Where(v => v is { IsLive: true, Status: EntryStatuses.Approved }).Select(v => v.Id))
            .ToList();
        return await db.EntryVersions.Where(v => live.Contains(v.Id)).OrderBy(v => v.EntryId).Select(v => v.Document).ToListAsync(stop);
    }
}

/// <summary>Writes an approved entry out for people; the host knows how.</summary>
public interface IEntryTexts
{
    /// <param name="document">The entry as JSON.</param>
    /// <param name="day">The day on which it has to hold, in the city.</param>
    /// <returns>The answer with its sources; null when it does not answer on that day.</returns>
    string? Write(string document, string language, DateOnly day);
}
