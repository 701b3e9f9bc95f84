using System.Collections.Frozen;

namespace Channels.Text.Contacts;

/// <summary>Domains that are most likely a slip of the finger. The address is kept as written and asked back.</summary>
internal static class EmailSlips
{
    private static readonly FrozenSet<string> Domains = new[]
    {
        "gmail.co",
        "gmail.co.jp",
        "gmail.jp",
        "gmail.ne.jp",
        "gmail",
        "yahoo.co",
        "yahoo.ne.jp",
        "yahoo.jp",
        "docomo.co.jp",
        "docomo.ne",
        "docomo.jp",
        "docomo.com",
        "ezweb.co.jp",
        "ezweb.jp",
        "softbank.co.jp",
        "icloud.co.jp",
        "icloud.jp",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Endings = new[]
    {
        "con",
        "cpm",
        "cmo",
        "ocm",
        "vom",
        "xom",
        "comm",
        "coom",
        "jo",
        "jpp",
        "jjp",
        "nejp",
        "cojp",
        "nett",
    }.ToFrozenSet();

    /// <summary>Domains most people have; one letter away from them is a slip.</summary>
    private static readonly string[] Usual =
    [
        "gmail.com",
        "yahoo.co.jp",
        "docomo.ne.jp",
        "ezweb.ne.jp",
        "softbank.ne.jp",
        "icloud.com",
        "hotmail.com",
        "hotmail.co.jp",
        "outlook.com",
        "outlook.jp",
    ];

    public static bool IsLikely(string address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..];
        return Domains.Contains(domain)
            || Endings.Contains(domain[(domain.LastIndexOf('.') + 1)..])
            || (!Usual.Contains(domain) && Usual.Any(usual => IsOneAway(domain, usual)));
    }

    /// <summary>One letter more, less, other, or two that changed places.</summary>
    private static bool IsOneAway(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1)
            return false;
        var same = one.AsSpan().CommonPrefixLength(other);
        var rest = one.AsSpan(same);
        var wanted = other.AsSpan(same);
        if (rest.Length == wanted.Length)
            return rest.Length > 0
                && (
                    rest[1..].SequenceEqual(wanted[1..])
                    || (rest.Length > 1 && rest[0] == wanted[1] && rest[1] == wanted[0] && rest[2..].SequenceEqual(wanted[2..]))
                );
        return rest.Length > wanted.Length ? rest[1..].SequenceEqual(wanted) : wanted[1..].SequenceEqual(rest);
    }
}
