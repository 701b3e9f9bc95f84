using System.Text.RegularExpressions;

namespace Channels.Knowledge.Reading;

/// <summary>Whether a sentence denies: 記録は不要か asks the opposite of 記録は必要か, and the same そのとおり answers both.</summary>
internal static class Polarity
{
    private static readonly Regex[] Musts = Read("must ");
    private static readonly Regex[] Nots = Read("not ");

    /// <param name="text">A folded text.</param>
    public static bool IsNegative(string text)
    {
        var rest = Musts.Aggregate(text.Trim(), (t, must) => must.Replace(t, " "));
        return Nots.Any(n => n.IsMatch(rest));
    }

    private static Regex[] Read(string kind) =>
        [
            .. Tables
                .Lines("polarity")
                .Where(l => l.StartsWith(kind, StringComparison.Ordinal))
                .Select(l => new Regex(
                    l[kind.Length..],
                    RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(1)
                )),
        ];
}
