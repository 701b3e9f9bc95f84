namespace Channels.Knowledge.Index;

/// <summary>
/// The postings of one field: for every term the texts it occurs in, each with its BM25 impact in 16 bits. A term's score in a text
/// is impact times scale, so that scoring is one multiplication and one addition a posting.
/// </summary>
internal sealed class FieldIndex(int[] offsets, int[] ids, ushort[] impacts, float[] scales)
{
    /// <summary>A saturated term frequency, 0 to 1, in 16 bits; never 0, since the term is there.</summary>
    public static ushort Impact(float saturated) => (ushort)Math.Clamp((int)MathF.Round(saturated * ushort.MaxValue), 1, ushort.MaxValue);

    /// <summary>What an impact of 1 is worth: inverse document frequency, its exponent, BM25's numerator and the 16 bits.</summary>
    public static float Scale(int texts, int occurrences, float saturation, float rarity)
    {
        var idf = MathF.Log(1 + ((texts - occurrences + 0.5f) / (occurrences + 0.5f)));
        return MathF.Pow(idf, rarity) * (saturation + 1) / ushort.MaxValue;
    }

    /// <summary>Number of texts the term occurs in.</summary>
    public int Occurrences(int term) => term + 1 < offsets.Length ? offsets[term + 1] - offsets[term] : 0;

    /// <summary>Adds a term's scores to those of the texts it occurs in.</summary>
    public void Score(int term, float weight, Span<float> scores)
    {
        if (term + 1 >= offsets.Length)
            return;
        var (start, end) = (offsets[term], offsets[term + 1]);
        var factor = weight * scales[term];
        var texts = ids.AsSpan(start, end - start);
        var values = impacts.AsSpan(start, end - start);
        for (var at = 0; at < texts.Length; at++)
            scores[texts[at]] += factor * values[at];
    }
}
