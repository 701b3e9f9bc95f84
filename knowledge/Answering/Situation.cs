using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;

namespace Channels.Knowledge.Answering;

/// <summary>What was asked and what was found, as the rules of the <see cref="Decision"/> look at it. Each part is worked out when a
/// rule first wants it.</summary>
/// <param name="options">Whose knowledge base it is, and what may be shown.</param>
/// <param name="model">The chances from which an entry answers and is offered.</param>
/// <param name="read">The question.</param>
/// <param name="words">Its content words.</param>
/// <param name="services">Services of the question, or of the conversation so far.</param>
/// <param name="found">Likeliest first.</param>
/// <param name="city">City of the question; null where none is known.</param>
/// <param name="replies">Writes what comes of it.</param>
internal sealed class Situation(
    AnswerOptions options,
    AnswerModel model,
    QuestionReading read,
    List<ContentWord> words,
    IReadOnlySet<string> services,
    List<Candidate> found,
    string? city,
    ReplyWriter replies
)
{
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

    /// <summary>Those that carry every condition the question names.</summary>
    public List<Candidate> Fitting => fitting ??= [.. found.Where(c => c.Refusal is null)];

    /// <summary>The likeliest of them.</summary>
    public Candidate? Best => Fitting.FirstOrDefault();

    /// <summary>The likeliest that is about the question and lacks a condition of it. A rule that was is none where an approved one took
    /// its place, and one that is still to come none where one that holds is meant.</summary>
    public Candidate? Refused =>
        found.Find(c =>
            c.Refusal is not null
            && c.Share >= Thresholds.About
            && !(c.Refusal == Reasons.Former && c.IsSucceeded)
            && !(c.Refusal == Reasons.Coming && IsMeant)
        );

    /// <summary>The refused one is the twin for another service or city of one that is there for this service or city.</summary>
    public bool IsTwin =>
        Refused?.Refusal is Reasons.Service or Reasons.OtherAuthority
        && Best is { } best
        && (IsLikely(best) || (best.Chance >= model.Offer && best.Reading.Services.Overlaps(services)));

    /// <summary>The best one is likely enough to answer, and no add-on was guessed.</summary>
    public bool IsMeant => Best is { } best && IsLikely(best) && !read.IsGuess;

    /// <summary>The best one answers yes or no to its own question, and was asked in other words: they may ask the opposite.</summary>
    public bool IsRelative => IsTurned(Best!);

    /// <summary>Whether an entry may answer at all, if it is likely enough.</summary>
    public static bool MayAnswer(Candidate candidate) => IsFree(candidate) && !IsTurned(candidate);

    /// <summary>The best one is likely enough to ask which of it and its twins is meant.</summary>
    public bool MayAskBack => Best is { } best && best.Chance >= model.Answer * Thresholds.AskBack && !read.IsGuess;

    /// <summary>The public may be shown it.</summary>
    public bool MayShow(Candidate candidate) => options.Demonstration || candidate.Reading.Entry.Status == EntryStatus.Approved;

    /// <summary>Others nearly as likely that hold for other services.</summary>
    public List<Candidate> OfOtherServices => [.. Near.Where(c => Differ(c.Reading, Best!.Reading))];

    /// <summary>Others as likely, for another city.</summary>
    public List<Candidate> OfOtherCities => [.. Near.Where(c => c.Jurisdiction != Best!.Jurisdiction && c.Jurisdiction != Entry.National)];

    /// <summary>Others as likely, of another revision.</summary>
    public List<Candidate> OfOtherRevisions =>
        [.. Near.Where(c => c.Revision is not null && c.Revision != Best!.Revision && c.Specific >= Thresholds.Asked)];

    /// <summary>What a question after a rule that was (改定前の基準は) is about: the best one and former rules.</summary>
    public List<Candidate> FormerRules =>
        formerRules ??= [
            .. found.Where(c => (c == Best || c.Refusal == Reasons.Former) && c.Share >= Thresholds.Half && c.Specific >= Thresholds.Half),
        ];

    /// <summary>It asks after a rule that was, without saying of which year, and there is something about it.</summary>
    public bool AsksForFormer => read.IsOld && read.Years.Count == 0 && FormerRules.Count > 0;

    /// <summary>What may be meant.</summary>
    public List<Candidate> Offered =>
        offered ??= [
            .. Fitting
                .Where(c => (c.Chance >= model.Offer || IsEven(c)) && (c.Share >= Thresholds.Near || c.Specific >= Thresholds.Asked))
                .Take(Thresholds.MostOffered),
        ];

    /// <summary>Something may be meant.</summary>
    public bool HasOffer => Offered.Count > 0;

    /// <summary>It names nothing this desk is there for, and either names what other desks do or nothing that any entry speaks of.
    /// </summary>
    public bool IsOffTopic => !Decision.IsOfDomain(read) && (read.IsElsewhere || found.TrueForAll(c => c.Share < Thresholds.Half));

    /// <summary>At most one word says what it is about, and no condition is named.</summary>
    public bool SaysTooLittle => Refused is null && NamesNothing(read) && words.Count(w => w.IsContent) <= 1;

    /// <summary>Why nothing answers: the condition that the entry about it lacks, else that the nearest one lacks.</summary>
    public string WhyNothing =>
        Refused?.Refusal ?? (found is [{ Share: >= Thresholds.Near, Refusal: { } lacks }, ..] ? lacks : null) ?? Reasons.NothingFound;

    /// <summary>As much of it was asked, and as much of the question is in it, as of the best one that is offered.</summary>
    private bool IsEven(Candidate candidate) =>
        Best!.Chance >= model.Offer
        && candidate.Share >= Best.Share - Thresholds.Even
        && candidate.Specific >= Best.Specific - Thresholds.Even;

    private static bool IsTurned(Candidate candidate) => candidate.Reading.IsRelative && !candidate.IsOwnWording;

    /// <summary>Likely enough by the model, or the entry's very wording, which no near twin takes away.</summary>
    private bool IsLikely(Candidate candidate) =>
        IsFree(candidate) && (candidate.Chance >= model.Answer || (candidate.IsOwnWording && candidate.Chance >= model.Offer));

    /// <summary>A number, a service or a matter that it does not carry: however likely, it is only offered.</summary>
    private static bool IsFree(Candidate candidate) => ConditionGate.IsSlight(candidate.Doubt);

    private List<Candidate> Others => others ??= [.. Fitting.Where(c => c != Best && c.Reading.Entry.Answer != Best!.Reading.Entry.Answer)];

    private IEnumerable<Candidate> Near => Others.Where(c => c.Chance >= Thresholds.AskBack * Best!.Chance);

    private static bool NamesNothing(QuestionReading read) =>
        read.Services.Count + read.AddOns.Count + read.Matters.Count + read.Years.Count + read.Quantities.Count == 0;

    private static bool Differ(EntryReading one, EntryReading other) =>
        one.Services.Count > 0 && other.Services.Count > 0 && !one.Services.SetEquals(other.Services);
}
