using System.Text;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Members;

/// <summary>
/// Finds the code of the centre in what somebody writes: <c>MB-7K3M-2QXC</c>, コードは mb7k3m2qxc です, つなぐ 7K3M 2QXC. A code with a sign
/// that is wrong is known without looking it up.
/// </summary>
internal static class MemberCodeReader
{
    /// <summary>As the centre's codes begin.</summary>
    public const string Prefix = "MB";

    private const int Signs = 8;

    private const int Longest = 200;

    /// <param name="folded">The message, folded.</param>
    /// <param name="besideConnect">What stands beside the wish to link, where it is one: there the letters before it may be left
    /// out.</param>
    public static MemberCodeRead Read(string folded, string? besideConnect)
    {
        if (folded.Length > Longest || !ReferenceNumber.MayBeIn(folded + Prefix))
            return MemberCodeRead.None.Instance;
        var plain = folded.ToUpperInvariant();
        var mistyped = false;
        for (var at = plain.IndexOf('M', StringComparison.Ordinal); at >= 0; at = plain.IndexOf('M', at + 1))
        {
            if (
                (at > 0 && char.IsAsciiLetterOrDigit(plain[at - 1]))
                || SignsFrom(plain, at) is not { } signs
                || signs[1] is not ('B' or '8')
            )
                continue;
            var body = signs[Prefix.Length..];
            var code = Parse(body) ?? (body.Length > Signs ? Parse(body[..Signs]) : null);
            if (code is not null)
                return new MemberCodeRead.Found(code);
            var isMarked = signs.Any(char.IsAsciiDigit) || (at + Prefix.Length < plain.Length && plain[at + Prefix.Length] == '-');
            mistyped |= signs.Length >= Prefix.Length + Signs - 1 && isMarked;
        }

        if (besideConnect is not null && !mistyped)
        {
            var signs = SignsFrom(besideConnect.ToUpperInvariant(), 0) ?? "";
            if (Parse(signs) is { } bare)
                return new MemberCodeRead.Found(bare);
            mistyped = signs.Length is >= Signs - 1 and <= Signs + 1 && signs.Any(char.IsAsciiDigit) && signs.Any(char.IsAsciiLetter);
        }

        // As it is heard on the telephone: 4KCN-6WQM, and nothing else.
        if (
            !mistyped
            && plain.Trim() is { Length: Signs + 1 } alone
            && alone[Signs / 2] == '-'
            && Parse(alone.Remove(Signs / 2, 1)) is { } heard
        )
            return new MemberCodeRead.Found(heard);
        return mistyped ? MemberCodeRead.Mistyped.Instance : MemberCodeRead.None.Instance;
    }

    private static string? Parse(string signs) =>
        signs.Length == Signs && ReferenceNumber.TryParse(Prefix + signs, out var number) ? number.ToString() : null;

    /// <summary>Letters and digits from a place on, with nothing but spaces and strokes between them; null when too few.</summary>
    private static string? SignsFrom(string plain, int at)
    {
        var signs = new StringBuilder();
        for (; at < plain.Length; at++)
        {
            if (char.IsAsciiLetterOrDigit(plain[at]))
                signs.Append(plain[at]);
            else if (plain[at] is not (' ' or '-' or 'ー' or '−' or '‐' or '‑' or '–' or '—' or '―' or '_' or '.' or ':' or '\n'))
                break;
        }

        return signs.Length > Prefix.Length ? signs.ToString() : null;
    }
}

/// <summary>What was read of a code.</summary>
internal abstract record MemberCodeRead
{
    /// <summary>There is a code.</summary>
    public sealed record Found(string Code) : MemberCodeRead;

    /// <summary>It was meant as one, and a sign of it is wrong or missing.</summary>
    public sealed record Mistyped : MemberCodeRead
    {
        public static readonly Mistyped Instance = new();
    }

    /// <summary>There is none.</summary>
    public sealed record None : MemberCodeRead
    {
        public static readonly None Instance = new();
    }
}
