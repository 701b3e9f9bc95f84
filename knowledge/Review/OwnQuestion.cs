using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;

namespace Channels.Knowledge.Review;

/// <summary>Asks an entry its own question, before anybody else does: one that does not answer it is found by nobody.</summary>
public sealed class OwnQuestion
{
    private readonly Lazy<QuestionReader> reader = new(() => new QuestionReader());

    /// <summary>The condition of its own question that an entry does not carry by itself, as a stable reason; null when it may answer.
    /// Quick enough for every row of an import.</summary>
    public string? Refuses(Entry entry, DateOnly today)
    {
        if (entry.Status == EntryStatus.Superseded)
            return null;
        var day = DayOf(entry, today);
        var read = reader.Value.Read(entry.Question, day, HomeCity.Kitakyushu);
        return Assistant.Refusal(read)
            ?? ConditionGate.Refuse(
                read,
                read.Services,
                new EntryReading(entry with { Status = EntryStatus.Approved }, reader.Value),
                day,
                HomeCity.Kitakyushu.Name
            ) switch
            {
                Reasons.Former or Reasons.Coming => null, // its time is not what is asked here
                var reason => reason,
            };
    }

    /// <summary>What the assistant would say to an entry's own question if it were approved, among the entries that come near it.</summary>
    /// <param name="now">What answers today.</param>
    /// <returns>The outcome and its reason; null when the entry answers.</returns>
    public static string? Misses(Entry entry, KnowledgeBase now, DateOnly today)
    {
        var day = DayOf(entry, today);
        var context = new AskContext(entry.Services);
        var beside = new Assistant(now, new AnswerOptions())
            .Look(entry.Question, context, day)
            .Select(c => c.Reading.Entry)
            .Where(e => e.Id != entry.Id && e.Status == EntryStatus.Approved);
        var approved = entry with { Status = EntryStatus.Approved };
        var reply = new Assistant(KnowledgeBase.Build(beside.Prepend(approved)), new AnswerOptions()).Ask(entry.Question, context, day);
        return reply.Outcome == Outcome.Answered && reply.Entries[0].Entry.Id == entry.Id ? null
            : reply.Outcome == Outcome.Answered ? $"answered by {reply.Entries[0].Entry.Id}"
            : $"{OutcomeNames.Of(reply.Outcome)}, {reply.Reason}";
    }

    /// <summary>A day on which it holds, today if it does.</summary>
    private static DateOnly DayOf(Entry entry, DateOnly today) =>
        entry.ValidFrom > today ? entry.ValidFrom.Value
        : entry.ValidUntil < today ? entry.ValidUntil.Value
        : today;
}
