using Channels.Bot.Protection;
using Channels.Bot.Questions;
using Channels.Knowledge.Content;
using Channels.Knowledge.Office;

namespace Channels.Webhooks.Answers;

/// <summary>A member of staff answers an inquiry: the inquiry is the bot's, the entry that answers it the office's.</summary>
internal sealed class InquiryDesk(Inquiries inquiries, InquiryEntries entries, ColumnProtector protector)
{
    /// <inheritdoc cref="InquiryEntries.IdOf"/>
    public static string EntryIdOf(string reference) => InquiryEntries.IdOf(reference);

    /// <inheritdoc cref="InquiryEntries.AnswerAsync"/>
    /// <param name="key">What makes it one request, or null.</param>
    public async Task<EntryOutcome> AnswerAsync(string reference, Entry answer, string? key, StaffStep step, CancellationToken stop) =>
        await inquiries.FindAsync(reference, stop) is { } inquiry
            ? await entries.AnswerAsync(Asked(inquiry), answer, step with { RowId = RowOf("answer", reference, key, step.By) }, stop)
            : Unknown();

    /// <inheritdoc cref="InquiryEntries.LinkAsync"/>
    /// <param name="key">What makes it one request, or null.</param>
    public async Task<EntryOutcome> LinkAsync(
        string reference,
        string entryId,
        int version,
        string? key,
        StaffStep step,
        CancellationToken stop
    ) =>
        await inquiries.FindAsync(reference, stop) is { } inquiry
            ? await entries.LinkAsync(Asked(inquiry), entryId, version, step with { RowId = RowOf("link", reference, key, step.By) }, stop)
            : Unknown();

    /// <summary>What the assistant would have looked at for an inquiry.</summary>
    public IReadOnlyList<InquiryCandidate> Candidates(Inquiry inquiry) =>
        inquiry.Question is { } question ? entries.Candidates(question) : [];

    private static AskedInquiry Asked(Inquiry inquiry) =>
        new(
            inquiry.Reference,
            inquiry.State,
            inquiry.State is InquiryStates.Open or InquiryStates.Closed,
            [.. new[] { inquiry.Question }.Concat(inquiry.Asked).OfType<string>()],
            [.. inquiry.Entries.Select(e => e.Id)]
        );

    private Guid? RowOf(string what, string reference, string? key, string by) =>
        key is null ? null : Guid.ParseExact(protector.Pseudonym("inquiry-" + what, $"{by}\n{reference}\n{key}"), "N");

    private static EntryOutcome.Refused Unknown() => EntryOutcome.Refuse(RefusalKind.Unknown, "inquiry.unknown", "No such inquiry");
}
