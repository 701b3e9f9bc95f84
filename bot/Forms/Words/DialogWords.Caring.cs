using Channels.Text;

namespace Channels.Bot.Forms.Words;

/// <summary>What is said to what is offered after care.</summary>
internal sealed partial class DialogWords
{
    /// <summary>More is a story in which somebody reads something. Characters.</summary>
    private const int LongestAboutReading = 50;

    /// <summary>So short it can only be about what was recorded: 取り下げてくれ. Characters.</summary>
    private const int LongestTakingBack = 12;

    /// <summary>What a whole message says to it, or null.</summary>
    /// <param name="folded">The message.</param>
    /// <param name="isOffered">It was offered just now; otherwise only words that can mean nothing else count.</param>
    public CareWord? MatchCaring(string folded, bool isOffered)
    {
        if (folded.Length is 0 || folded.Length > longestCareWord)
            return null;
        var shapes = ShapesOf(folded.TrimStart('/', '／'));
        var (bare, plain) = (shapes.Bare, shapes.PlainBare);
        if (bare.Length == 0)
            return null;
        if (!isOffered && !careAnywhere.Contains(bare) && !careAnywhere.Contains(plain))
            return null;
        return careWords.TryGetValue(bare, out var word) || careWords.TryGetValue(plain, out word) ? word : null;
    }

    /// <summary>The language that a whole message asks for: English, English please, にほんごでおねがいします.</summary>
    public string? LanguageNamed(string folded) =>
        folded.Length is > 0 and <= 40 && languageNames.TryGetValue(ShapesOf(folded).Bare, out var language) ? language : null;

    /// <summary>The whole message says that somebody comes from a care office.</summary>
    public bool IsCareProvider(string folded) => Holds(careProviders, folded);

    /// <summary>What the button of such a word says.</summary>
    public string CareLabel(string language, CareWord word) => In(language).Caring[word][0];

    /// <summary>It asks who learns of what is written (誰が読みますか, 夫に知られませんか).</summary>
    public bool AsksWhoReads(string folded) =>
        folded.Length <= LongestAboutReading && !folded.Contains("知られたくな", StringComparison.Ordinal) && Names(folded, whoReads);

    /// <summary>Wants what was written to be gone.</summary>
    public bool WishesErasure(string folded) =>
        folded.Length <= LongestAboutReading
        && (Names(folded, erasing) || (Names(folded, plain[PlainWord.EraseWish]) && Names(folded, plain[PlainWord.ErasedThing])));

