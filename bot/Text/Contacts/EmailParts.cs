using System.Buffers;
using System.Collections.Frozen;

namespace Channels.Text.Contacts;

/// <summary>What stands on both sides of an @.</summary>
internal static class EmailParts
{
    private const int Longest = 254;

    /// <summary>Japanese keyboards write these for a dot.</summary>
    private const string OddDots = "。・,、";

    private const string Quotes = "\"“”";

    private static readonly SearchValues<char> LocalCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-"
    );

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"
    );

    /// <summary>A domain that was put together of odd dots must end like one: a sentence may go on behind the stop.</summary>
    private static readonly FrozenSet<string> Endings = new[]
    {
        "com",
        "jp",
        "net",
        "org",
        "info",
        "biz",
        "asia",
        "me",
        "io",
        "tv",
        "cc",
        "app",
        "dev",
        "cn",
        "kr",
        "vn",
        "ph",
        "con",
    }.ToFrozenSet();

    /// <summary>Adds the address around this @, or the ones it may be.</summary>
    public static void AddAround(string text, int at, List<(string Address, bool Assumed)> found)
    {
        if (Domain(text, at, out var oddDomain) is not { } domain)
            return;
        int start;
        var end = at;
        while (end > 0 && text[end - 1] == ' ')
            end--;
        var odd = oddDomain || end < at;
        if (end > 1 && Quotes.Contains(text[end - 1], StringComparison.Ordinal))
        {
            end--;
            start = text.AsSpan(0, end).LastIndexOfAnyExcept(LocalCharacters) + 1;
            Add(text[start..end], odd);
            return;
        }

        start = Start(text, end);
        Add(text[start..end], odd);

        // taro。hana@ can be a dot, or the end of what was said before.
        if (start > 1 && OddDots.Contains(text[start - 1], StringComparison.Ordinal) && char.IsAsciiLetterOrDigit(text[start - 2]))
            Add(text[Start(text, start - 1)..(start - 1)] + "." + text[start..end], odd: true);

        void Add(string local, bool odd)
        {
            var isOpen = start > 0 && text[start - 1] == '@';
            if (!isOpen && local.Length is > 0 and <= 64 && local[0] != '.' && local.Length + domain.Length < Longest)
                found.Add(($"{local}@{domain}", odd));
        }
    }

    private static int Start(string text, int end) => text.AsSpan(0, end).LastIndexOfAnyExcept(LocalCharacters) + 1;

    /// <summary>Labels with dots of any kind between them, or null. <paramref name="odd"/>: something was put right.</summary>
    private static string? Domain(string text, int at, out bool odd)
    {
        odd = false;
        var labels = new List<(string Label, bool Odd)>();
        var place = at + 1;
        while (place < text.Length && text[place] == ' ')
            place++;
        var isOdd = place > at + 1;
        var end = place;
        while (true)
        {
            var length = text.AsSpan(place).IndexOfAnyExcept(LabelCharacters);
            length = length < 0 ? text.Length - place : length;
            if (length == 0)
                break;
            if (place + length < text.Length && text[place + length] is '@' or '_')
            {
                if (labels.Count == 0 || !isOdd)
                    return null;
                break; // the next address begins
            }

            labels.Add((text.Substring(place, length).ToLowerInvariant(), isOdd));
            end = place = place + length;
            if (!Dot(text, ref place, out isOdd))
                break;
        }

        while (labels.Count > 2 && labels.Exists(label => label.Odd) && labels[^1].Odd && !Endings.Contains(labels[^1].Label))
            labels.RemoveAt(labels.Count - 1);
        odd = labels.Exists(label => label.Odd);
        var valid =
            labels.Count >= 2
            && labels[^1].Label.Length >= 2
            && labels[^1].Label.All(char.IsAsciiLetter)
            && (!labels[^1].Odd || Endings.Contains(labels[^1].Label))
            && labels.TrueForAll(label => label.Label.Length <= 63 && label.Label[0] != '-' && label.Label[^1] != '-');
        return valid && end <= text.Length ? string.Join('.', labels.Select(label => label.Label)) : null;
    }

    /// <summary>A dot before another label; with blanks around it, twice, or as 。 ・ , it is odd.</summary>
    private static bool Dot(string text, ref int place, out bool odd)
    {
        var ahead = place;
        var (dots, blanks, other) = (0, 0, 0);
        for (; ahead < text.Length && ahead - place < 4; ahead++)
        {
            if (text[ahead] == '.')
                dots++;
            else if (text[ahead] == ' ')
                blanks++;
            else if (OddDots.Contains(text[ahead], StringComparison.Ordinal))
                other++;
            else
                break;
        }

        odd = blanks > 0 || other > 0 || dots > 1;
        if (dots + other == 0 || ahead >= text.Length || !LabelCharacters.Contains(text[ahead]))
            return false;
        place = ahead;
        return true;
    }
}
