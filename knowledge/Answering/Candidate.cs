namespace Channels.Knowledge.Answering;

/// <summary>An entry found for a question, with what speaks for and against it.</summary>
/// <param name="Score">Retrieval score.</param>
/// <param name="Share">Share of the question's words that it has.</param>
/// <param name="Specific">Share of its best wording that was asked.</param>
/// <param name="Chance">How likely it is the right answer, by the model.</param>
/// <param name="Refusal">The condition it does not carry, or null: then it neither answers nor is offered.</param>
/// <param name="Doubt">What it does not carry and may yet be meant by the question, or null.</param>
/// <param name="BearsYear">Whether it is made for a year that the question names.</param>
/// <param name="IsOwnWording">Whether the question is one of its wordings, letter by letter.</param>
/// <param name="Evidence">The numbers the chance was made of.</param>
/// <param name="IsSucceeded">It holds no longer, and an approved entry has its matter.</param>
internal sealed record Candidate(
    EntryReading Reading,
    float Score,
    float Share,
    float Specific,
    float Chance,
    string? Refusal,
    string? Doubt,
    bool BearsYear,
    bool IsOwnWording,
    IReadOnlyList<float> Evidence,
    bool IsSucceeded = false
)
{
    public string? Revision => Reading.Entry.Revision;

    public string Jurisdiction => Reading.Entry.Jurisdiction;

    public ScoredEntry Scored => new(Reading.Entry, Score, Share, Specific, Refusal ?? Doubt, Chance);
}
