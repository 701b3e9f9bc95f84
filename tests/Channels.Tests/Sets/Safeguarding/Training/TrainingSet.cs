using System.IO.Compression;
using System.Text.Json;

namespace Channels.Tests.Sets.Safeguarding.Training;

/// <summary>Everything that is trained on. The half that nobody looks at is no part of it.</summary>
internal static class TrainingSet
{
    private static readonly string[] Trained =
    [
        "looked-at",
        "own",
        "a",
        "b",
        "c",
        "d",
        "e",
        "f",
        "g",
        "h",
        "i",
        "j",
        "k",
        "l",
        "m",
        "n",
        "o",
        "p",
        "q",
        "strangers",
    ];

    /// <param name="folder">The folder of the sets.</param>
    public static List<TrainingSentence> Read(string folder) =>
        [
            .. Trained.SelectMany(set => Labelled(folder, set)),
            .. new[] { "1", "2" }.SelectMany(part => Hearing(Path.Combine(folder, "hearing", $"sentences-{part}.jsonl"))),
        ];

    private static IEnumerable<TrainingSentence> Labelled(string folder, string set)
    {
        var file = Path.Combine(folder, set.Length == 1 ? $"safeguarding-trained-on-{set}.jsonl" : $"safeguarding-{set}.jsonl");
        if (!File.Exists(file))
            file += ".gz"; // the sentences made from patterns are many and alike
        return File.Exists(file)
            ? Lines(file)
                .Select(line => JsonSerializer.Deserialize<LabelledSentence>(line, JsonSerializerOptions.Web)!)
                .Select(labelled => new TrainingSentence(set, labelled))
            : [];
    }

    /// <summary>What people say to forms is harmless, except to the consultation.</summary>
    private static IEnumerable<TrainingSentence> Hearing(string file) =>
        from line in Lines(file)
        let sentence = JsonDocument.Parse(line).RootElement
        where sentence.GetProperty("procedure").GetString() is not "consultation"
        select new TrainingSentence(
            "hearing",
            new LabelledSentence(sentence.GetProperty("id").GetString()!, sentence.GetProperty("said").GetString()!, [])
        );

    private static IEnumerable<string> Lines(string file)
    {
        using Stream bytes = File.OpenRead(file);
        using var plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
        using var reader = new StreamReader(plain);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return line;
        }
    }
}
