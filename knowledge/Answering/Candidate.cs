namespace Channels.Knowledge.Answering;

/// <summary>An entry found for a question, with what speaks for and against it.</summary>
/// <param name="Share">Share of the question's words that it has.</param>
/// <param name="Specific">Share of its best wording that was asked.</param>
/// <param name="Strength">Retrieval score weighed with the share.</param>
/// <param name="Refusal">The condition it does not carry, or null.</param>
/// <param name="BearsYear">Whether it is made for a year that the question names.</param>
internal sealed record Candidate(
    EntryReading Reading,
    float Score,
    float Share,
    float Specific,
    float Strength,
    string? Refusal,
    bool BearsYear
)
{
    public string? Revision => Reading.Entry.Revision;

    public string Jurisdiction => Reading.Entry.Jurisdiction;

    public ScoredEntry Scored => new(Reading.Entry, Score, Share, Specific, Refusal);
}
