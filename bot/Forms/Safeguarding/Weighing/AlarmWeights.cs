using System.Globalization;

namespace Channels.Bot.Forms.Safeguarding.Weighing;

/// <summary>
/// What labelled sentences taught: for every alarm a weight of every run of letters. A message weighs what its runs weigh, and a
/// long one as much as its heaviest sentence. <c>alarm-weights.txt</c> is written by the trainer of the tests, never by hand.
/// </summary>
internal sealed class AlarmWeights
{
    /// <summary>The letter of weight zero; one letter more is one step more.</summary>
    public const char Zero = 'P';

    /// <summary>The weights of any cry at all stand beside those of each alarm and count for every one of them: that somebody is in need is
    /// learnt from all cries, which of the alarms it is from its own.</summary>
    public const string Any = "any";

    /// <summary>So far from zero a weight can be.</summary>
    public const int Most = 31;

    /// <summary>A shorter sentence of a longer message says too little by itself.</summary>
    private const int LeastSentence = 6;

    /// <summary>A sentence out of its message must weigh more than a whole message.</summary>
    private const float OutOfMessage = 0.3f;

    private static readonly Lazy<AlarmWeights> Embedded = new(Load);

    private readonly sbyte[] weights; // by shelf, then by alarm
    private readonly int any;

    public AlarmWeights(IReadOnlyList<AlarmScale> scales, sbyte[] weights)
    {
        if (weights.Length != LetterRuns.Shelves * scales.Count)
            throw new InvalidOperationException($"{weights.Length} weights are not {LetterRuns.Shelves} of each of {scales.Count} alarms.");
        Scales = scales;
        any = scales.ToList().FindIndex(s => s.List is Any);
        this.weights = weights;
    }

    public static AlarmWeights Default => Embedded.Value;

    public IReadOnlyList<AlarmScale> Scales { get; }

    /// <summary>The weight of a message for every alarm.</summary>
    public void Weigh(in CloseText text, Span<float> found)
    {
        var letters = text.Letters.AsSpan(0, text.Length);
        WeighPart(letters, found);
        Span<float> part = stackalloc float[found.Length];
        var start = 0;
        while (start < text.Length && !text.IsOneSentence(0, text.Length - 1))
        {
            var end = text.EndOfSentence(start);
            if (end - start >= LeastSentence)
            {
                WeighPart(letters[start..end], part);
                for (var list = 0; list < part.Length; list++)
                    found[list] = Math.Max(found[list], part[list] - OutOfMessage);
            }

            start = end;
        }
    }

    /// <summary>Lines of the file: <c>list bias step alone with-words</c>, an empty line, then the weights as letters.</summary>
    public static AlarmWeights Read(TextReader source)
    {
        List<AlarmScale> scales = [];
        while (source.ReadLine() is { Length: > 0 } line)
        {
            var words = line.Split(' ');
            var figures = words[1..].Select(w => float.Parse(w, CultureInfo.InvariantCulture)).ToArray();
            scales.Add(new AlarmScale(words[0], figures[0], figures[1], figures[2], figures[3]));
        }

        var letters = source.ReadToEnd().Where(c => c > ' ');
        return new AlarmWeights(scales, [.. letters.Select(c => (sbyte)(c - Zero))]);
    }

    /// <summary>The weights as the file has them.</summary>
    public string Letters() => string.Concat(weights.Select(weight => (char)(Zero + weight)));

    private void WeighPart(ReadOnlySpan<char> letters, Span<float> found)
    {
        Span<int> sums = stackalloc int[found.Length];
        sums.Clear();
        var runs = 0;
        foreach (var shelf in new LetterRuns(letters))
        {
            runs++;
            var of = weights.AsSpan(shelf * found.Length, found.Length);
            for (var list = 0; list < of.Length; list++)
                sums[list] += of[list];
        }

        var share = 1 / MathF.Sqrt(Math.Max(1, runs));
        for (var list = 0; list < found.Length; list++)
            found[list] = Scales[list].Bias + (sums[list] * Scales[list].Step * share);
        if (any >= 0)
            AddAny(found);
    }

    /// <summary>What weighs for one alarm by itself, or for it the most, is that alarm; the others are not raised with it.</summary>
    private void AddAny(Span<float> found)
    {
        var most = float.MinValue;
        for (var list = 0; list < found.Length; list++)
            most = list == any ? most : Math.Max(most, found[list]);
        for (var list = 0; list < found.Length; list++)
        {
            if (list != any && (found[list] >= 0 || found[list] >= most))
                found[list] += found[any];
        }
    }

    private static AlarmWeights Load()
    {
        using var stream =
            typeof(AlarmWeights).Assembly.GetManifestResourceStream("Dialogs/alarm-weights.txt")
            ?? throw new InvalidOperationException("The weights of alarms are not in the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}
