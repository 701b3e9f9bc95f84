using Channels.Knowledge.Content;
using Channels.Knowledge.Office;

namespace Channels.Webhooks.Api;

/// <summary>A proposal.</summary>
/// <param name="Version">The version it is written on: that of the entry as it was read, 0 for a new one.</param>
/// <param name="Entry">The entry without id, status and review.</param>
/// <param name="Note">Why, up to 600 characters.</param>
internal sealed record EntryProposal(int Version, ProposedEntry Entry, string? Note = null);

/// <summary>What a member of staff writes of an entry.</summary>
/// <param name="Services">Names of the table of services; an empty list says that it holds for all of them.</param>
internal sealed record ProposedEntry(
    string Question,
    string Answer,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<string> Services,
    IReadOnlyList<string>? Aliases = null,
    IReadOnlyList<string>? AddOns = null,
    string? Jurisdiction = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidUntil = null,
    string? Revision = null,
    string? Owner = null,
    Grounding Grounding = Grounding.Unknown
)
{
    public Entry As(string id) =>
        new()
        {
            Id = id,
            Question = Question.Trim(),
            Answer = Answer.ReplaceLineEndings("\n").Trim(),
            Aliases = Aliases ?? [],
            Citations = Citations,
            Services = Services,
            AddOns = AddOns ?? [],
            Jurisdiction = Jurisdiction ?? Entry.National,
            ValidFrom = ValidFrom,
            ValidUntil = ValidUntil,
            Revision = Revision,
            Owner = Owner,
            Grounding = Grounding,
        };
}

/// <summary>An approval of the version that was read.</summary>
/// <param name="NextReview">When it is to be looked at again; the usual time when left out.</param>
/// <param name="Acknowledge">Why it is right although another entry says otherwise; wanted only where one does.</param>
internal sealed record EntryApproval(int Version, string? Note = null, DateOnly? NextReview = null, string? Acknowledge = null);

/// <summary>Approvals of what was shipped or imported, at most 200.</summary>
internal sealed record EntryApprovals(IReadOnlyList<EntryAt> Entries, string? Note = null, DateOnly? NextReview = null);

/// <summary>An entry as it was read.</summary>
internal sealed record EntryAt(string Id, int Version = 0);

/// <summary>A decision about an entry, with its reason.</summary>
internal sealed record EntryDecision(int Version, string Note);

/// <summary>An entry gives way, perhaps to another one.</summary>
internal sealed record EntrySuccession(int Version, string Note, string? SupersededBy = null);

/// <summary>What was written.</summary>
/// <param name="Warnings">What the writer should know: near-duplicates, contradictions, a name in the question, a question of
/// its own that it would not answer, a successor that nobody approved.</param>
/// <param name="Told">Who was told that their inquiry is answered; where that was not possible, staff do it by e-mail or telephone.</param>
internal sealed record EntryReceipt(
    string Id,
    int Version,
    string Status,
    string By,
    DateTimeOffset At,
    IReadOnlyList<EntryFinding> Warnings,
    IReadOnlyList<Channels.Bot.Questions.InquiryTold> Told
)
{
    public static EntryReceipt Of(EntryOutcome.Done done) =>
        new(
            done.Version.EntryId,
            done.Version.Version,
            done.Version.Status,
            done.Version.By,
            done.Version.At,
            done.Warnings,
            [.. done.Told.Select(t => new Channels.Bot.Questions.InquiryTold(t.Reference, t.Channel, t.Code))]
        );
}

/// <summary>What became of one of several approvals.</summary>
/// <param name="Version">Its version now; null when nothing was written.</param>
/// <param name="Code">Why nothing was written, or null.</param>
internal sealed record EntryResult(string Id, int? Version, string? Code, string? Message);

/// <summary>A page of entries.</summary>
/// <param name="Next">Ask again with <c>after</c> set to this; null on the last page.</param>
/// <param name="Total">How many fit, over all pages.</param>
internal sealed record EntryPage(IReadOnlyList<EntryLine> Entries, string? Next, int Total);

/// <summary>A line of the list.</summary>
/// <param name="Version">The newest version; 0 for what was shipped and never changed.</param>
/// <param name="Status">Of the newest version.</param>
/// <param name="InForce">The version that is in force, or null.</param>
/// <param name="IsDue">Its day of review has come.</param>
/// <param name="Problem">Why its document cannot be read, or null.</param>
internal sealed record EntryLine(
    string Id,
    int Version,
    string Status,
    int? InForce,
    string? InForceStatus,
    string? Question,
    IReadOnlyList<string> Services,
    string? Jurisdiction,
    string? Revision,
    string? Owner,
    DateOnly? ValidUntil,
    DateOnly? ReviewedOn,
    DateOnly? NextReview,
    bool IsDue,
    string By,
    DateTimeOffset? At,
    string? Inquiry,
    string? Problem
)
{
    public static EntryLine Of(CatalogEntry entry, DateOnly today)
    {
        var (now, read) = (entry.Current, entry.Current.Entry ?? entry.InForce?.Entry);
        return new EntryLine(
            entry.Id,
            now.Version,
            now.Status,
            entry.InForce?.Version,
            entry.InForce?.Status,
            read?.Question,
            read?.Services ?? [],
            read?.Jurisdiction,
            read?.Revision,
            read?.Owner,
            read?.ValidUntil,
            read?.ReviewedOn,
            read?.NextReview,
            EntrySearch.Due(entry, today),
            now.By,
            now.At,
            now.Inquiry,
            now.Problem ?? entry.InForce?.Problem
        );
    }
}

/// <summary>An entry with its story.</summary>
/// <param name="Pending">What the newest version would change of what is in force.</param>
/// <param name="Versions">Oldest first; the version 0 is what was shipped.</param>
internal sealed record EntryDetail(
    string Id,
    int Version,
    string Status,
    int? InForce,
    Entry? Entry,
    IReadOnlyList<EntryDifference> Pending,
    IReadOnlyList<EntryVersionLine> Versions
);

/// <summary>A version with what it changed of the one before.</summary>
internal sealed record EntryVersionLine(
    int Version,
    string Status,
    string By,
    DateTimeOffset? At,
    string? Note,
    string? Inquiry,
    Entry? Entry,
    string? Problem,
    IReadOnlyList<EntryDifference> Changes
);
