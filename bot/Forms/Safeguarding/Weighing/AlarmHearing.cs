using System.Buffers;

namespace Channels.Bot.Forms.Safeguarding.Weighing;

/// <summary>
/// Hears alarms in what people write by two ears. The words of the lists are looked for, and the whole is weighed by what labelled
/// sentences taught: what weighs enough is heard without a listed word, and a listed word only where the rest does not speak against it.
/// </summary>
/// <param name="words">The lists.</param>
/// <param name="weights">What sentences taught.</param>
/// <param name="doubts">Words that are no cry by themselves and are wondered about, and those that say what else letters mean.</param>
internal sealed class AlarmHearing(AlarmWords words, AlarmWeights weights, AlarmWords? doubts = null)
{
    /// <summary>Before the name of a list in the doubts: what is not it.</summary>
    private const string Not = "not-";

    /// <summary>The wish to apply: where it may be meant it is asked about, and is no danger.</summary>
    private const string Wish = "apply";

    /// <summary>In a longer message more than that is told. Letters.</summary>
    private const int LongestExplained = 30;

    /// <summary>English has two letters where Japanese has one.</summary>
    private const int LongestForeign = 60;

    /// <summary>A short answer (自分, 家賃のこと) is a name of something and says nothing by its letters: only the words are looked for.</summary>
    private const int LeastWeighed = 6;

    /// <summary>The weights were taught by what people write in Japanese. Of a message without kana (he slap me, my husband works in a
    /// factory) the words decide, and beside them only what weighs more than anything harmless did.</summary>
    private const float LeastForeign = 4;

    /// <summary>So much more than is needed to be heard weighs what is a cry without a listed word. Of strangers' messages that weighed
    /// less two of three were none (<c>Sets/Safeguarding/lab-book.md</c>).</summary>
    private const float Surely = 5;

    /// <summary>So much less than is needed weighs what is only faintly like a cry.</summary>
    private const float Faintly = 2;

    /// <summary>A shorter part says nothing of its own. Characters.</summary>
    private const int LeastPart = 5;

    private static readonly SearchValues<char> PartStops = SearchValues.Create("。、.,!?！？\n");

    private static readonly Lazy<AlarmHearing> Embedded = new(() =>
        new AlarmHearing(AlarmWords.Default, AlarmWeights.Default, AlarmWords.Doubts)
    );

    private readonly string[] lists = [.. words.Lists];
    private readonly int[] doubtOf = [.. words.Lists.Select(list => IndexIn(doubts, list))];
    private readonly int[] otherwiseOf = [.. words.Lists.Select(list => IndexIn(doubts, Not + list))];
    private readonly int[] scaleOf = [.. words.Lists.Select(list => weights.Scales.ToList().FindIndex(s => s.List == list))];

    public static AlarmHearing Default => Embedded.Value;

    /// <summary>The alarms heard, in the order of the lists. Time is linear in the length.</summary>
    /// <param name="folded">What was written, folded as <see cref="Words.DialogWords.Fold"/> does.</param>
    /// <param name="isOwn">It is a word of the product's own (a button): only the lists count.</param>
    public IReadOnlyList<string> Hear(string folded, bool isOwn = false) => Listen(folded, isOwn).All;

