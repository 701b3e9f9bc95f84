namespace Channels.Knowledge.Answering;

/// <summary>What was measured of an entry for a question.</summary>
/// <param name="Share">Share of the question's words that it has.</param>
/// <param name="Specific">Share of its best wording that was asked.</param>
/// <param name="WordingShare">Share of the question's words that its wordings and topic have, without the answer.</param>
/// <param name="Missing">The heaviest word of the question that it does not have, as a part of all.</param>
/// <param name="PairsAsked">Share of the question's pairs of characters that its best wording has.</param>
/// <param name="PairsHad">Share of that wording's pairs that the question has.</param>
/// <param name="Mass">Weight of the question's words that its wordings have.</param>
/// <param name="FocusAsked">Share of the words at the end of the question, where it asks, that its wordings have.</param>
/// <param name="FocusHad">Share of the words at the end of its best wording that were asked.</param>
/// <param name="Score">Retrieval score beside the best one's.</param>
/// <param name="WordingLength">Characters of its best wording.</param>
/// <param name="Lacking">The words that say what the question is about and that it does not have.</param>
internal sealed record Measured(
    EntryReading Entry,
    float Share,
    float Specific,
    float WordingShare,
    float Missing,
    float PairsAsked,
    float PairsHad,
    float Mass,
    float FocusAsked,
    float FocusHad,
    float Score,
    int WordingLength,
    bool BearsYear,
    IReadOnlyList<ContentWord> Lacking
)
{
    /// <summary>How much of either side the other one has.</summary>
    public float Shares => (Share + Specific) / 2;
}

/// <summary>How an entry stands beside those others that say something else.</summary>
/// <param name="Score">Its score ahead of the best of theirs, as a part of it.</param>
/// <param name="Shares">Its shares ahead of theirs.</param>
/// <param name="Mass">The weight of the words it has ahead of theirs.</param>
/// <param name="Clear">Its shares ahead of those of them that leave nothing in doubt.</param>
/// <param name="IsClear">It leaves nothing in doubt itself.</param>
/// <param name="Unknown">Words that say what the question is about and that no entry found has.</param>
internal readonly record struct Leads(float Score, float Shares, float Mass, float Clear, bool IsClear, int Unknown);
