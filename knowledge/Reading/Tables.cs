using System.Text.RegularExpressions;
using Channels.Text;

namespace Channels.Knowledge.Reading;

/// <summary>The word tables of the guard, read from the assembly: plain lines, <c>#</c> for remarks, everything folded.</summary>
internal static class Tables
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static IEnumerable<string> Lines(string name)
    {
        using var stream =
            typeof(Tables).Assembly.GetManifestResourceStream($"Reading/{name}.txt")
            ?? throw new InvalidOperationException($"The table {name} is not in the assembly.");
        using var text = new StreamReader(stream);
        while (text.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }

    /// <summary>All words of a table, whatever line they stand on.</summary>
    public static IEnumerable<string> Words(string name) =>
        Lines(name)
            .SelectMany(l => JapaneseText.FoldWidths(l).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(w => w.Replace('_', ' '));

    public static Regex[] Patterns(string name) =>
        [.. Lines(name).Select(l => new Regex(l, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience))];
}
