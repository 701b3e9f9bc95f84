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
    private const float Clearly = 0.15f;
    private const float Near = 0.25f;
    private const float Asked = 0.75f;
    private const float Whole = 0.85f;
    private const float Even = 0.02f;
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
            return question.Any(char.IsLetterOrDigit) ? replies.Fixed(Outcome.Refused, Reasons.OffTopic) : replies.Fixed(Outcome.Clarify, Reasons.Empty);

        var words = knowledge.Coverage.WordsOf(read);
        if (words.Count == 0 && context.Pending is { } pending && read.Services.Count > 0)
        {
            read = knowledge.Reader.Read(pending + " " + question, today, _city);
            words = knowledge.Coverage.WordsOf(read);
        }

        var services = read.Services.Count > 0 ? read.Services : context.Services.ToHashSet(StringComparer.Ordinal);
        replies = new ReplyWriter(_texts, language, new AskContext([.. services]));
        if (words.Count == 0)
            return replies.Fixed(read.Services.Count > 0 || IsOfDomain(read) ? Outcome.Clarify : Outcome.Refused, read.Services.Count > 0 || IsOfDomain(read) ? Reasons.Vague : Reasons.OffTopic);
        return Decide(read, words, services, new CandidateFinder(knowledge, _city?.Name).Find(read, words, services, today), replies);
    }

    private static string? Refusal(QuestionReading read) => read switch
    {
        { IsInjected: true } => Reasons.Injection,
        { PersonalData.Count: > 0 } => Reasons.PersonalData,
        { IsIndividual: true } => Reasons.Individual,
        { OtherPlace: not null } => Reasons.OtherAuthority,
        _ => null,
    };

    private Reply Decide(QuestionReading read, List<Word> words, IReadOnlySet<string> services, List<Candidate> found, ReplyWriter replies)
    {
        var fitting = found.Where(c => ConditionGate.MayBeOffered(c.Refusal)).ToList();
        var best = fitting.FirstOrDefault(c => c.Share >= options.Offered && c.Refusal is not (Reasons.Fee or Reasons.Kind)) ?? fitting.FirstOrDefault();
        var refused = found.FirstOrDefault(c => !ConditionGate.MayBeOffered(c.Refusal) && c.Share >= options.About);
        var isTwin = refused?.Refusal == Reasons.Service && best is not null && IsDirect(best);
        if (refused is not null && !isTwin && (best is null || refused.Strength > best.Strength))
            return replies.NotCovered(refused.Refusal!, found);

        if (best is not null && IsDirect(best) && !read.IsGuess && !IsVague(read, words, best, fitting))
        {
            var others = fitting.Where(c => c != best && c.Refusal is null && c.Reading.Entry.Answer != best.Reading.Entry.Answer).ToList();
            var byService = others.Where(c => c.Strength >= options.ServiceLead * best.Strength && Differ(c.Reading, best.Reading)).ToList();
            if (services.Count == 0 && byService.Count > 0)
                return replies.WhichService(read, [best, .. byService], found);
            if (!others.Any(c => Rivals(c, best)))
                return MayShow(best) ? replies.Answer(best, found) : replies.NotCovered(Reasons.Unconfirmed, found);
        }

        var offered = fitting.Where(c => c.Share >= options.Offered || (c.Specific >= Asked && c.Share >= Near)).Take(MostOffered).ToList();
        if (offered.Any(c => c.Refusal != Reasons.Kind))
        {
            offered = [.. offered.Where(MayShow)];
            return offered.Count > 0
                ? replies.Candidates(best!.Refusal ?? Reasons.Similar, offered)
                : replies.NotCovered(Reasons.Unconfirmed, found);
        }

        if (IsOfDomain(read) && refused is null && NamesNothing(read) && words.Count(w => w.IsContent) <= 1)
            return replies.Fixed(Outcome.Clarify, Reasons.Vague);
        var nearest = found is [{ Share: >= Near } top, ..] && !ConditionGate.MayBeOffered(top.Refusal) ? top.Refusal : null;
        return IsOfDomain(read)
            ? replies.NotCovered(refused?.Refusal ?? nearest ?? Reasons.NothingFound, found)
            : replies.Fixed(Outcome.Refused, Reasons.OffTopic);
    }

    private bool IsDirect(Candidate best) =>
        best.Refusal is null && best.Share >= options.Offered && best.Specific >= options.Specific
        && (best.Share + best.Specific) / 2 >= options.Direct;

    /// <summary>Whether another entry answers as well: nearly as strong, or with just the same shares.</summary>
    private bool Rivals(Candidate other, Candidate best) =>
        (other.BearsYear || !best.BearsYear)
        && (other.Strength >= options.Lead * best.Strength || (other.Share >= best.Share - Even && other.Specific >= best.Specific - Even));

    /// <summary>Whether a question says too little to mean one entry, and the best one's wording is not clearly the one asked.</summary>
    private bool IsVague(QuestionReading read, List<Word> words, Candidate best, List<Candidate> fitting)
    {
        var content = words.Where(w => w.IsContent).ToList();
        if (content.Count > 1 || (best.Specific >= Whole && fitting.All(c => c == best || c.Specific < best.Specific - Clearly)))
            return false;
        return content.Count == 0
            || fitting.Count(c => c.Refusal is not (Reasons.Fee or Reasons.Kind) && Coverage.Has(content[0], c.Reading.Text) && c.Reading.IsAbout(read)) >= options.Vague;
    }

    private static bool NamesNothing(QuestionReading read) =>
        read.Services.Count + read.AddOns.Count + read.Matters.Count + read.Years.Count + read.Quantities.Count == 0;

    private bool MayShow(Candidate candidate) => options.Demonstration || candidate.Reading.Entry.Status == EntryStatus.Approved;

    private static bool Differ(EntryReading one, EntryReading other) =>
        one.Services.Count > 0 && other.Services.Count > 0 && !one.Services.SetEquals(other.Services);

    private static bool IsOfDomain(QuestionReading read) =>
        read.Services.Count > 0 || read.AddOns.Count > 0 || Domain.Any(w => read.Text.Contains(w, StringComparison.Ordinal));

    internal static bool IsEnglish(string question)
    {
        var letters = question.Where(char.IsLetter).Take(200).ToList();
        return letters.Count > 0 && letters.Count(char.IsAsciiLetter) > letters.Count * 0.8;
    }
}