    /// <summary>The same, with which of them are sure: a listed word is there, or the weight leaves little doubt. The wish to apply is
    /// recorded with its time and is never only guessed.</summary>
    public AlarmsHeard Listen(string folded, bool isOwn = false)
    {
        if (folded.Length == 0)
            return AlarmsHeard.None;
        var text = CloseText.Read(folded);
        Span<bool> said = stackalloc bool[lists.Length];
        Span<bool> cried = stackalloc bool[lists.Length];
        words.Find(text, said, cried);
        Span<bool> doubted = stackalloc bool[doubts?.Lists.Count ?? 0];
        if (!isOwn)
            doubts?.Find(text, doubted);
        Span<float> found = stackalloc float[weights.Scales.Count];
        weights.Weigh(text, found);
        var isForeign = !HasKana(folded);
        List<string>? heard = null;
        List<string>? sure = null;
        List<string>? faint = null;
        for (var list = 0; list < lists.Length; list++)
        {
            // Letters that something else explains (姪が米をくれた) say nothing of it.
            if (
                !said[list]
                && !cried[list]
                && text.Length <= (isForeign ? LongestForeign : LongestExplained)
                && Holds(doubted, otherwiseOf[list])
            )
                continue;

            // A list that nobody taught weights of is heard by its words alone.
            if (
                !cried[list]
                && !(
                    isOwn || text.Length < LeastWeighed || scaleOf[list] is not (>= 0 and var scale) ? said[list]
                    : isForeign ? said[list] || HearsForeign(lists[list], weights.Scales[scale], found[scale])
                    : weights.Scales[scale].Hears(found[scale], said[list])
                )
            )
            {
                if (
                    (lists[list] is not Wish && Holds(doubted, doubtOf[list]))
                    || (!isOwn && !isForeign && text.Length >= LeastWeighed && IsHeavy(list, found, -Faintly))
                )
                    (faint ??= []).Add(lists[list]);
                continue;
            }

            (heard ??= []).Add(lists[list]);
            if (said[list] || cried[list] || (!isForeign && IsHeavy(list, found, Surely)))
                (sure ??= []).Add(lists[list]);
        }

        if (!isOwn && !isForeign)
            HearParts(folded, said, ref heard, faint);
        var (named, explained) = (Named(doubted, doubtOf), Named(doubted, otherwiseOf));
        return heard is null && faint is null && named.Count == 0 && explained.Count == 0
            ? AlarmsHeard.None
            : new AlarmsHeard(heard ?? [], sure ?? [], faint ?? [])
            {
                Doubted = named,
                Explained = explained,
                Certain = NamesOf(cried),
            };
    }

    /// <summary>What stands beside a cry in the same message (相談したいです。夫が怖くて、どうしたらいいか) must not outweigh it: where a listed word
    /// is in a part that is a cry alone, it is wondered about. Held out that is one cry of violence and one of living more of 221, and one
    /// harmless message of 236 (<c>Sets/Safeguarding/lab-book.md</c>).</summary>
    private void HearParts(string folded, ReadOnlySpan<bool> said, ref List<string>? heard, List<string>? faint)
    {
        Span<bool> there = stackalloc bool[lists.Length];
        Span<float> found = stackalloc float[weights.Scales.Count];
        for (var list = 0; list < lists.Length; list++)
        {
            if (!said[list] || scaleOf[list] is not (>= 0 and var scale) || lists[list] is Wish || heard?.Contains(lists[list]) is true)
                continue;
            foreach (var range in folded.AsSpan().SplitAny(PartStops))
            {
                var part = folded.AsSpan(range);
                if (part.Length < LeastPart || part.Length == folded.Length)
                    continue;
                var text = CloseText.Read(part.ToString());
                words.Find(text, there);
                if (!there[list])
                    continue;
                weights.Weigh(text, found);
                if (!weights.Scales[scale].Hears(found[scale], areWordsThere: true))
                    continue;
                (heard ??= []).Add(lists[list]);
                faint?.Remove(lists[list]);
                break;
            }
        }
    }

    private List<string> Named(ReadOnlySpan<bool> doubted, int[] of)
    {
        var named = new List<string>();
        for (var list = 0; list < lists.Length; list++)
        {
            if (Holds(doubted, of[list]))
                named.Add(lists[list]);
        }

        return named;
    }

    private List<string> NamesOf(ReadOnlySpan<bool> found)
    {
        var names = new List<string>();
        for (var list = 0; list < lists.Length; list++)
        {
            if (found[list])
                names.Add(lists[list]);
        }

        return names;
    }

    private static bool Holds(ReadOnlySpan<bool> found, int list) => list >= 0 && list < found.Length && found[list];

    private static int IndexIn(AlarmWords? of, string list) => of?.Lists.ToList().IndexOf(list) ?? -1;

    private bool IsHeavy(int list, ReadOnlySpan<float> found, float more) =>
        lists[list] is not Wish && scaleOf[list] is >= 0 and var scale && found[scale] >= weights.Scales[scale].Alone + more;

    /// <summary>Of dying rather once too often; "my husband" alone is no violence.</summary>
    private static bool HearsForeign(string list, AlarmScale scale, float weight) =>
        list switch
        {
            "life" => scale.Hears(weight, areWordsThere: false),
            "violence" => false,
            _ => weight >= LeastForeign,
        };

    private static bool HasKana(string folded) => folded.AsSpan().IndexOfAnyInRange('\u3041', '\u30FF') >= 0;
}
