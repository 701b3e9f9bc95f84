using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;
using Channels.Text;

namespace Channels.Knowledge.Office;

/// <summary>
/// An answer to an inquiry as an entry: a draft that bears the inquiry's number and the words it was asked with, or those words with
/// an entry that is there. Once a second person approves, it answers everybody and its asker is told.
/// </summary>
public sealed class InquiryEntries(EntryDesk desk, EntryCatalog catalog, IEntryLedger ledger, LiveKnowledge live, TimeProvider clock)
{
    private const int MostCandidates = 5;

    /// <summary>Id of the entry that answers an inquiry of its own.</summary>
    public static string IdOf(string reference) => "inquiry-" + reference.ToLowerInvariant();

    /// <summary>Writes the answer as the draft of an entry of its own.</summary>
    /// <param name="answer">The entry; its id is that of the inquiry, its question may be empty: then it is asked in the asker's
    /// words.</param>
    /// <param name="step">Its row is named where the same request may come again.</param>
    public async Task<EntryOutcome> AnswerAsync(AskedInquiry inquiry, Entry answer, StaffStep step, CancellationToken stop)
    {
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
            Id = IdOf(inquiry.Reference),
            Question = question,
            Aliases = [.. answer.Aliases.Union(wordings, StringComparer.Ordinal).Where(w => w != question)],
        };
        if (step.RowId is { } id && await ledger.FindAsync(id, stop) is { } earlier)
            return IsSame(earlier, entry) ? new EntryOutcome.Done(earlier.Version, [], []) : KeyReused();
        if (!inquiry.TakesAnswer)
            return Taken(inquiry);
        var version = (await catalog.FindAsync(entry.Id, stop))?.Entry.Current.Version ?? 0;
        return await ProposeAsync(inquiry, entry, version, step, stop);
    }

    /// <summary>The asker's words join an entry that answers them already.</summary>
    /// <param name="version">The version of the entry that was read.</param>
    /// <param name="step">Its row is named where the same request may come again.</param>
    public async Task<EntryOutcome> LinkAsync(AskedInquiry inquiry, string entryId, int version, StaffStep step, CancellationToken stop)
    {
        if (await catalog.FindAsync(entryId, stop) is not var (found, _))
            return EntryOutcome.Refuse(RefusalKind.Unknown, "entry.unknown", "No such entry");
        if (step.RowId is { } id && await ledger.FindAsync(id, stop) is { } earlier)
            return earlier.Version.EntryId == entryId ? new EntryOutcome.Done(earlier.Version, [], []) : KeyReused();
        if (!inquiry.TakesAnswer)
            return Taken(inquiry);
        if (
            found.Current
            is not { Status: VersionStatuses.Approved or VersionStatuses.Unconfirmed or VersionStatuses.Draft, Entry: { } entry }
        )
            return EntryOutcome.Refuse(
                RefusalKind.Conflict,
                "entry.not-in-force",
                "This entry answers nobody and cannot answer an inquiry."
            );
        var linked = entry with
        {
            Aliases = [.. entry.Aliases.Union(Wordings(inquiry).Where(w => w != entry.Question), StringComparer.Ordinal)],
        };
        return await ProposeAsync(inquiry, linked, version, step, stop);
    }

    /// <summary>What the assistant would have looked at for a question.</summary>
    public IReadOnlyList<InquiryCandidate> Candidates(string question)
    {
        var assistant = live.Current.In(KnowledgeSnapshot.Japanese).Assistant;
        var reply = assistant.Ask(question, AskContext.None, JapanTime.DayOf(clock.GetUtcNow()));
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
    private static List<string> Wordings(AskedInquiry inquiry) =>
        [.. inquiry.Words.Select(AskedWording.Of).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The same request at the same moment on another node is the same answer.</summary>
    private async Task<EntryOutcome> ProposeAsync(AskedInquiry inquiry, Entry entry, int version, StaffStep step, CancellationToken stop)
    {
        var outcome = await desk.ProposeAsync(entry, version, step with { Inquiry = inquiry.Reference }, stop);
        return
            outcome is EntryOutcome.Refused { Kind: RefusalKind.Conflict }
            && step.RowId is { } id
            && await ledger.FindAsync(id, stop) is { } earlier
            && IsSame(earlier, entry)
            ? new EntryOutcome.Done(earlier.Version, [], [])
            : outcome;
    }

    private static bool IsSame(StoredDocument earlier, Entry entry) =>
        EntryJson.Read(earlier.Document).Entry is { } there
        && there.Id == entry.Id
        && EntryDiff.Between(there with { Grounding = entry.Grounding }, entry).Count == 0;

    private static EntryOutcome.Refused KeyReused() =>
        EntryOutcome.Refuse(RefusalKind.Invalid, "idempotency-key.reused", "This Idempotency-Key was used for another answer.");

    private static EntryOutcome.Refused Taken(AskedInquiry inquiry) =>
        EntryOutcome.Refuse(
            RefusalKind.Conflict,
            "inquiry." + inquiry.State,
            $"There is an answer in {string.Join(", ", inquiry.Entries)}; change that entry instead."
        );
}
