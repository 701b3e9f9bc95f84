using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;

namespace Channels.Knowledge.Answering;

/// <summary>
/// Decides what comes of a question, from what was found: an answer only where one entry is meant, carries every condition and has
/// no rival; a question back where a condition is missing; else what may be meant, or nothing. The first rule that applies decides.
/// </summary>
internal sealed class Decision(AnswerOptions options, AnswerModel model)
{
    private static readonly string[] Domain = [.. Tables.Words("domain")];

    /// <summary>The rules, in their order. Each may take for granted that none above it applies.</summary>
    public static IReadOnlyList<DecisionRule> Rules { get; } =
    [
        // A question after a rule that was: the current one is no answer.
        new(
            "former-of-several-revisions",
            s => s.AsksForFormer && Revisions(s) > 1,
            s => s.Replies.WhichRevision(s.Read, s.FormerRules, s.Found)
        ),
        new("former", s => s.AsksForFormer, s => s.Replies.NotCovered(Reasons.Year, s.Found)),
        // The entry that is about it lacks a condition: what is weaker does not answer in its place.
        new(
            "condition-lacks",
            s => s.Refused is { } refused && !s.IsTwin && (s.Best is null || refused.Chance > s.Best.Chance),
            s => s.Replies.NotCovered(s.Refused!.Refusal!, s.Found)
        ),
        // Entries that answer as well differ in something the question does not name.
        new(
            "which-service",
            s => s.MayAskBack && s.HasNoService && s.OfOtherServices.Count > 0,
            s => s.Replies.WhichService(s.Read, [s.Best!, .. s.OfOtherServices], s.Found)
        ),
        new(
            "which-city",
            s => s.MayAskBack && s.HasNoCity && s.Best!.Jurisdiction != Entry.National && s.OfOtherCities.Count > 0,
            s => s.Replies.WhichCity(s.Read, [s.Best!, .. s.OfOtherCities], s.Found)
        ),
        new(
            "which-revision",
            s => s.MayAskBack && s.Read.Years.Count == 0 && s.Best!.Revision is not null && s.OfOtherRevisions.Count > 0,
            s => s.Replies.WhichRevision(s.Read, [s.Best!, .. s.OfOtherRevisions], s.Found)
        ),
        // One entry is meant.
        new("relative", s => s.IsMeant && s.IsRelative && s.MayShow(s.Best!), s => s.Replies.Candidates(Reasons.Similar, Shown(s))),
        new("answered", s => s.IsMeant && s.MayShow(s.Best!), s => s.Replies.Answer(s.Best!, s.Found)),
        new("answer-unconfirmed", s => s.IsMeant, s => s.Replies.NotCovered(Reasons.Unconfirmed, s.Found)),
        // Some may be meant.
        new(
            "offered",
            s => s.HasOffer && s.Offered.Exists(s.MayShow),
            s => s.Replies.Candidates(s.Best!.Doubt ?? Reasons.Similar, Shown(s))
        ),
        new("offer-unconfirmed", s => s.HasOffer, s => s.Replies.NotCovered(Reasons.Unconfirmed, s.Found)),
        // Nothing is.
        new("off-topic", s => s.IsOffTopic, s => s.Replies.Fixed(Outcome.Refused, Reasons.OffTopic)),
        new("vague", s => s.SaysTooLittle, s => s.Replies.Fixed(Outcome.Clarify, Reasons.Vague)),
        new("nothing", _ => true, s => s.Replies.NotCovered(s.WhyNothing, s.Found)),
    ];

    /// <param name="found">Strongest first.</param>
    /// <param name="city">City of the question; null where none is known.</param>
    public Reply On(
        QuestionReading read,
        List<ContentWord> words,
        IReadOnlySet<string> services,
        List<Candidate> found,
        string? city,
        ReplyWriter replies
    )
    {
        var situation = new Situation(options, model, read, words, services, found, city, replies);
        return RuleFor(situation).Reply(situation);
    }

    /// <summary>The first rule that applies.</summary>
    public static DecisionRule RuleFor(Situation situation) => Rules.First(r => r.Applies(situation));

    public static bool IsOfDomain(QuestionReading read) =>
        read.Services.Count > 0
        || read.AddOns.Count > 0
        || read.Matters.Count > 0
        || Domain.Any(w => read.Text.Contains(w, StringComparison.Ordinal));

    /// <summary>What is offered; entries with the same question and answer are one to whoever chooses.</summary>
    private static List<Candidate> Shown(Situation s) =>
        [.. s.Offered.Where(s.MayShow).DistinctBy(c => (c.Reading.Entry.Question, c.Reading.Entry.Answer))];

    private static int Revisions(Situation s) =>
        s.FormerRules.Select(c => c.Revision).OfType<string>().Distinct(StringComparer.Ordinal).Count();
}

/// <summary>A rule of the <see cref="Decision"/>: the first one that applies says what comes of the question.</summary>
/// <param name="Name">Stable name, for tests and talk.</param>
/// <param name="Applies">Whether it is the case.</param>
/// <param name="Reply">What then comes of it.</param>
internal sealed record DecisionRule(string Name, Func<Situation, bool> Applies, Func<Situation, Reply> Reply);
