namespace Channels.Knowledge.Office;

/// <summary>A question that was handed in to the office, as far as entries are concerned with it.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="State">How far it is, as the host names it.</param>
/// <param name="TakesAnswer">Whether an answer may still be written for it.</param>
/// <param name="Words">The words it was asked with, as they were written.</param>
/// <param name="Entries">Ids of entries that answer it or are to.</param>
public sealed record AskedInquiry(
    string Reference,
    string State,
    bool TakesAnswer,
    IReadOnlyList<string> Words,
    IReadOnlyList<string> Entries
);

/// <summary>An entry that comes near an inquiry.</summary>
/// <param name="Share">Share of the question's words that it has.</param>
/// <param name="Refusal">The condition of the question that it does not carry, or null.</param>
public sealed record InquiryCandidate(string Id, string Question, string Status, double Share, string? Refusal);