    /// <summary>Every part of it says that what was told was not meant: うそ、冗談。忘れて.</summary>
    public bool TakesBackCry(string folded)
    {
        var parts = folded.Split(CourtesyStops, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 0 && Array.TrueForAll(parts, p => Is(PlainWord.CryUntrue, p));
    }

    /// <summary>One of the words stands in it; kana is often written apart (ぜんぶ けして), and for words others write in kanji
    /// (でんわ).</summary>
    private static bool Names(string folded, WordList words) =>
        words.IsIn(folded)
        || (folded.Contains(' ', StringComparison.Ordinal) && words.IsIn(folded.Replace(" ", "", StringComparison.Ordinal)))
        || (WrittenKana.Of(folded) is { } written && words.IsIn(written));

    /// <summary>So far behind the wish its withdrawal is in the same breath. Characters.</summary>
    private const int SameBreath = 30;

    /// <summary>It speaks of applying and draws back in the same breath: 申請したい、いや、まだええわ. What was weighed before (迷ったけど申請したい) is
    /// decided.</summary>
    public bool HalfHeartedlyApplies(string folded)
    {
        var at = plain[PlainWord.ApplyingWord].Words.Max(w => folded.LastIndexOf(w, StringComparison.Ordinal));
        if (at < 0)
            return false;
        var clauses = folded
            .Substring(at, Math.Min(SameBreath, folded.Length - at))
            .Split(['、', '。', ',', '.', '\n', '!'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return clauses.Any(clause => plain[PlainWord.HalfHearted].IsIn(clause) && !IsQuestion(clause))
            || clauses
                .Zip(clauses.Skip(1))
                .Any(pair =>
                    plain[PlainWord.OnlyIfEnd].Ending(pair.First) is not null
                    && plain[PlainWord.ThenNot].Beginning(pair.Second) is not null
                    && !IsQuestion(pair.Second)
                );
    }

    /// <summary>After a cry it tells what is being done or is near: もう飲んだ, 帰ってきた; not 書きたい, 車を持っています.</summary>
    /// <param name="acts">Parts of such a message.</param>
    /// <param name="folded">The message.</param>
    public bool TellsOfAct(PlainWord acts, string folded) =>
        Speaks(acts, Without(PlainWord.NoAct, folded)) || (acts is PlainWord.AfterViolence && Is(PlainWord.AfterViolenceAlone, folded));

    /// <summary>Who writes fears to strike (子どもに手をあげそうで怖い), and does not tell of somebody else who does (夫が手をあげそう).</summary>
    public bool MightStrike(string folded) =>
        plain[PlainWord.MightStrike].IsIn(folded)
        && folded
            .Split(['、', '。', ',', '.', '\n', '!'], StringSplitOptions.RemoveEmptyEntries)
            .Any(clause =>
                plain[PlainWord.MightStrike]
                    .Words.Any(w =>
                        clause.IndexOf(w, StringComparison.Ordinal) is >= 0 and var at
                        && plain[PlainWord.StrikeTold].Beginning(clause.AsSpan(at + w.Length)) is null
                        && IsOwnDeed(clause[..at])
                    )
            );

    private bool IsOwnDeed(string before)
    {
        var subject = before.AsSpan().LastIndexOfAny('が', 'は');
        if (subject < 0 || plain[PlainWord.StrikesSelf].Words.Any(w => before.AsSpan(0, subject + 1).EndsWith(w)))
            return true;
        return plain[PlainWord.SmallOnes].Words.Any(w => before.AsSpan(0, subject).EndsWith(w))
            && plain[PlainWord.Then].IsIn(before.AsSpan(subject + 1));
    }

    /// <summary>All it says is that there is no family: おれの家族はおらん.</summary>
    public bool TellsOfNoFamily(string folded) =>
        folded.Length <= LongestPlain
        && plain[PlainWord.NoFamily].Words.Any(w => folded.Contains(w, StringComparison.Ordinal) && folded.Length - w.Length <= FewBeside);

    /// <summary>So much beside a fact tells nothing else. Characters.</summary>
    private const int FewBeside = 6;

    /// <summary>The message without some words.</summary>
    public string Without(PlainWord of, string folded) =>
        plain[of].IsIn(folded)
            ? plain[of]
                .Words.OrderByDescending(w => w.Length)
                .Aggregate(folded, (left, word) => left.Replace(word, "", StringComparison.Ordinal))
            : folded;

    /// <summary>What stands behind somebody else who does something (夫が|見ます, うちの人に|見られる); null: nobody is named.</summary>
    public string? NamesSomebody(string sentence)
    {
        var bare = sentence.Any(c => c > '\u3000') ? sentence.Replace(" ", "", StringComparison.Ordinal) : sentence;
        foreach (var word in plain[PlainWord.Somebody].Words.Concat(plain[PlainWord.Others].Words))
        {
            // 夫に, 夫の: the same person does it, 夫が, 夫も.
            var person = char.IsAsciiLetter(word[^1]) ? word + " " : word.TrimEnd('に', 'の');
            if (bare.IndexOf(person, StringComparison.Ordinal) is not (>= 0 and var at))
                continue;
            if (person[^1] is ' ')
                return at == 0 || bare[at - 1] is ' ' or ',' ? bare[(at + person.Length)..] : null;
            var behind = bare[(at + person.Length)..];
            if (behind.Length > 1 && (behind[0] is 'が' or 'も' or 'に' or 'は' or 'と'))
                return behind[1..];
        }

        return null;
    }

    /// <summary>Somebody is not to be told: 家内には内緒, 誰にも言わないでください. Who asks whether somebody is told says no such thing.</summary>
    public bool KeepsFromOthers(string sentence)
    {
        if (SpeaksAnywhere(PlainWord.NotToTellThem, sentence) && !IsQuestion(sentence))
            return true;
        var bare = sentence.Replace(" ", "", StringComparison.Ordinal);
        if (!plain[PlainWord.NotToTell].IsIn(bare) || IsQuestion(bare))
            return false;
        foreach (var word in plain[PlainWord.NotToTell].Words)
        {
            if (bare.IndexOf(word, StringComparison.Ordinal) is not (>= 0 and var at))
                continue;
            var behind = bare[(at + word.Length)..].TrimStart(Marks.ToCharArray());
            if (
                (
                    behind.Length == 0
                    || behind.Length < bare.Length - at - word.Length
                    || plain[PlainWord.ToldSo].Beginning(behind) is not null
                ) && plain[PlainWord.Others].IsIn(bare.AsSpan(0, at))
            )
                return true;
        }

        return false;
    }

    /// <summary>Says of an application that was recorded that it is not meant, or not yet.</summary>
    public bool TakesBackApplying(string folded) =>
        !AsksWhetherApplied(folded)
        && (
            (Names(folded, notApplying) && Names(folded, plain[PlainWord.ApplyingWord]))
            || Speaks(PlainWord.GivesUpApplying, folded)
            || (folded.Length <= LongestTakingBack && withdraw.IsIn(folded))
        );

    /// <summary>The message without what takes a wish back: what is left of it may say something else.</summary>
    public string WithoutTakingBack(string folded)
    {
        var left = folded.Any(c => c > '\u3000') ? folded.Replace(" ", "", StringComparison.Ordinal) : folded;
        foreach (var list in new[] { notApplying, withdraw, plain[PlainWord.GivesUpApplying], plain[PlainWord.HalfHearted] })
        {
            foreach (var word in list.Words.OrderByDescending(w => w.Length))
                left = left.Replace(word, "", StringComparison.Ordinal);
        }

        return left;
    }
}

/// <summary>
/// What people say to what is offered after care. The words are in <c>caring</c> of the language files; the first of each is on the
/// button.
/// </summary>
internal enum CareWord
{
    /// <summary>To go on with what was being asked.</summary>
    GoOn,

    /// <summary>To say more where no consultation is open.</summary>
    TellMore,

    /// <summary>To be called on the telephone.</summary>
    Call,

    /// <summary>To leave it at that.</summary>
    Enough,
}
