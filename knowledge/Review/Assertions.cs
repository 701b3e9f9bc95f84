using Channels.Text;

namespace Channels.Knowledge.Review;

/// <summary>Reads what an answer asserts and what it denies: needed or not, allowed or not, included or not.</summary>
internal static class Assertions
{
    private static readonly Dictionary<string, (string Matter, bool Denies)> Spellings = Load();
    private static readonly Dictionary<string, (string Matter, bool Denies)>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Spellings.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int Longest = Spellings.Keys.Max(s => s.Length);

    /// <param name="text">A folded text.</param>
    public static List<Assertion> FindIn(string text)
    {
        var found = new List<Assertion>();
        for (var at = 0; at < text.Length; at++)
        {
            for (var length = Math.Min(Longest, text.Length - at); length > 1; length--)
            {
                if (!BySpan.TryGetValue(text.AsSpan(at, length), out var spelling, out var meant))
                    continue;
                found.Add(new Assertion(meant.Matter, meant.Denies, spelling));
                at += length - 1;
                break;
            }
        }

        return found;
    }

    /// <summary>Matters that one text only asserts and the other only denies.</summary>
    public static IEnumerable<TwinReason> Conflicts(List<Assertion> one, List<Assertion> other)
    {
        foreach (var matter in one.Select(a => a.Matter).Intersect(other.Select(a => a.Matter), StringComparer.Ordinal))
        {
            var (ones, others) = (one.FindAll(a => a.Matter == matter), other.FindAll(a => a.Matter == matter));
            if (ones.TrueForAll(a => a.Denies == ones[0].Denies) && others.TrueForAll(a => a.Denies != ones[0].Denies))
                yield return new TwinReason(TwinReasons.Negation, ones[0].Spelling, others[0].Spelling);
        }
    }

    private static Dictionary<string, (string Matter, bool Denies)> Load()
    {
        var spellings = new Dictionary<string, (string, bool)>(StringComparer.Ordinal);
        using var stream =
            typeof(Assertions).Assembly.GetManifestResourceStream("Review/assertions.txt")
            ?? throw new InvalidOperationException("The table of assertions is not in the assembly.");
        using var text = new StreamReader(stream);
        while (text.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var parts = JapaneseText.FoldWidths(line).Split('=', 2);
            var sides = parts[1].Split('|');
            for (var side = 0; side < 2; side++)
            {
                foreach (var spelling in sides[side].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    spellings[spelling] = (parts[0].Trim(), side == 1);
            }
        }

        return spellings;
    }
}

/// <param name="Matter">What it is about (必要, 可否 ...).</param>
/// <param name="Denies">Whether it is denied.</param>
/// <param name="Spelling">As written.</param>
internal sealed record Assertion(string Matter, bool Denies, string Spelling);
