using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;

namespace Channels.Knowledge.LanguageModel.Embeddings;

/// <summary>
/// Words first: what they were sure of is not touched. Where they found candidates only, or nothing, entries whose vectors are like
/// the question's are offered too, each of them held against the condition gate; the words' own best stays among them. Never an answer.
/// </summary>
internal sealed class WiderCandidates(EmbeddingOptions options, AnswerOptions answers, EmbeddingClient client, EntryVectors vectors)
{
    private const int Most = 5;
    private readonly AnswerTexts _texts = new();

    public static bool MayWiden(Reply reply) =>
        reply.Outcome == Outcome.Candidates || reply is { Outcome: Outcome.NotCovered, Reason: Reasons.NothingFound, Former.Count: 0 };

    /// <summary>The reply with more or better ordered candidates; the same reply where that changes nothing, or the endpoint is
    /// down.</summary>
    public async Task<Reply> WidenAsync(
        string question,
        Reply reply,
        KnowledgeBase knowledge,
        string? language,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        if (!MayWiden(reply) || vectors.Count == 0 || ModelRequest.Mask(question) is not { } masked)
            return reply;
        if (await client.EmbedAsync([options.QuestionPrefix + masked], cancellationToken) is not [var asked])
            return reply;

        var offered = reply.Outcome == Outcome.Candidates ? reply.Entries : [];
        var like = Like(question, asked, reply, knowledge, day).Where(e => offered.All(o => o.Entry.Id != e.Entry.Id));
        var ranked = offered.Concat(like).OrderByDescending(e => vectors.Likeness(asked, e.Entry) ?? -1).Take(Most).ToList();
        if (offered.Count > 0 && !ranked.Contains(offered[0]))
            ranked[^1] = offered[0];
        if (ranked.Count == 0 || ranked.SequenceEqual(offered))
            return reply;
        var reason = reply.Outcome == Outcome.Candidates ? reply.Reason : Reasons.Similar;
        return new ReplyWriter(_texts, AnswerTexts.Known(language, question), reply.Context).Offer(reason, ranked);
    }

    private IEnumerable<ScoredEntry> Like(string question, float[] asked, Reply reply, KnowledgeBase knowledge, DateOnly day)
    {
        var city = answers.ForKitakyushu ? HomeCity.Kitakyushu : null;
        var read = knowledge.Reader.Read(question, day, city);
        var services = read.Services.Count > 0 ? read.Services : reply.Context.Services.ToHashSet(StringComparer.Ordinal);
        return knowledge
            .Readings.Where(r => r.Entry.Status == EntryStatus.Approved || answers.Demonstration)
            .Select(r => (Reading: r, Likeness: vectors.Likeness(asked, r.Entry)))
            .Where(r => r.Likeness >= options.Least && ConditionGate.Refuse(read, services, r.Reading, day, city?.Name) is null)
            .OrderByDescending(r => r.Likeness)
            .Take(Most)
            .Select(r => new ScoredEntry(r.Reading.Entry, r.Likeness!.Value, 0, 0, null));
    }
}
