using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;

namespace Channels.Knowledge.Answering;

/// <summary>Puts an outcome into words.</summary>
/// <param name="texts">The fixed words.</param>
/// <param name="language">Of the reply.</param>
/// <param name="context">What the next question may go on from.</param>
/// <param name="isDemonstration">Former rules that nobody confirmed are shown too, with the label.</param>
internal sealed class ReplyWriter(AnswerTexts texts, string language, AskContext context, bool isDemonstration = false)
{
    private const int MostChoices = 8;

    public Reply Fixed(Outcome outcome, string reason) => new(outcome, reason, Say(outcome, reason), [], null, [], [], [], context);

    public Reply Answer(Candidate best, List<Candidate> found)
    {
        var entry = best.Reading.Entry;
        var text = new AnswerComposer(texts).Compose(entry, language);
        return new Reply(
            Outcome.Answered,
            Reasons.Found,
            text,
            Scored([best, .. found.Where(c => c != best)]),
            entry.Answer,
            entry.Citations,
            [],
            [],
            context
        );
    }

    public Reply Candidates(string reason, List<Candidate> offered) => Offer(reason, Scored(offered));

    /// <summary>Offers entries in the order given.</summary>
    public Reply Offer(string reason, IReadOnlyList<ScoredEntry> offered)
    {
        var choices = offered.Select(e => e.Entry.Question).ToList();
        var lines = choices.Select((choice, at) => $"{at + 1} {choice}").Prepend(Say(Outcome.Candidates, reason)).ToList();
        if (offered.Any(e => e.Entry.Status != EntryStatus.Approved))
            lines.Insert(0, texts.Say(language, "demonstration"));
        return new Reply(Outcome.Candidates, reason, string.Join('\n', lines), offered, null, [], choices, [], context);
    }

    /// <param name="rivals">Entries that would each answer, for other services.</param>
    public Reply WhichService(QuestionReading read, List<Candidate> rivals, List<Candidate> found) =>
        Back(Reasons.WhichService, read, rivals.SelectMany(r => r.Reading.Services), found);

    /// <param name="rivals">Entries that would each answer, of other revisions or former ones.</param>
    public Reply WhichRevision(QuestionReading read, List<Candidate> rivals, List<Candidate> found) =>
        Back(
            Reasons.WhichRevision,
            read,
            rivals.Select(r => r.Revision).OfType<string>().Order(StringComparer.Ordinal).Select(r => AnswerTexts.Revision(language, r)),
            found
        );

    /// <param name="rivals">Entries that would each answer, of other cities.</param>
    public Reply WhichCity(QuestionReading read, List<Candidate> rivals, List<Candidate> found) =>
        Back(Reasons.WhichCity, read, rivals.Select(r => r.Jurisdiction), found);

    private Reply Back(string reason, QuestionReading read, IEnumerable<string> choices, List<Candidate> found) =>
        new(
            Outcome.Clarify,
            reason,
            Say(Outcome.Clarify, reason),
            Scored(found),
            null,
            [],
            [.. choices.Distinct(StringComparer.Ordinal).Take(MostChoices)],
            [],
            context with
            {
                Pending = read.Text,
            }
        );

    public Reply NotCovered(string reason, List<Candidate> found)
    {
        var former = found
            .Where(c => c.Refusal == Reasons.Former || (c.Refusal == Reasons.Year && c.Reading.Entry.Status == EntryStatus.Superseded))
            // Beside the rule that took its place only where the former one is asked for.
            .Where(c => reason == Reasons.Year || !c.IsSucceeded)
            .Where(IsAskedFor)
            .Select(c => c.Reading.Entry)
            .Take(1)
            .ToList();
        var coming =
            reason == Reasons.Coming
                ? found.Find(c => c.Refusal == Reasons.Coming && c.Reading.Entry.Status != EntryStatus.Superseded && IsAskedFor(c))
                : null;
        var text = Say(Outcome.NotCovered, reason);
        if (coming is { Reading.Entry: { ValidFrom: { } from } rule })
        {
            var begins = AnswerTexts.Date(language, from);
            text += "\n" + texts.Say(language, "coming", begins, new AnswerComposer(texts).Compose(rule, language));
        }

        if (former.Count > 0)
            text += "\n" + texts.Say(language, "former", new AnswerComposer(texts).Compose(former[0], language));
        return new Reply(Outcome.NotCovered, reason, text, Scored(found), null, [], [], former, context);
    }

    /// <summary>Of a rule that does not hold now, only the one that was asked for, and none that nobody confirmed.</summary>
    private bool IsAskedFor(Candidate candidate) =>
        candidate.Share >= Thresholds.About
        && candidate.Specific >= Thresholds.Half
        && (isDemonstration || candidate.Reading.Entry.WasConfirmed());

    private string Say(Outcome outcome, string reason)
    {
        var key = $"{OutcomeNames.Of(outcome)}.{reason}";
        return texts.Say(
            language,
            texts.Has(key) ? key
                : outcome == Outcome.NotCovered ? "not-covered.nothing-found"
                : "candidates.similar"
        );
    }

    private static IReadOnlyList<ScoredEntry> Scored(IEnumerable<Candidate> found) => [.. found.Take(5).Select(c => c.Scored)];
}
