using Channels.Knowledge.Reading;

namespace Channels.Knowledge.Answering;

/// <summary>
/// Answers a question out of a knowledge base, or says why not. A pure function: the same question, conversation and day give the
/// same reply. It says nothing of its own but fixed texts.
/// </summary>
public sealed class Assistant(KnowledgeBase knowledge, AnswerOptions options)
{
    private const int LongestQuestion = 1000;
    private readonly AnswerTexts _texts = new();
    private readonly HomeCity? _city = options.ForKitakyushu ? HomeCity.Kitakyushu : null;
    private readonly Decision _decision = new(options, knowledge.Model);

    /// <param name="today">The day on which the answer has to hold, in the city.</param>
    public Reply Ask(string question, AskContext context, DateOnly today)
    {
        var language = options.Language ?? (IsEnglish(question) ? AnswerTexts.English : AnswerTexts.Japanese);
        var replies = new ReplyWriter(_texts, language, context, options.Demonstration);
        if (question.Length > LongestQuestion)
            return replies.Fixed(Outcome.Clarify, Reasons.TooLong);
        var read = knowledge.Reader.Read(question, today, _city);
        if (Refusal(read) is { } refusal)
            return replies.Fixed(Outcome.Refused, refusal);
        if (!read.Text.Any(char.IsLetterOrDigit))
            return question.Any(char.IsLetterOrDigit)
                ? replies.Fixed(Outcome.Refused, Reasons.OffTopic)
                : replies.Fixed(Outcome.Clarify, Reasons.Empty);

        var words = WordsOf(read);
        if ((context.Pending ?? context.Last) is { } former && IsOnlyACondition(read, words))
        {
            read = knowledge.Reader.Read(FollowUps.Join(former, read, today), today, _city);
            words = WordsOf(read);
        }

        var services = ServicesOf(read, context);
        replies = new ReplyWriter(_texts, language, new AskContext([.. services]), options.Demonstration);
        if (words.Count == 0)
            return Decision.IsOfDomain(read)
                ? replies.Fixed(Outcome.Clarify, Reasons.Vague)
                : replies.Fixed(Outcome.Refused, Reasons.OffTopic);
        var reply = Decide(read, words, services, today, replies);
        if (reply.Reason == Reasons.Service && read.Services.Count == 0 && services.Count > 0)
        {
            // The service of an earlier question is not one that this question wrote: it stands in nobody's way.
            var anew = new ReplyWriter(_texts, language, new AskContext([]), options.Demonstration);
            reply = Decide(read, words, read.Services, today, anew);
        }

        return FollowUps.Kept(reply, read);
    }

    private Reply Decide(
        QuestionReading read,
        List<ContentWord> words,
        IReadOnlySet<string> services,
        DateOnly today,
        ReplyWriter replies
    ) => _decision.On(read, words, services, Find(read, words, services, today), CityOf(read), replies);

    /// <summary>Why a question asked by itself comes out as it does.</summary>
    public Explanation Explain(string question, AskContext context, DateOnly today)
    {
        const int Shown = 5;
        var found = Look(question, context, today);
        if (found.Count == 0)
            return new Explanation(null, []);
        var read = knowledge.Reader.Read(question, today, _city);
        var replies = new ReplyWriter(_texts, AnswerTexts.Japanese, context);
        var situation = new Situation(
            options,
            knowledge.Model,
            read,
            WordsOf(read),
            ServicesOf(read, context),
            found,
            CityOf(read),
            replies
        );
        return new Explanation(
            Decision.RuleFor(situation).Name,
            [
                .. found
                    .Take(Shown)
                    .Select(c => new ExplainedEntry(c.Reading.Entry.Id, c.Chance, c.Refusal, c.Doubt, knowledge.Model.Parts(c.Evidence))),
            ]
        );
    }

    /// <summary>What is found for a question and held against it, before anything is decided; nothing for one that is refused.</summary>
    internal List<Candidate> Look(string question, AskContext context, DateOnly today)
    {
        var read = knowledge.Reader.Read(question, today, _city);
        var words = WordsOf(read);
        return question.Length > LongestQuestion || Refusal(read) is not null || words.Count == 0
            ? []
            : Find(read, words, ServicesOf(read, context), today);
    }

    private List<Candidate> Find(QuestionReading read, List<ContentWord> words, IReadOnlySet<string> services, DateOnly today) =>
        new CandidateFinder(knowledge, CityOf(read)).Find(read, words, services, today);

    private string? CityOf(QuestionReading read) => _city?.Name ?? (knowledge.CitiesIn(read.Text) is [var named] ? named : null);

    private static IReadOnlySet<string> ServicesOf(QuestionReading read, AskContext context) =>
        read.Services.Count > 0 ? read.Services : context.Services.ToHashSet(StringComparer.Ordinal);

    internal static string? Refusal(QuestionReading read) =>
        read switch
        {
            { IsInjected: true } => Reasons.Injection,
            { IsIndividual: true } => Reasons.Individual, // with a name in it, too: a colleague is the way on, not writing it again
            { PersonalData.Count: > 0 } => Reasons.PersonalData,
            { OtherPlace: not null } => Reasons.OtherAuthority,
            { IsElsewhere: true } => Reasons.OffTopic,
            _ => null,
        };

    /// <summary>The content words, without the cities that the knowledge base knows: those are a condition and no topic.</summary>
    private List<ContentWord> WordsOf(QuestionReading read)
    {
        var words = knowledge.Coverage.WordsOf(read);
        if (_city is null && knowledge.CitiesIn(read.Text) is { Count: > 0 } cities)
            words.RemoveAll(w => cities.Any(c => c.Contains(w.Text, StringComparison.Ordinal)));
        return words;
    }

    /// <summary>Whether a question names a service, a year or a city and nothing else: 居宅の場合は？</summary>
    private bool IsOnlyACondition(QuestionReading read, List<ContentWord> words)
    {
        if (read.Years.Count == 0)
            return words.Count == 0 && (read.Services.Count > 0 || knowledge.CitiesIn(read.Text).Count > 0);
        var rest = read.Years.Aggregate(read.Topic, (t, y) => t.Replace(y.Text, " ", StringComparison.Ordinal));
        return read.Side.Length == 0 && knowledge.Coverage.WordsOf(rest).Count == 0;
    }

    internal static bool IsEnglish(string question)
    {
        var letters = question.Where(char.IsLetter).Take(200).ToList();
        return letters.Count > 0 && letters.Count(char.IsAsciiLetter) > letters.Count * 0.8;
    }
}
