namespace Channels.Text;

/// <summary>
/// Of the places a sentence names, the one where somebody lives now: 戸畑に越してきたばかりで、前は八幡東区; 小倉北 いや正確には小倉南. The words are
/// data: <c>residence.tsv</c>.
/// </summary>
internal static class Residence
{
    private const int NearBefore = 6;
    private const int NearBehind = 12;

    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Table = WordTable.Load("residence.tsv");
    private static readonly string[] FormerBefore = Words("former-before");
    private static readonly string[] FormerBehind = Words("former-behind");
    private static readonly string[] Elsewhere = Words("elsewhere");
    private static readonly string[] Live = Words("live");
    private static readonly string[] Turn = Words("turn");

    /// <summary>Those of the places that may be meant.</summary>
    /// <param name="text">The prepared text.</param>
    /// <param name="places">In order.</param>
    public static IReadOnlyList<(int Option, Span Span)> Of(string text, IReadOnlyList<(int Option, Span Span)> places)
    {
        var own = places.Where(p => !IsFormer(text, p.Span) && !IsElsewhere(text, p.Span)).ToList();
        if (own.Select(p => p.Option).Distinct().Count() < 2)
            return own;
        var (before, last) = (own[^2], own[^1]);
        if (HasAny(text.AsSpan(before.Span.End, last.Span.Start - before.Span.End), Turn))
            return [last];
        var lived = own.Where(p => Array.Exists(Live, w => text.AsSpan(p.Span.End).StartsWith(w, StringComparison.Ordinal))).ToList();
        return lived.Select(p => p.Option).Distinct().Count() == 1 ? lived : own;
    }

    private static bool IsFormer(string text, Span place)
    {
        var before = text.AsSpan(Math.Max(0, place.Start - NearBefore), Math.Min(NearBefore, place.Start));
        var stop = before.LastIndexOfAny('。', '\n');
        before = stop < 0 ? before : before[(stop + 1)..];
        var behind = text.AsSpan(place.End, Math.Min(NearBehind, text.Length - place.End));
        stop = behind.IndexOfAny('。', '\n', '、');
        behind = stop < 0 ? behind : behind[..stop];
        return HasAny(before, FormerBefore) || HasAny(behind, FormerBehind);
    }

    private static bool IsElsewhere(string text, Span place)
    {
        foreach (var word in Elsewhere)
        {
            if (text.AsSpan(place.End).StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool HasAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.IndexOf(word, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }

    private static string[] Words(string kind) =>
        [.. Table.Where(r => r["kind"] == kind).SelectMany(r => r["words"].Split(' ')).Select(Cursor.Prepare)];
}
