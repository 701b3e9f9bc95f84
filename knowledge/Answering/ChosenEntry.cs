using Channels.Knowledge.Content;

namespace Channels.Knowledge.Answering;

/// <summary>Answers with the entry that somebody chose from those offered: the words need not be read again, but it must still be in
/// force.</summary>
public sealed class ChosenEntry(KnowledgeBase knowledge, AnswerOptions options)
{
    private readonly AnswerTexts _texts = new();

    /// <summary>Null when it is gone, not approved or does not hold on that day.</summary>
    public Reply? Answer(string id, AskContext context, DateOnly today)
    {
        var reading = knowledge.Readings.FirstOrDefault(r => r.Entry.Id == id);
        if (reading is null || !reading.Entry.HoldsOn(today) || !MayShow(reading.Entry.Status))
            return null;
        var services = reading.Entry.Services.Count == 1 ? reading.Entry.Services : context.Services;
        var chosen = new Candidate(
            reading,
            Score: 1,
            Share: 1,
            Specific: 1,
            Chance: 1,
            Refusal: null,
            Doubt: null,
            BearsYear: false,
            IsOwnWording: true,
            Evidence: []
        );
        return new ReplyWriter(_texts, options.Language ?? AnswerTexts.Japanese, new AskContext(services)).Answer(chosen, [chosen]);
    }

    private bool MayShow(EntryStatus status) =>
        status == EntryStatus.Approved || (options.Demonstration && status == EntryStatus.Unconfirmed);
}
