using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Channels.Text;

/// <summary>
/// The number a person gets for what they handed in, for example <c>FS-7K3M-2QXC</c>: a prefix, seven characters and a check
/// character. The alphabet has 23 signs: no vowels (no words), nothing that looks like another sign on paper or sounds like one
/// on the telephone (0/O, 1/I/L, 2/Z, 5/S, 6/G, 8/B, U/V). 23 is prime, so the weighted sum finds every wrong character
/// and every two characters swapped.
/// </summary>
public readonly record struct ReferenceNumber
{
    internal const string Alphabet = "23456789CDFHJKMNPQRTWXY";

    private static readonly SearchValues<char> Signs = SearchValues.Create(Alphabet);

    private const int Length = 8;
    private const int LongestPrefix = 4;

    private ReferenceNumber(string prefix, string body)
    {
        Prefix = prefix;
        Body = body;
    }

    /// <summary>One to four capital letters that name the procedure's kind.</summary>
    public string Prefix { get; }

    /// <summary>Seven characters and the check character, without hyphens.</summary>
    public string Body { get; }

    /// <summary>Makes a number. The same entropy gives the same number, so a turn that runs again shows the same one.</summary>
    /// <param name="prefix">One to four letters A-Z.</param>
    /// <param name="entropy">At least 16 unpredictable bytes. There are 3.4 billion numbers; uniqueness is the store's to check.</param>
    public static ReferenceNumber Create(string prefix, ReadOnlySpan<byte> entropy)
    {
        if (!IsPrefix(prefix))
            throw new ArgumentException("A prefix is one to four letters A-Z.", nameof(prefix));
        ArgumentOutOfRangeException.ThrowIfLessThan(entropy.Length, 16, nameof(entropy));

        var rest = BinaryPrimitives.ReadUInt128BigEndian(entropy);
        Span<char> body = stackalloc char[Length];
        for (var i = 0; i < Length - 1; i++)
        {
            (rest, var sign) = UInt128.DivRem(rest, (UInt128)Alphabet.Length);
            body[i] = Alphabet[(int)sign];
        }

        body[^1] = CheckCharacter(body[..^1]);
        return new ReferenceNumber(prefix, new string(body));
    }

    /// <summary>Quick look: a number needs so many letters and digits, so most of what people write cannot hold one.</summary>
    public static bool MayBeIn(string text)
    {
        var signs = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c) || (c is >= '０' and <= 'ｚ'))
                signs++;
        }

        return signs > Length;
    }

    /// <summary>Reads what a person wrote: any case, any width, hyphens and spaces anywhere or nowhere, S for 5 and the like.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ReferenceNumber number)
    {
        number = default;
        if (text is null || text.Length > 64 || !MayBeIn(text))
            return false;

        string plain;
        try
        {
            plain = text.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
        }
        catch (ArgumentException)
        {
            return false; // half a surrogate pair
        }

        var signs = new string([.. plain.Where(c => !IsSeparator(c))]);
        if (signs.Length is < Length + 1 or > Length + LongestPrefix)
            return false;

        var prefix = signs[..^Length];
        Span<char> body = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
            body[i] = Unmistaken(signs[prefix.Length + i]);
        if (!IsPrefix(prefix) || body.ContainsAnyExcept(Signs) || Sum(body) != 0)
            return false;

        number = new ReferenceNumber(prefix, new string(body));
        return true;
    }

    public override string ToString() => Body is null ? "" : $"{Prefix}-{Body[..4]}-{Body[4..]}";

    internal static bool IsPrefix(string prefix) => prefix.Length is >= 1 and <= LongestPrefix && prefix.All(char.IsAsciiLetterUpper);

    private static bool IsSeparator(char c) =>
        char.IsWhiteSpace(c)
        || c is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' or 'ー' or '_' or '.';

    /// <summary>Signs that are not in the alphabet are read as the one they look like.</summary>
    private static char Unmistaken(char c) =>
        c switch
        {
            'Z' => '2',
            'S' => '5',
            'G' => '6',
            'B' => '8',
            _ => c,
        };

    private static char CheckCharacter(ReadOnlySpan<char> seven)
    {
        Span<char> body = stackalloc char[Length];
        seven.CopyTo(body);
        foreach (var candidate in Alphabet)
        {
            body[^1] = candidate;
            if (Sum(body) == 0)
                return candidate;
        }

        throw new System.Diagnostics.UnreachableException(); // weight 8 has an inverse modulo 23
    }

    /// <summary>Distinct weights 1 to 8 modulo the prime 23: any one change and any one swap changes the sum.</summary>
    private static int Sum(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
            sum += (i + 1) * Alphabet.IndexOf(body[i], StringComparison.Ordinal);
        return sum % Alphabet.Length;
    }
}
