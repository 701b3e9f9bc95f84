using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;

namespace Channels.Knowledge.Answering;

/// <summary>
/// Decides what comes of a question, from what was found: an answer only where one entry is meant, carries every condition and has
/// no rival; a question back where a condition is missing; else what may be meant, or nothing.
/// </summary>
internal sealed class Decision(AnswerOptions options)
{
    private const int MostOffered = 5;
    private const float Clearly = 0.15f;
    private const float Near = 0.25f;
    private const float Asked = 0.75f;
    private const float Whole = 0.85f;
    private const float Even = 0.02f;
    private static readonly string[] Domain = [.. Tables.Words("domain")];

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
        var fitting = found.Where(c => ConditionGate.MayBeOffered(c.Refusal)).ToList();
        var best =
            fitting.FirstOrDefault(c => c.Share >= options.Offered && c.Refusal is not (Reasons.Fee or Reasons.Kind))
            ?? fitting.FirstOrDefault();
        if (read.IsOld && Former(read, found, best, replies) is { } former)
            return former;
        var refused = found.FirstOrDefault(c => !ConditionGate.MayBeOffered(c.Refusal) && c.Share >= options.About);
        // The twin for another service or city is refused where the one for this service or city is there.
        var isTwin =
            refused?.Refusal is Reasons.Service or Reasons.OtherAuthority
            && best is not null
            && (IsDirect(best) || (best.Share >= options.Offered && best.Reading.Services.Overlaps(services)));
        if (refused is not null && !isTwin && (best is null || refused.Strength > best.Strength))
            return replies.NotCovered(refused.Refusal!, found);

        if (best is not null && IsDirect(best) && !read.IsGuess)
        {
            var others = fitting.Where(c => c != best && c.Refusal is null && c.Reading.Entry.Answer != best.Reading.Entry.Answer).ToList();
            var isVague = IsVague(read, words, best, fitting);
            if ((!isVague || best.Specific >= Whole) && AskBack(read, services, city, best, others, found, replies) is { } back)
                return back;
            if (!isVague && !others.Any(c => Rivals(c, best)))
                return MayShow(best) ? replies.Answer(best, found) : replies.NotCovered(Reasons.Unconfirmed, found);
        }

        return Offer(read, words, best, refused, fitting, found, replies);
    }

    public static bool IsOfDomain(QuestionReading read) =>
        read.Services.Count > 0
        || read.AddOns.Count > 0
        || read.Matters.Count > 0
        || Domain.Any(w => read.Text.Contains(w, StringComparison.Ordinal));

    /// <summary>Which service, which revision, which city: asked where entries that answer as well differ in it and the question names
    /// none.</summary>
    private Reply? AskBack(
        QuestionReading read,
        IReadOnlySet<string> services,
        string? city,
        Candidate best,
        List<Candidate> others,
        List<Candidate> found,
        ReplyWriter replies
    )
    {
        var near = others.Where(c => c.Strength >= options.ServiceLead * best.Strength).ToList();
        var byService = near.Where(c => Differ(c.Reading, best.Reading)).ToList();
        if (services.Count == 0 && byService.Count > 0)
            return replies.WhichService(read, [best, .. byService], found);
        var alike = near.Where(IsDirect).ToList();
        var byCity = alike.Where(c => c.Jurisdiction != best.Jurisdiction && c.Jurisdiction != Entry.National).ToList();
        if (city is null && best.Jurisdiction != Entry.National && byCity.Count > 0)
            return replies.WhichCity(read, [best, .. byCity], found);
        var byRevision = alike.Where(c => c.Revision is not null && c.Revision != best.Revision && c.Specific >= Asked).ToList();
        return read.Years.Count == 0 && best.Revision is not null && byRevision.Count > 0
            ? replies.WhichRevision(read, [best, .. byRevision], found)
            : null;
    }

    /// <summary>A question after a rule that was (改定前の基準は): the current one is no answer. Which revision is asked where there are
    /// several.</summary>
    private Reply? Former(QuestionReading read, List<Candidate> found, Candidate? best, ReplyWriter replies)
    {
        if (read.Years.Count > 0)
            return null;
        var about = found
            .Where(c => (c == best || c.Refusal == Reasons.Former) && c.Share >= options.Offered && c.Specific >= options.Specific)
            .ToList();
        if (about.Count == 0)
            return null;
        var revisions = about.Select(c => c.Revision).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        return revisions > 1 ? replies.WhichRevision(read, about, found) : replies.NotCovered(Reasons.Year, found);
    }

    private Reply Offer(
        QuestionReading read,
        List<ContentWord> words,
        Candidate? best,
        Candidate? refused,
        List<Candidate> fitting,
        List<Candidate> found,
        ReplyWriter replies
    )
    {
        var offered = fitting.Where(c => c.Share >= options.Offered || (c.Specific >= Asked && c.Share >= Near)).Take(MostOffered).ToList();
        if (offered.Any(c => c.Refusal != Reasons.Kind))
        {
            offered = [.. offered.Where(MayShow)];
            return offered.Count > 0
                ? replies.Candidates(best!.Refusal ?? Reasons.Similar, offered)
                : replies.NotCovered(Reasons.Unconfirmed, found);
        }

        if (!IsOfDomain(read))
            return replies.Fixed(Outcome.Refused, Reasons.OffTopic);
        if (refused is null && NamesNothing(read) && words.Count(w => w.IsContent) <= 1)
            return replies.Fixed(Outcome.Clarify, Reasons.Vague);
        var nearest = found is [{ Share: >= Near } top, ..] && !ConditionGate.MayBeOffered(top.Refusal) ? top.Refusal : null;
        return replies.NotCovered(refused?.Refusal ?? nearest ?? Reasons.NothingFound, found);
    }

    private bool IsDirect(Candidate candidate) =>
        candidate.Refusal is null
        && candidate.Share >= options.Answers
        && candidate.Specific >= options.Specific
        && (candidate.Share + candidate.Specific) / 2 >= options.Direct;

    /// <summary>Whether another entry answers as well: nearly as strong, or with just the same shares.</summary>
    private bool Rivals(Candidate other, Candidate best) =>
        (other.BearsYear || !best.BearsYear)
        && (other.Strength >= options.Lead * best.Strength || (other.Share >= best.Share - Even && other.Specific >= best.Specific - Even));

    /// <summary>Whether a question says too little to mean one entry, and the best one's wording is not clearly the one asked.</summary>
    private bool IsVague(QuestionReading read, List<ContentWord> words, Candidate best, List<Candidate> fitting)
    {
        if (!read.IsAsking && read.Facets.Count == 0 && fitting.Count(c => c.Share >= best.Share - Even) > 1)
            return true;
        var content = words.Where(w => w.IsContent).ToList();
        if (content.Count > 1 || (best.Specific >= Whole && fitting.All(c => c == best || c.Specific < best.Specific - Clearly)))
            return false;
        return content.Count == 0
            || fitting.Count(c =>
                c.Refusal is not (Reasons.Fee or Reasons.Kind) && Coverage.Has(content[0], c.Reading.Text) && c.Reading.IsAbout(read)
            ) >= options.Vague;
    }

    private bool MayShow(Candidate candidate) => options.Demonstration || candidate.Reading.Entry.Status == EntryStatus.Approved;

    private static bool NamesNothing(QuestionReading read) =>
        read.Services.Count + read.AddOns.Count + read.Matters.Count + read.Years.Count + read.Quantities.Count == 0;

    private static bool Differ(EntryReading one, EntryReading other) =>
        one.Services.Count > 0 && other.Services.Count > 0 && !one.Services.SetEquals(other.Services);
}
