using System.Globalization;

namespace Channels.Knowledge.Answering;

/// <summary>
/// How likely an entry is the right answer: a logistic regression over <see cref="Evidence"/>, and the two chances from which an entry
/// answers and from which it is offered. A file of lines <c>name number</c>: whoever reads it sees what counts how much.
/// </summary>
public sealed class AnswerModel
{
    private const string AnswerName = "answer";
    private const string OfferName = "offer";
    private const string BaseName = "base";
    private readonly float[] _weights;
    private readonly float _base;

    internal AnswerModel(float @base, IReadOnlyList<float> weights, float answer, float offer) =>
        (_base, _weights, Answer, Offer) = (@base, [.. weights], answer, offer);

    /// <summary>Least chance for an answer.</summary>
    public float Answer { get; }

    /// <summary>Least chance for being offered.</summary>
    public float Offer { get; }

    internal IReadOnlyList<float> Weights => _weights;

    /// <summary>The model that ships, fitted on the project's labelled questions.</summary>
    public static AnswerModel Shipped { get; } = ReadShipped();

    /// <exception cref="InvalidDataException">A feature is missing, unknown or no number.</exception>
    public static AnswerModel Read(TextReader file)
    {
        var numbers = new Dictionary<string, float>(StringComparer.Ordinal);
        while (file.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length != 2 || !float.TryParse(cells[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                throw new InvalidDataException($"'{line}' is no weight.");
            numbers[cells[0]] = number;
        }

        var names = Evidence.Names.Concat([AnswerName, OfferName, BaseName]).ToHashSet(StringComparer.Ordinal);
        if (!names.SetEquals(numbers.Keys))
            throw new InvalidDataException("The file has not just the weights of this version: calibrate it anew.");
        return new AnswerModel(numbers[BaseName], [.. Evidence.Names.Select(n => numbers[n])], numbers[AnswerName], numbers[OfferName]);
    }

    public void Write(TextWriter file)
    {
        file.WriteLine(Line(AnswerName, Answer));
        file.WriteLine(Line(OfferName, Offer));
        file.WriteLine(Line(BaseName, _base));
        for (var at = 0; at < _weights.Length; at++)
            file.WriteLine(Line(Evidence.Names[at], _weights[at]));
    }

    /// <summary>The chance that an entry with this evidence is the right answer, 0 to 1.</summary>
    internal float Chance(float[] evidence)
    {
        var sum = _base;
        for (var at = 0; at < evidence.Length; at++)
            sum += _weights[at] * evidence[at];
        return 1 / (1 + MathF.Exp(-sum));
    }

    /// <summary>What each piece of evidence adds to the log odds, but for those that add nothing.</summary>
    internal IReadOnlyDictionary<string, float> Parts(IReadOnlyList<float> evidence) =>
        Evidence
            .Names.Select((name, at) => (name, part: MathF.Round(_weights[at] * evidence[at], 2)))
            .Where(p => p.part != 0)
            .ToDictionary(p => p.name, p => p.part, StringComparer.Ordinal);

    private static string Line(string name, float number) => string.Create(CultureInfo.InvariantCulture, $"{name} {number:0.####}");

    private static AnswerModel ReadShipped()
    {
        using var stream =
            typeof(AnswerModel).Assembly.GetManifestResourceStream("Model/weights.txt")
            ?? throw new InvalidOperationException("The weights are not in the assembly.");
        using var text = new StreamReader(stream);
        return Read(text);
    }
}
