using System.Collections.Immutable;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Text;
using Channels.Text.Names;

namespace Channels.Bot.Dialogs.Mentions;

/// <summary>
/// How the children of earlier reports are called: it settles where a name begins (今日はなちゃん) and shows a slip of one letter (たろさん).
/// </summary>
internal static class KnownNames
{
    private const int Most = 12;

    /// <summary>The names of these answers first, then those known before.</summary>
    public static ImmutableList<KeptAnswer>? After(Procedure procedure, FormSession session, ImmutableList<KeptAnswer>? before)
    {
        var paths = Journey
            .Of(procedure, session.Answers)
            .Steps.Where(s => s is { IsGate: false, Group: not null, Field: { IsSensitive: false, Type: TextField { HoldsName: true } } });
        var now = paths
            .Select(s => session.Answers.GetValueOrDefault(s.Path))
            .OfType<KeptAnswer>()
            .Where(a => a.Value.GetString() is { Length: > 0 });
        ImmutableList<KeptAnswer> all =
        [
            .. now.Concat(before ?? []).DistinctBy(a => NameFinder.WithoutTitle(a.Value.GetString()!)).Take(Most),
        ];
        return all.IsEmpty ? null : all;
    }

    /// <summary>The names a message means: where は may belong to the name, the one that is known; where none is, it is asked for.</summary>
    public static IReadOnlyList<string> Meant(IReadOnlyList<string> known, string text, IReadOnlyList<string> found)
    {
        List<string> meant = [];
        foreach (var name in found)
        {
            if (
                known.FirstOrDefault(k => k.Length > name.Length && k.EndsWith(name, StringComparison.Ordinal) && IsIn(text, k)) is
                { } longer
            )
                meant.Add(longer);
            else if (!MayBeginEarlier(text, name) || known.Any(k => NameFinder.IsSame(k, name)))
                meant.Add(name);
        }

        return meant;
    }

    /// <summary>The known name that stands there with nothing but an ending behind it: けんと|よ.</summary>
    public static string? WithEnding(IReadOnlyList<string> known, string text) =>
        known.FirstOrDefault(k =>
            NameFinder.WithoutTitle(k) is { Length: > 1 } bare
            && text.Length > bare.Length
            && text.StartsWith(bare, StringComparison.Ordinal)
            && !known.Any(other => other == text || NameFinder.WithoutTitle(other) == text)
            && ChildName.IsEnding(text[bare.Length..])
        );

    /// <summary>たろう　はな: known names with nothing but blanks between them, wherever they stand; fewer than two are none.</summary>
    public static IReadOnlyList<string> Apart(IReadOnlyList<string> known, string text)
    {
        foreach (var part in text.Split(Stops, StringSplitOptions.RemoveEmptyEntries))
        {
            var names = part.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)
                .Where(w => known.Any(k => NameFinder.IsSame(k, w)))
                .DistinctBy(NameFinder.WithoutTitle)
                .ToList();
            if (names.Count > 1)
                return names;
        }

        return [];
    }

    private static readonly char[] Stops = ['、', '。', ',', '，', '\n', '|'];

    private static readonly char[] Blanks = [' ', '　', '\t'];

    /// <summary>The known name that differs in one letter, or null; a name that is known is no slip.</summary>
    public static string? Near(IReadOnlyList<string> known, string name)
    {
        var bare = NameFinder.WithoutTitle(name);
        return bare.Length < 2 || known.Any(k => NameFinder.IsSame(k, name))
            ? null
            : known.FirstOrDefault(k => IsOneLetter(NameFinder.WithoutTitle(k), bare));
    }

    /// <summary>今日|は|なちゃん: with so short a name は is rather its beginning.</summary>
    private static bool MayBeginEarlier(string text, string name) =>
        text.Contains("は" + name, StringComparison.Ordinal)
        && NameFinder.WithoutTitle(name) is { } bare
        && (bare.Length == 1 || (bare.Length <= 3 && bare[0] is 'な' or 'る' or 'や' or 'づ' or 'ん' or 'す'));

    private static bool IsIn(string text, string name) => text.Contains(name, StringComparison.Ordinal);

    private static bool IsOneLetter(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1 || one.Length < 2)
            return false;
        var start = 0;
        while (start < Math.Min(one.Length, other.Length) && one[start] == other[start])
            start++;
        var (a, b) = (one.Length, other.Length);
        while (a > start && b > start && one[a - 1] == other[b - 1])
            (a, b) = (a - 1, b - 1);
        return Math.Max(a - start, b - start) == 1;
    }
}
