using System.Text;
using Channels.Knowledge.Content;
using Channels.Knowledge.Index;

namespace Channels.Benchmarks.Knowledge;

/// <summary>
/// Entries and questions with the shape of a city's: questions of about 30 characters, answers of about 360, words drawn by Zipf's
/// law from the word lists and from made-up pairs of kanji (one new word in thirty entries), joined by grammar in hiragana.
/// </summary>
internal sealed class GeneratedEntries(int seed)
{
    private static readonly string[] Joints =
    [
        "の",
        "は",
        "について",
        "を",
        "に",
        "ですか",
        "してください。",
        "する場合は、",
        "ときは",
        "が必要です。",
    ];
    private readonly Random _random = new(seed);
    private readonly List<string> _words = [.. Thesaurus.Shipped().Words.Keys.Order(StringComparer.Ordinal)];

    public IEnumerable<Document> Documents(int count)
    {
        for (var entry = 0; entry < count; entry++)
        {
            if (entry % 30 == 0)
                _words.Add(MadeUp());
            yield return new Document([Text(30)], Text(360));
        }
    }

    /// <summary>The same as approved entries.</summary>
    public IEnumerable<Entry> Entries(int count) =>
        Documents(count)
            .Select(
                (d, at) =>
                    new Entry
                    {
                        Id = FormattableString.Invariant($"e-{at}"),
                        Question = d.Wordings[0],
                        Answer = d.Answer,
                        ValidFrom = new DateOnly(2024, 4, 1),
                        Status = EntryStatus.Approved,
                    }
            );

    public string Question() => Text(26);

    private string Text(int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            var rank = (int)Math.Pow(_words.Count, _random.NextDouble()) - 1;
            text.Append(_words[(rank * 7919) % _words.Count]).Append(Joints[_random.Next(Joints.Length)]);
        }

        return text.ToString();
    }

    private string MadeUp() => new([.. Enumerable.Range(0, 2 + _random.Next(3)).Select(_ => (char)('一' + _random.Next(3000)))]);
}
