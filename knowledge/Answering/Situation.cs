using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;

namespace Channels.Knowledge.Answering;

/// <summary>What was asked and what was found, as the rules of the <see cref="Decision"/> look at it. Each part is worked out when a
/// rule first wants it.</summary>
/// <param name="options">Least shares and leads.</param>
/// <param name="read">The question.</param>
/// <param name="words">Its content words.</param>
/// <param name="services">Services of the question, or of the conversation so far.</param>
/// <param name="found">Strongest first.</param>
/// <param name="city">City of the question; null where none is known.</param>
/// <param name="replies">Writes what comes of it.</param>
internal sealed class Situation(
    AnswerOptions options,
    QuestionReading read,
    List<ContentWord> words,
    IReadOnlySet<string> services,
    List<Candidate> found,
    string? city,
    ReplyWriter replies
)
{
    private bool? vague;
    private List<Candidate>? fitting;
    private List<Candidate>? others;
    private List<Candidate>? offered;
    private List<Candidate>? formerRules;

    public QuestionReading Read => read;

    public List<Candidate> Found => found;

    public ReplyWriter Replies => replies;

    /// <summary>Neither the question nor the conversation names a service.</summary>
    public bool HasNoService => services.Count == 0;

    /// <summary>No city is known.</summary>
    public bool HasNoCity => city is null;

    /// <summary>Those that carry what the question names, or may at least be offered.</summary>
    public List<Candidate> Fitting => fitting ??= [.. found.Where(c => ConditionGate.MayBeOffered(c.Refusal))];

    /// <summary>The strongest that has enough of the question and is of its kind, else the strongest that fits.</summary>
    public Candidate? Best =>
        Fitting.Find(c => c.Share >= options.Offered && c.Refusal is not (Reasons.Fee or Reasons.Kind)) ?? Fitting.FirstOrDefault();

    /// <summary>The strongest that is about the question and lacks a condition of it.</summary>
    public Candidate? Refused => found.Find(c => !ConditionGate.MayBeOffered(c.Refusal) && c.Share >= options.About);

    /// <summary>The refused one is the twin for another service or city of one that is there for this service or city.</summary>
    public bool IsTwin =>
        Refused?.Refusal is Reasons.Service or Reasons.OtherAuthority
        && Best is { } best
        && (IsDirect(best) || (best.Share >= options.Offered && best.Reading.Services.Overlaps(services)));

    /// <summary>The best one has enough of the question, enough of it was asked, and no add-on was guessed.</summary>
    public bool IsMeant => Best is { } best && IsDirect(best) && !read.IsGuess;

    /// <summary>A question that says too little to mean one entry is not asked back, unless it says the entry's wording.</summary>
    public bool MayAskBack => IsMeant && (!IsVague || Best!.Specific >= Thresholds.Whole);

    /// <summary>Another entry answers as well, and says something else.</summary>
    public bool HasRival => Others.Exists(Rivals);

    /// <summary>The public may be shown it.</summary>
    public bool MayShow(Candidate candidate) => options.Demonstration || candidate.Reading.Entry.Status == EntryStatus.Approved;

    /// <summary>Those that carry every condition and say something else than the best one.</summary>
    public List<Candidate> Others =>
        others ??= [.. Fitting.Where(c => c != Best && c.Refusal is null && c.Reading.Entry.Answer != Best!.Reading.Entry.Answer)];

    /// <summary>Others nearly as strong that hold for other services.</summary>
    public List<Candidate> OfOtherServices => [.. Near.Where(c => Differ(c.Reading, Best!.Reading))];

    /// <summary>Others that would answer by themselves, for another city.</summary>
    public List<Candidate> OfOtherCities =>
        [.. Near.Where(c => IsDirect(c) && c.Jurisdiction != Best!.Jurisdiction && c.Jurisdiction != Entry.National)];

    /// <summary>Others that would answer by themselves, of another revision.</summary>
    public List<Candidate> OfOtherRevisions =>
        [.. Near.Where(c => IsDirect(c) && c.Revision is not null && c.Revision != Best!.Revision && c.Specific >= Thresholds.Asked)];

    /// <summary>What a question after a rule that was (改定前の基準は) is about: the best one and former rules.</summary>
    public List<Candidate> FormerRules =>
        formerRules ??= [
            .. found.Where(c => (c == Best || c.Refusal == Reasons.Former) && c.Share >= options.Offered && c.Specific >= options.Specific),
        ];

    /// <summary>It asks after a rule that was, without saying of which year, and there is something about it.</summary>
    public bool AsksForFormer => read.IsOld && read.Years.Count == 0 && FormerRules.Count > 0;

    /// <summary>What may be meant: enough of the question, or most of the entry's own wording.</summary>
    public List<Candidate> Offered =>
        offered ??= [
            .. Fitting
                .Where(c => c.Share >= options.Offered || (c.Specific >= Thresholds.Asked && c.Share >= Thresholds.Near))
                .Take(Thresholds.MostOffered),
        ];

    /// <summary>Something may be meant that is of the question's kind.</summary>
    public bool HasOffer => Offered.Exists(c => c.Refusal != Reasons.Kind);

    /// <summary>It names nothing this desk is there for.</summary>
    public bool IsOffTopic => !Decision.IsOfDomain(read);

    /// <summary>At most one word says what it is about, and no condition is named.</summary>
    public bool SaysTooLittle => Refused is null && NamesNothing(read) && words.Count(w => w.IsContent) <= 1;

    /// <summary>Why nothing answers: the condition that the entry about it lacks, else that the nearest one lacks.</summary>
    public string WhyNothing =>
        Refused?.Refusal
        ?? (found is [{ Share: >= Thresholds.Near } top, ..] && !ConditionGate.MayBeOffered(top.Refusal) ? top.Refusal : null)
        ?? Reasons.NothingFound;

    /// <summary>Whether the question says too little to mean one entry, and the best one's wording is not clearly the one asked.</summary>
    public bool IsVague => vague ??= ReadVague(Best!);

    private IEnumerable<Candidate> Near => Others.Where(c => c.Strength >= options.ServiceLead * Best!.Strength);

    private bool IsDirect(Candidate candidate) =>
        candidate.Refusal is null
        && candidate.Share >= options.Answers
        && candidate.Specific >= options.Specific
        && (candidate.Share + candidate.Specific) / 2 >= options.Direct;

    /// <summary>Whether another entry answers as well: nearly as strong, or with just the same shares.</summary>
    private bool Rivals(Candidate other) =>
        Best is { } best
        && (other.BearsYear || !best.BearsYear)
        && (
            other.Strength >= options.Lead * best.Strength
            || (other.Share >= best.Share - Thresholds.Even && other.Specific >= best.Specific - Thresholds.Even)
        );

    private bool ReadVague(Candidate best)
    {
        if (!read.IsAsking && read.Facets.Count == 0 && Fitting.Count(c => c.Share >= best.Share - Thresholds.Even) > 1)
            return true;
        var content = words.FindAll(w => w.IsContent);
        if (content.Count > 1)
            return false;
        var isWording = best.Specific >= Thresholds.Whole;
        if (isWording && Fitting.TrueForAll(c => c == best || c.Specific < best.Specific - Thresholds.Clearly))
            return false;
        return content.Count == 0
            || Fitting.Count(c =>
                c.Refusal is not (Reasons.Fee or Reasons.Kind) && Coverage.Has(content[0], c.Reading.Text) && c.Reading.IsAbout(read)
            ) >= options.Vague;
    }

    private static bool NamesNothing(QuestionReading read) =>
        read.Services.Count + read.AddOns.Count + read.Matters.Count + read.Years.Count + read.Quantities.Count == 0;

    private static bool Differ(EntryReading one, EntryReading other) =>
        one.Services.Count > 0 && other.Services.Count > 0 && !one.Services.SetEquals(other.Services);
}
