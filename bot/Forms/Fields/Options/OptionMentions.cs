using System.Buffers;
using Channels.Text;

namespace Channels.Bot.Forms.Fields.Options;

/// <summary>Options named inside a sentence: 保育園のお迎えをさせていただきました. What is denied does not count.</summary>
internal static class OptionMentions
{
    private const int LongestSentence = 300;

    /// <summary>More than so many characters, or kanji and Latin letters beside the options: it may be about something else, so it is
    /// confirmed.</summary>
    private const int Story = 60;
    private const int ManyOthers = 8;

    /// <summary>A word of so many options means one of them; one of two (送迎) means both.</summary>
    private const int Many = 3;

    private static readonly SearchValues<char> Clauses = SearchValues.Create("、。,.!?\n ");

    /// <summary>Reads the options a sentence names; a question or a command names none.</summary>
    public static OptionReading Read(string folded, FieldView view, bool several)
    {
        if (folded.Length > LongestSentence || view.Words.Match(folded, out _) is not null || view.Words.IsQuestion(folded))
            return OptionReading.None;
        var (named, others) = Scan(view.Field.Told.Masked(folded), view.Field.OptionWords);
        var options = Meant(folded, named, view);
        if (options.Length == 0)
            return OptionReading.None;
        var isAssumed = folded.Length > Story || others > ManyOthers;
        var none = several && options.Length > 1 ? Array.FindIndex(options, one => view.Field.Type.Options[one] is "none") : -1;
        return none < 0
            ? OptionReader.Of(options, several, isAssumed)
            : new OptionReading([
                [.. options.Where((_, place) => place != none)],
                [options[none]],
            ]);
    }

    /// <summary>
    /// What a word of many options (預かりました) may mean: each of them in turn, beside the others that are named (迎えに行って、預かりました). Null
    /// where no such word stands, or the sentence says which it was.
    /// </summary>
    public static IReadOnlyList<int[]>? OneOfMany(string folded, FieldView view)
    {
        if (folded.Length > LongestSentence || view.Words.Match(folded, out _) is not null || view.Words.IsQuestion(folded))
            return null;
        var (named, _) = Scan(view.Field.Told.Masked(folded), view.Field.OptionWords);
        var (meant, denied) = (new List<Mention>(), new List<Mention>());
        for (var place = 0; place < named.Count; place++)
            (IsDenied(folded, named[place], place + 1 < named.Count ? named[place + 1].At : folded.Length) ? denied : meant).Add(
                named[place]
            );
        var wide = meant.Where(m => m.Options.Length >= Many).SelectMany(m => m.Options).Distinct().ToArray();
        int[] others = [.. meant.Where(m => m.Options.Length < Many).SelectMany(m => m.Options).Distinct()];
        int[] left = [.. wide.Except(denied.Where(d => d.Options.Length < Many).SelectMany(d => d.Options)).Order()];
        return left.Length < 2 || others.Intersect(wide).Any() ? null : [.. left.Select(one => (int[])[.. others.Append(one).Order()])];
    }

    private static (List<Mention> Named, int Others) Scan(string folded, OptionWords words)
    {
        var named = new List<Mention>();
        var others = 0;
        for (var at = 0; at < folded.Length; )
        {
            if (words.At(folded, at) is { } found)
            {
                named.Add(new Mention(at, found.Word, found.Options));
                at += found.Word.Length;
                continue;
            }

            others += folded[at] is >= '一' and <= '\u9FFF' || char.IsAsciiLetter(folded[at]) ? 1 : 0;
            at++;
        }

        return (named, others);
    }

    private static int[] Meant(string folded, List<Mention> named, FieldView view)
    {
        var meant = new List<Mention>();
        for (var place = 0; place < named.Count; place++)
        {
            var end = place + 1 < named.Count ? named[place + 1].At : folded.Length;
            if (!IsDenied(folded, named[place], end))
                meant.Add(named[place]);
        }

        meant.RemoveAll(one =>
            one.Options.Length >= Many && meant.Exists(o => o.Options.Length < Many && o.Options.Intersect(one.Options).Any())
        );
        if (meant.Count == 0 || (view.Field.Type.OwnTexts is null && IsAboutSomethingElse(folded, meant[^1])))
            return [];
        var words = view.Field.OptionWords;
        return
        [
            .. meant.Where(one => !meant.Exists(other => IsNarrower(other, one, words))).SelectMany(one => one.Options).Distinct().Order(),
        ];
    }

    private static bool IsDenied(string folded, Mention mention, int next)
    {
        var behind = folded.AsSpan(mention.End, next - mention.End);
        var clause = behind.IndexOfAny(Clauses);
        if (char.IsAsciiLetter(mention.Word[0]) && Denials.IsBefore(folded.AsSpan(0, mention.At)))
            return true;
        return Denials.IsIn(clause < 0 ? behind : behind[..clause]);
    }

    /// <summary>病児の料金: the option only says of what.</summary>
    private static bool IsAboutSomethingElse(string folded, Mention last)
    {
        var behind = folded.AsSpan(last.End);
        return behind.Length > 1 && behind[0] == 'の' && behind[1] is >= '一' and <= '\u9FFF';
    }

    /// <summary>病児を預かりました: the care is of the sick child, and no care of another kind beside it.</summary>
    private static bool IsNarrower(Mention narrow, Mention wide, OptionWords words)
    {
        if (narrow.Options.Intersect(wide.Options).Any())
            return false;
        var stem = StemOf(wide.Word);
        return Array.Exists(
            narrow.Options,
            option => Array.Exists(words.Spelled[option], word => word.Contains(stem, StringComparison.Ordinal))
        );
    }

    /// <summary>預か of 預かりました: the part that stays.</summary>
    private static string StemOf(string word)
    {
        var bare = word.TrimStart('お');
        var kanji = 0;
        while (kanji < bare.Length && bare[kanji] is >= '一' and <= '\u9FFF')
            kanji++;
        return kanji > 0 ? bare[..Math.Min(kanji + 1, bare.Length)]
            : bare.Length > 3 ? bare[..^1]
            : bare;
    }

    private readonly record struct Mention(int At, string Word, int[] Options)
    {
        public int End => At + Word.Length;
    }
}
