using System.Buffers;
using Channels.Bot.Forms.Words;
using Channels.Text;
using YamlDotNet.Serialization;

namespace Channels.Bot.Forms.Unwanted;

/// <summary>
/// Sentences that say of a thing that it is not wanted any more (案内はもういらんけん、止めちょって), or wanted again, and nothing else. They are read
/// whole, from piece to piece of <c>unwanted.yaml</c>: one word more, and it is about something else. わたしはもういらない is none.
/// </summary>
internal sealed class UnwantedWords
{
    /// <summary>More is no wish of one sentence. Letters.</summary>
    private const int Longest = 80;

    private static readonly char[] Stops = ['。', '、', '.', ',', '!', '?', '\n'];

    private static readonly SearchValues<char> AnyStop = SearchValues.Create(Stops);

    private static readonly Piece[] Roles = [.. Enum.GetValues<Piece>().Where(r => r is not Piece.Nothing)];

    private static readonly Lazy<UnwantedWords> Loaded = new(Load);

    private readonly Dictionary<string, Piece> pieces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Piece>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly int longest;
    private readonly WordList wishes; // most messages hold none of them and need no closer look
    private readonly List<string> reasons;
    private readonly List<string> turns;

    private UnwantedWords(Dictionary<string, List<string>> lists)
    {
        reasons = Bared("reason");
        turns = Bared("turn");
        foreach (var (list, words) in lists.Where(l => l.Key is not ("reason" or "turn")))
        {
            foreach (var word in words.Select(w => Bare(DialogWords.Fold(w))).Where(w => w.Length > 0))
                pieces[word] = pieces.GetValueOrDefault(word) | Enum.Parse<Piece>(list, ignoreCase: true);
        }

        wishes = new WordList(pieces.Where(p => Has(p.Value, Piece.Needless | Piece.End | Piece.Wanted)).Select(p => p.Key));
        longest = pieces.Keys.Max(w => w.Length);
        lookup = pieces.GetAlternateLookup<ReadOnlySpan<char>>();

        List<string> Bared(string list) => [.. lists[list].Select(w => Bare(DialogWords.Fold(w)))];
    }

    public static UnwantedWords Shipped => Loaded.Value;

    /// <summary>What is wanted of the centre's notices, alone or with the reason behind it (電話で聞きますけん); null: it is about something
    /// else, or about more.</summary>
    public NoticeWish? OfNotices(string folded) => Alone(folded) ?? WithReason(folded);

    /// <summary>お知らせを止めてください。|電話で聞きますけん: the first clauses are the wish, and what is behind them only says why, or what is
    /// to go on.</summary>
    private NoticeWish? WithReason(string folded)
    {
        var at = 0;
        while (at < folded.Length && folded.AsSpan(at).IndexOfAny(AnyStop) is >= 0 and var stop)
        {
            at += stop + 1;
            if (IsReason(folded[at..]) && Alone(folded[..at]) is { } wish && Names(folded[..at]) && !Names(folded[at..]))
                return wish;
        }

        return null;
    }

    private bool Names(string folded) => pieces.Any(p => Has(p.Value, Piece.Notices) && folded.Contains(p.Key, StringComparison.Ordinal));

    private bool IsReason(string behind)
    {
        var bare = Bare(behind);
        return bare.Length is > 0 and <= Longest
            && reasons.Exists(r => bare.EndsWith(r, StringComparison.Ordinal))
            && !turns.Exists(t => bare.StartsWith(t, StringComparison.Ordinal));
    }

    private NoticeWish? Alone(string folded)
    {
        var ways = Ways(Bare(folded));
        if (ways.Exists(w => IsUnwanted(w) && Has(w, Piece.Notices | Piece.Perhaps)))
            return ways.Exists(w => IsUnwanted(w) && Has(w, Piece.Notices | Piece.Perhaps) && !Has(w, Piece.Topics))
                ? NoticeWish.None
                : NoticeWish.NoneOfOneKind;
        return ways.Exists(w =>
            Has(w, Piece.Wanted)
            && !Has(w, Piece.Needless | Piece.End)
            && (Has(w, Piece.Notices) || (Has(w, Piece.Perhaps) && Has(w, Piece.Again)))
        )
            ? NoticeWish.Again
            : null;
    }

    /// <summary>The message without the clauses that say of a thing of everyday that it is not wanted: no cry is in them.</summary>
    public string Without(string folded)
    {
        if (Alone(folded) is not null)
            return "";
        if (!folded.AsSpan().ContainsAny(AnyStop))
            return OfThings(Ways(Bare(folded))) ? "" : folded;
        var (left, wasThing) = (folded, false);
        foreach (var clause in folded.Split(Stops, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ways = Ways(Bare(clause));

            // 案内はもういらん、止めとって: what is to end is what was just named.
            wasThing = OfThings(ways) || (wasThing && ways.Exists(w => Has(w, Piece.End) && !Has(w, Piece.Needless)));
            if (wasThing)
                left = left.Replace(clause, "", StringComparison.Ordinal);
        }

        return left.Any(char.IsLetterOrDigit) ? left : "";
    }

    private static bool OfThings(List<Piece> ways) =>
        ways.Exists(w => IsUnwanted(w) && Has(w, Piece.Things | Piece.Notices | Piece.Perhaps | Piece.Topics));

    private static bool IsUnwanted(Piece way) => Has(way, Piece.Needless | Piece.End);

    private static bool Has(Piece way, Piece one) => (way & one) is not Piece.Nothing;

    /// <summary>Every set of pieces that the letters can be made of from the first to the last; none where a word is left over.</summary>
    private List<Piece> Ways(string bare)
    {
        if (bare.Length is 0 or > Longest || !wishes.IsIn(bare))
            return [];
        var until = new HashSet<Piece>?[bare.Length + 1];
        until[0] = [Piece.Nothing];
        for (var at = 0; at < bare.Length; at++)
        {
            if (until[at] is not { } before)
                continue;
            for (var length = Math.Min(longest, bare.Length - at); length > 0; length--)
            {
                if (!lookup.TryGetValue(bare.AsSpan(at, length), out var roles))
                    continue;
                var there = until[at + length] ??= [];
                foreach (var role in Roles.Where(r => Has(roles, r)))
                    there.UnionWith(before.Select(b => b | role));
            }
        }

        return [.. until[bare.Length] ?? []];
    }

    /// <summary>Letters and digits alone.</summary>
    private static string Bare(string folded) => string.Concat(folded.Where(char.IsLetterOrDigit));

    private static UnwantedWords Load()
    {
        using var stream =
            typeof(UnwantedWords).Assembly.GetManifestResourceStream("Unwanted/unwanted.yaml")
            ?? throw new InvalidOperationException("The words of what is not wanted are not in the assembly.");
        using var reader = new StreamReader(stream);
        return new UnwantedWords(new DeserializerBuilder().Build().Deserialize<Dictionary<string, List<string>>>(reader));
    }

    /// <summary>What a piece of such a sentence does; the lists of the file.</summary>
    [Flags]
    private enum Piece
    {
        Nothing = 0,
        Notices = 1,
        Perhaps = 2,
        Topics = 4,
        Things = 8,
        Needless = 16,
        End = 32,
        Wanted = 64,
        Again = 128,
        Beside = 256,
    }
}

/// <summary>What is wanted of the centre's notices.</summary>
internal enum NoticeWish
{
    /// <summary>None of them any more.</summary>
    None,

    /// <summary>None about one thing: 研修の案内はいらんよ.</summary>
    NoneOfOneKind,

    /// <summary>To be told again.</summary>
    Again,
}
