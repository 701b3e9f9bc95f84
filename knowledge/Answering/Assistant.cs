using Channels.Knowledge.Content;
using Channels.Knowledge.Guard;
using Channels.Knowledge.Index;

namespace Channels.Knowledge.Answering;

/// <summary>
/// Answers a question out of a knowledge base, or says why not. A pure function: the same question, conversation and day give the
/// same reply. It says nothing of its own but fixed texts.
/// </summary>
public sealed class Assistant(KnowledgeBase knowledge, AnswerOptions options)
{
    private const int LongestQuestion = 1000;
    private const int MostOffered = 5;
    private static readonly string[] Domain = [.. Tables.Words("domain")];
    private readonly AnswerTexts _texts = new();
    private readonly HomeCity? _city = options.ForKitakyushu ? HomeCity.Kitakyushu : null;

    /// <param name="today">The day on which the answer has to hold, in the city.</param>
    public Reply Ask(string question, AskContext context, DateOnly today)
    {
        var language = options.Language ?? (IsEnglish(question) ? AnswerTexts.English : AnswerTexts.Japanese);
        var replies = new ReplyWriter(_texts, language, context);
        if (question.Length > LongestQuestion)
            return replies.Fixed(Outcome.Clarify, Reasons.TooLong);
        var read = knowledge.Reader.Read(question, today, _city);
        if (Refusal(read) is { } refusal)
            return replies.Fixed(Outcome.Refused, refusal);
        if (!read.Text.Any(char.IsLetterOrDigit))
            return replies.Fixed(Outcome.Clarify, Reasons.Empty);

        var words = knowledge.Coverage.WordsOf(read.Topic);
        if (words.Count == 0 && context.Pending is { } pending && read.Services.Count > 0)
        {
            read = knowledge.Reader.Read(pending + " " + question, today, _city);
            words = knowledge.Coverage.WordsOf(read.Topic);
        }

        var services = read.Services.Count > 0 ? read.Services : context.Services.ToHashSet(StringComparer.Ordinal);
        replies = new ReplyWriter(_texts, language, new AskContext([.. services]));
        if (words.Count == 0)
            return replies.Fixed(read.Services.Count > 0 || IsOfDomain(read) ? Outcome.Clarify : Outcome.Refused, read.Services.Count > 0 || IsOfDomain(read) ? Reasons.Vague : Reasons.OffTopic);
        return Decide(read, services, new CandidateFinder(knowledge, _city?.Name).Find(read, words, services, today), replies);
    }

    private static string? Refusal(QuestionReading read) => read switch
    {
        { IsInjected: true } => Reasons.Injection,
        { PersonalData.Count: > 0 } => Reasons.PersonalData,
        { IsIndividual: true } => Reasons.Individual,
        { OtherPlace: not null } => Reasons.OtherAuthority,
        _ => null,
    };

    private Reply Decide(QuestionReading read, IReadOnlySet<string> services, List<Candidate> found, ReplyWriter replies)
    {
        var fitting = found.Where(c => c.Refusal is null or Reasons.Number).ToList();
        var best = fitting.FirstOrDefault();
        var refused = found.FirstOrDefault(c => c.Refusal is not (null or Reasons.Number) && c.Share >= options.Direct);
        if (refused is not null && (best is null || refused.Strength > best.Strength))
            return replies.NotCovered(refused.Refusal!, found);

        if (best is { Refusal: null } && best.Share >= options.Direct && best.Specific >= options.Specific)
        {
            var rivals = fitting.Skip(1).Where(c => c.Strength >= options.Lead * best.Strength && c.Reading.Entry.Answer != best.Reading.Entry.Answer).ToList();
            if (rivals.Count == 0)
                return MayShow(best) ? replies.Answer(best, found) : replies.NotCovered(Reasons.Unconfirmed, found);
            if (services.Count == 0 && rivals.Any(r => Differ(r.Reading, best.Reading)))
                return replies.WhichService(read, [best, .. rivals], found);
        }

        var offered = fitting.Where(c => c.Share >= options.Offered).Take(MostOffered).ToList();
        if (offered.Count > 0)
        {
            offered = [.. offered.Where(MayShow)];
            return offered.Count > 0
                ? replies.Candidates(best!.Refusal ?? Reasons.Similar, offered)
                : replies.NotCovered(Reasons.Unconfirmed, found);
        }

        return IsOfDomain(read)
            ? replies.NotCovered(refused?.Refusal ?? Reasons.NothingFound, found)
            : replies.Fixed(Outcome.Refused, Reasons.OffTopic);
    }

    private bool MayShow(Candidate candidate) => options.Demonstration || candidate.Reading.Entry.Status == EntryStatus.Approved;

    private static bool Differ(EntryReading one, EntryReading other) =>
        one.Services.Count > 0 && other.Services.Count > 0 && !one.Services.SetEquals(other.Services);

    private static bool IsOfDomain(QuestionReading read) =>
        read.Services.Count > 0 || read.AddOns.Count > 0 || Domain.Any(w => read.Text.Contains(w, StringComparison.Ordinal));

    private static bool IsEnglish(string question)
    {
        var letters = question.Where(char.IsLetter).Take(200).ToList();
        return letters.Count > 0 && letters.Count(char.IsAsciiLetter) > letters.Count * 0.8;
    }
}
