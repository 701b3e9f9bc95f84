using System.Buffers;
using System.Text;

namespace Channels.Text.Contacts;

/// <summary>Reads an e-mail address, full-width letters included; also in a sentence.</summary>
public static class EmailReader
{
    private const int Longest = 254;

    private static readonly SearchValues<char> LocalCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-"
    );

    private static readonly SearchValues<char> DomainCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"
    );

    /// <summary>Slips seen often; the address is kept as written and asked back.</summary>
    private static readonly string[] Slips =
    [
        "gmial.com",
        "gmai.com",
        "gmil.com",
        "gamil.com",
        "gmail.co",
        "gmail.con",
        "gmail.co.jp",
        "gmaill.com",
        "gmail.jp",
        "yaho.co.jp",
        "yahoo.co",
        "yahoo.ne.jp",
        "docomo.co.jp",
        "docomo.ne",
        "docomo.jp",
        "docmo.ne.jp",
        "docomo.com",
        "ezweb.co.jp",
        "softbank.co.jp",
        "iclod.com",
        "icloud.co.jp",
        "icloud.con",
        "hotmail.con",
    ];

    /// <summary>
    /// Reads an address; the domain becomes lower case. Old Japanese mobile addresses with dots in a row or before the @ are valid here,
    /// as they are in use.
    /// </summary>
    public static Reading<string> Read(string text)
    {
        if (text is null || text.Length > Longest * 4)
            return Reading.None<string>();
        var plain = JapaneseText.Clean(text).Normalize(NormalizationForm.FormKC);
        var found = new List<string>();
        var at = plain.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
            return Reading.None<string>();
        for (; at >= 0; at = plain.IndexOf('@', at + 1))
        {
            if (Around(plain, at) is { } address)
                found.Add(address);
        }

        return found.Count == 0
            ? Reading.Impossible<string>(ReadingCodes.EmailMalformed)
            : Reading.OneOf(found, Slips.Any(slip => found.Exists(address => address.EndsWith("@" + slip, StringComparison.Ordinal))));
    }

    private static string? Around(string text, int at)
    {
        var start = text.AsSpan(0, at).LastIndexOfAnyExcept(LocalCharacters) + 1;
        var length = text.AsSpan(at + 1).IndexOfAnyExcept(DomainCharacters);
        var end = length < 0 ? text.Length : at + 1 + length;
        var local = text[start..at];
        var domain = text[(at + 1)..end].TrimEnd('.').ToLowerInvariant();
        var touches = (start > 0 && text[start - 1] == '@') || (end < text.Length && text[end] is '@' or ',' or '_');
        var valid =
            !touches && local.Length is > 0 and <= 64 && local[0] != '.' && local.Length + domain.Length < Longest && IsDomain(domain);
        return valid ? $"{local}@{domain}" : null;
    }

    private static bool IsDomain(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length >= 2
            && labels[^1].Length >= 2
            && labels[^1].All(char.IsAsciiLetter)
            && labels.All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-');
    }
}
