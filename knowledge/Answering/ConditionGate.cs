using System.Globalization;
using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;

namespace Channels.Knowledge.Answering;

/// <summary>
/// Whether an entry carries what a question names. A score cannot tell: the rule of another year or another service reads almost
/// the same and is wrong. What is not carried does not answer.
/// </summary>
internal static class ConditionGate
{
    /// <summary>Words by which a question without the name of an add-on still speaks of one.</summary>
    private static readonly string[] FeeWords = [.. Tables.Words("fees")];

    /// <summary>The first condition that is not carried, as a stable reason; null when the entry may answer.</summary>
    /// <param name="services">Services of the question, or of the conversation so far.</param>
    public static string? Refuse(QuestionReading question, IReadOnlySet<string> services, EntryReading entry, DateOnly today, string? city)
    {
        if (services.Count > 0 && entry.Services.Count > 0 && !entry.Services.Overlaps(services))
            return Reasons.Service;
        if (question.IsComparison && entry.Services.Count > 0 && !entry.Services.IsSupersetOf(services))
            return Reasons.Service;
        if (question.AddOns.Any(a => !entry.AddOns.Contains(a) && !entry.Names(a)))
            return Reasons.AddOn;
        if (city is not null && entry.Entry.Jurisdiction != Entry.National && entry.Entry.Jurisdiction != city)
            return Reasons.OtherAuthority;
        if (question.Years.Any(y => !Carries(entry, y, today)))
            return Reasons.Year;
        if (entry.Entry.Status == EntryStatus.Superseded || entry.Entry.ValidUntil < today)
            return Reasons.Former;
        return entry.Entry.ValidFrom > today ? Reasons.Coming : null;
    }

    /// <summary>What of the question the entry does not carry and may yet be meant: evidence against it, or why it is only offered.
    /// </summary>
    public static string? Doubt(QuestionReading question, IReadOnlySet<string> services, EntryReading entry)
    {
        if (question.Matters.Any(m => !entry.Matters.Contains(m)))
            return Reasons.Matter;
        if (!question.Quantities.IsSubsetOf(entry.Quantities))
            return Reasons.Number;
        if (question.IsOfOwnOffice)
            return Reasons.Individual;
        if (question.ComparesYears)
            return Reasons.Year;
        if (entry.LacksAsked(question) || question.IsNegative != entry.IsNegative)
            return Reasons.Asked;
        if (services.Count == 0 && entry.IsBound && !question.AddOns.Any(entry.AddOns.Contains))
            return Reasons.WhichService;
        if (!entry.Wants(question))
            return Reasons.Kind;
        if (entry.IsOfFee && question.AddOns.Count == 0 && !SpeaksOfFee(question.Text))
            return Reasons.Fee;
        return question.SideMatters.Any(m => !entry.Matters.Contains(m)) || !entry.IsAskedBy(question) ? Reasons.Aside : null;
    }

    /// <summary>Whether a doubt may yet be answered, where all else speaks for the entry.</summary>
    public static bool IsSlight(string? doubt) => doubt is null or Reasons.Kind or Reasons.Fee or Reasons.Aside;

    /// <summary>Whether a folded text speaks of an add-on or a reduction without its name.</summary>
    public static bool SpeaksOfFee(string text) => FeeWords.Any(w => text.Contains(w, StringComparison.Ordinal));

    /// <summary>
    /// A year is carried when the entry's validity says so: it began by then and had not ended, and the year is not one whose rules
    /// nobody knows yet. A named revision must be the entry's own.
    /// </summary>
    private static bool Carries(EntryReading entry, YearMention year, DateOnly today)
    {
        var bears = entry.Entry;
        if (year.Revision is { } revision)
            return bears.Revision == revision;
        if (
            bears.Revision is ['R', .. var number]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && year.Until < new DateOnly(2018 + n, 4, 1)
        )
        {
            return false;
        }

        if (bears.ValidFrom is not { } from)
            return entry.OwnText.Contains(year.Text, StringComparison.Ordinal);
        if (year.From > today && bears.ValidUntil is null && !entry.OwnText.Contains(year.Text, StringComparison.Ordinal))
            return false;
        // What is past must have been covered from its first day; in what is not over the rule may have begun.
        return from <= (year.Until < today ? year.From : year.Until) && (bears.ValidUntil is not { } until || year.From <= until);
    }
}
