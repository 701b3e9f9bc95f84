using Channels.Bot.Data.Rows;
using Channels.Bot.Dialogs;
using Channels.Bot.Protection;
using Channels.Bot.Questions;
using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;
using Channels.Text;

namespace Channels.Webhooks.Answers;

/// <summary>
/// A member of staff answers an inquiry: the answer becomes a draft entry that bears the inquiry's number and the words it was asked
/// with, or the words join an entry that is there. Once a second person approves, it answers everybody and its asker is told.
/// </summary>
internal sealed class InquiryDesk(
    Inquiries inquiries,
    EntryDesk desk,
    EntryCatalog catalog,
    EntryLedger ledger,
    LiveKnowledge live,
    ColumnProtector protector,
    TimeProvider clock
)
{
    private const int MostCandidates = 5;

    /// <summary>Id of the entry that answers an inquiry of its own.</summary>
    public static string EntryIdOf(string reference) => "inquiry-" + reference.ToLowerInvariant();

    /// <summary>Writes the answer as the draft of an entry of its own.</summary>
    /// <param name="answer">The entry; its id is that of the inquiry, its question may be empty: then it is asked in the asker's
    /// words.</param>
    /// <param name="key">What makes it one request, or null.</param>
    public async Task<EntryOutcome> AnswerAsync(string reference, Entry answer, string? key, StaffStep step, CancellationToken stop)
    {
        if (await inquiries.FindAsync(reference, stop) is not { } inquiry)
            return Unknown();
        var wordings = Wordings(inquiry);
        var question = answer.Question.Length > 0 ? answer.Question : wordings.FirstOrDefault();
        if (question is null)
            return EntryOutcome.Refuse(
                RefusalKind.Invalid,
                "inquiry.wording",
                "Nothing can be kept of the asker's words; 'question' says what was asked."
            );
        var entry = answer with
        {
            Id = EntryIdOf(reference),
            Question = question,
            Aliases = [.. answer.Aliases.Union(wordings, StringComparer.Ordinal).Where(w => w != question)],
        };
        var row = RowOf("answer", reference, key, step.By);
        if (row is { } id && await ledger.FindAsync(id, stop) is { } earlier)
            return IsSame(earlier, entry) ? new EntryOutcome.Done(earlier, [], []) : KeyReused();
        if (inquiry.State is not (InquiryStates.Open or InquiryStates.Closed))
            return Taken(inquiry);
        var version = (await catalog.FindAsync(entry.Id, stop))?.Entry.Current.Version ?? 0;
        return await AgainAsync(
            await desk.ProposeAsync(entry, version, step with { Inquiry = reference, RowId = row }, stop),
            row,
            entry,
            stop
        );
    }

    /// <summary>The asker's words join an entry that answers them already.</summary>
    /// <param name="version">The version of the entry that was read.</param>
    public async Task<EntryOutcome> LinkAsync(
        string reference,
        string entryId,
        int version,
        string? key,
        StaffStep step,
        CancellationToken stop
    )
    {
        if (await inquiries.FindAsync(reference, stop) is not { } inquiry)
            return Unknown();
        if (await catalog.FindAsync(entryId, stop) is not var (found, _))
            return EntryOutcome.Refuse(RefusalKind.Unknown, "entry.unknown", "No such entry");
        var row = RowOf("link", reference, key, step.By);
        if (row is { } id && await ledger.FindAsync(id, stop) is { } earlier)
            return earlier.EntryId == entryId ? new EntryOutcome.Done(earlier, [], []) : KeyReused();
        if (inquiry.State is not (InquiryStates.Open or InquiryStates.Closed))
            return Taken(inquiry);
        if (found.Current is not { Status: EntryStatuses.Approved or EntryStatuses.Unconfirmed or EntryStatuses.Draft, Entry: { } entry })
            return EntryOutcome.Refuse(
                RefusalKind.Conflict,
                "entry.not-in-force",
                "This entry answers nobody and cannot answer an inquiry."
            );
        var linked = entry with
        {
            Aliases = [.. entry.Aliases.Union(Wordings(inquiry).Where(w => w != entry.Question), StringComparer.Ordinal)],
        };
        return await AgainAsync(
            await desk.ProposeAsync(linked, version, step with { Inquiry = reference, RowId = row }, stop),
            row,
            linked,
            stop
        );
    }

    /// <summary>What the assistant would have looked at for an inquiry.</summary>
    public IReadOnlyList<InquiryCandidate> Candidates(Inquiry inquiry)
    {
        if (inquiry.Question is not { } question)
            return [];
        var reply = live
            .Current.In(KnowledgeSnapshot.Japanese)
            .Assistant.Ask(question, Channels.Knowledge.Answering.AskContext.None, JapanTime.DayOf(clock.GetUtcNow()));
        return
        [
            .. reply
                .Entries.Take(MostCandidates)
                .Select(e => new InquiryCandidate(
                    e.Entry.Id,
                    e.Entry.Question,
                    EntryState.StatusOf(e.Entry.Status),
                    Math.Round(e.Share, 2),
                    e.Refusal
                )),
        ];
    }

    /// <summary>The words it was asked with, as far as they may be kept.</summary>
    private static List<string> Wordings(Inquiry inquiry) =>
        [
            .. new[] { inquiry.Question }
                .Concat(inquiry.Asked)
                .OfType<string>()
                .Select(AskedWording.Of)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>The same request at the same moment on another node is the same answer.</summary>
    private async Task<EntryOutcome> AgainAsync(EntryOutcome outcome, Guid? row, Entry entry, CancellationToken stop) =>
        outcome is EntryOutcome.Refused { Kind: RefusalKind.Conflict }
        && row is { } id
        && await ledger.FindAsync(id, stop) is { } earlier
        && IsSame(earlier, entry)
            ? new EntryOutcome.Done(earlier, [], [])
            : outcome;

    private static bool IsSame(EntryVersion earlier, Entry entry) =>
        EntryJson.Read(earlier.Document).Entry is { } there
        && there.Id == entry.Id
        && EntryDiff.Between(there with { Grounding = entry.Grounding }, entry).Count == 0;

    private Guid? RowOf(string what, string reference, string? key, string by) =>
        key is null ? null : Guid.ParseExact(protector.Pseudonym("inquiry-" + what, $"{by}\n{reference}\n{key}"), "N");

    private static EntryOutcome.Refused Unknown() => EntryOutcome.Refuse(RefusalKind.Unknown, "inquiry.unknown", "No such inquiry");

    private static EntryOutcome.Refused KeyReused() =>
        EntryOutcome.Refuse(RefusalKind.Invalid, "idempotency-key.reused", "This Idempotency-Key was used for another answer.");

    private static EntryOutcome.Refused Taken(Inquiry inquiry) =>
        EntryOutcome.Refuse(
            RefusalKind.Conflict,
            "inquiry." + inquiry.State,
            $"There is an answer in {string.Join(", ", inquiry.Entries.Select(e => e.Id))}; change that entry instead."
        );
}

/// <summary>An entry that comes near an inquiry.</summary>
/// <param name="Share">Share of the question's words that it has.</param>
/// <param name="Refusal">The condition of the question that it does not carry, or null.</param>
internal sealed record InquiryCandidate(string Id, string Question, string Status, double Share, string? Refusal);
