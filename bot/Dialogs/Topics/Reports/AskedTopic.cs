using System.Collections.Immutable;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Topics.Stamps;
using Channels.Bot.Dialogs.Topics.Withdrawals;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>The answer to whether a report is right: by its button, with its number, in a word or in a sentence. While a form is open, only
/// where the question was shown last.</summary>
/// <param name="isNext">Heard before other topics: only what answers the question that was shown last.</param>
internal sealed class AskedTopic(WishReader reader, DialogWords words, bool isNext = false) : ITopic
{
    private readonly ReportSpeech speech = ReportSpeech.Shipped;

    private readonly StampDoubtTopic stamps = new(words);

    public TurnResult? Hear(Heard heard) => Answer(heard) ?? (isNext ? stamps.Hear(heard) : null);

    private TurnResult? Answer(Heard heard)
    {
        var (said, asked) = (heard.Said, heard.State.Asked ?? []);
        if (said.IsWordless)
            return null;
        if (reader.NumberIn(said.Text) is { } number)
            return isNext && !asked.Contains(number) ? null : Named(heard, number, asked.Contains(number));
        var shown = Shown(heard.State);
        var isAgreed = speech.Agreement(said.Text, shown is not null) is { Word: ReportWord.Agree };
        if (!isAgreed && Revoked(heard) is { } back)
            return back;
        if (!isNext && Seen(heard, asked) is { } seen)
            return seen;
        if (asked.IsEmpty && !isNext && Later(heard) is { } later)
            return later;
        if (asked.IsEmpty || (shown is null && (isNext || heard.Form is not null)))
            return isNext ? null : InForm(heard);
        if (asked.Count > 0 && AgreedAndMore(heard, asked, shown) is { } both)
            return both;
        var isMeant = shown is not null || (heard.State.Member is { IsProvider: false } && speech.Disputes(said.Folded));
        if (
            (
                speech.Read(said, words, isMeant) ?? OfDay(said.Text, heard.Context.Now) // 10日は合ってます
            )
            is not { } opinion
        )
            return null;

        // Of a member of both kinds it may be a report of their own.
        if (opinion.HasWords && shown is null && heard.State.Member is { IsProvider: true })
            return null;
        var spoken = opinion.HasWords ? said.Text.Trim() : null;
        var meant = shown ?? (asked.Count == 1 ? asked[0] : null);

        // What they say against one may be of another they name, or of none.
        if (opinion is { Word: ReportWord.Differ, HasWords: true } && (meant is null || NamesOne(heard, asked)))
            return ReportWishes.LookUp(heard, ObjectionTopic.Say(said, asked, meant));

        // 18日は15分遅れてすみませんでした。報告は合っています: a day beside it may say which.
        if (opinion is { Word: not ReportWord.Differ, HasWords: true })
            return ReportWishes.LookUp(heard, ObjectionTopic.Agree(said, asked, meant, opinion));

        // みゆのほうはちがいます, 26日のは合ってます, 朝は合っています: which one has this day, child or part of it is looked up first.
        if (
            opinion is { Word: ReportWord.Agree, HasWords: false }
            && (opinion.Which is not null || OfDay(said.Text, heard.Context.Now) is not null)
        )
            return ReportWishes.LookUp(heard, ObjectionTopic.Say(said, asked, meant) with { Wish = ReportWish.Agree, Words = null });
        if (meant is not null && opinion.Word is not ReportWord.See && NamesOne(heard, asked))
            return ReportWishes.LookUp(heard, asked, ReportWishes.Of(opinion.Word), spoken, said.Text, meant);
        return meant is not null
            ? ReportWishes.LookUp(heard, ReportWishes.Of(meant, opinion, spoken))
            : ReportWishes.LookUp(heard, asked, ReportWishes.Of(opinion.Word), spoken, NamesOne(heard, asked) ? said.Text : null);
    }

    /// <summary>やっぱり30分短かったです, 合ってました: of the report that was answered a while ago, by whoever has no reports of their own.</summary>
    private TurnResult? Later(Heard heard)
    {
        if (
            heard is not { Form: null, State: { Answered: { } answered, Member: { IsRequester: true, IsProvider: false } } }
            || heard.Context.Now - answered.At > StaysOpen
        )
            return null;
        if (OfDay(heard.Said.Text, heard.Context.Now) is not null)
            return ReportWishes.LookUp(
                heard,
                ObjectionTopic.Say(heard.Said, [], answered.Reference) with
                {
                    Wish = ReportWish.Agree,
                    Words = null,
                }
            );
        if (speech.Read(heard.Said, words, speech.Disputes(heard.Said.Folded)) is not { } opinion)
            return null;
        if (opinion is { Word: not ReportWord.Differ } and ({ HasWords: true } or { Which: not null }))
            return ReportWishes.LookUp(heard, ObjectionTopic.Agree(heard.Said, [], answered.Reference, opinion));
        if (opinion is { Word: ReportWord.Differ, HasWords: true } && NamesOne(heard, []))
            return ReportWishes.LookUp(heard, ObjectionTopic.Say(heard.Said, [], answered.Reference));
        return ReportWishes.LookUp(heard, ReportWishes.Of(answered.Reference, opinion, opinion.HasWords ? heard.Said.Text.Trim() : null));
    }

    /// <summary>昨日の森田さんの活動報告を確認: also before it was asked about, by whoever has no reports of their own.</summary>
    private TurnResult? Seen(Heard heard, ImmutableList<string> asked) =>
        heard is { Form: null, State.Member: { IsRequester: true, IsProvider: false } }
        && heard.Said.Attachments.Count == 0
        && speech.WishesToSee(heard.Said.Folded)
            ? ReportWishes.LookUp(
                heard,
                ObjectionTopic.Say(heard.Said, asked, Shown(heard.State)) with
                {
                    Wish = ReportWish.See,
                    Words = null,
                }
            )
            : null;

    private static readonly TimeSpan StaysOpen = TimeSpan.FromDays(2);

    /// <summary>さっきの取り消します: the answer of a while ago, by whoever has no reports of their own.</summary>
    private TurnResult? Revoked(Heard heard) =>
        heard is { Form: null, State: { Doubt: null, Answered: { } answered, Member: { IsRequester: true, IsProvider: false } } }
        && heard.Context.Now - answered.At <= StaysOpen
        && speech.IsRevoked(DialogWords.Fold(HandedInDays.WithoutMeant(heard.Said.Text, heard.Context.Now)))
            ? ReportWishes.LookUp(heard, ObjectionTopic.Say(heard.Said, [], answered.Reference) with { Wish = ReportWish.Back })
            : null;

    /// <summary>15日は合ってます。30分遅れたのは23日です: a yes to one of them, and what stands behind it may be of another.</summary>
    private TurnResult? AgreedAndMore(Heard heard, ImmutableList<string> asked, string? shown)
    {
        var text = WithoutOpening(heard.Said.Text.Trim());
        var start = YesFrom(text, heard.Context.Now);
        var end = Clauses.EndOf(text, start);
        if (
            end <= 0
            || end == text.Length
            || !IsYesToOne(WithoutBut(text[start..end]), heard.Context.Now)
            || text[(end + 1)..].Trim() is not { Length: > 0 } rest
        )
            return null;
        var isPlain = speech.Read(rest, DialogWords.Fold(rest), words, isShown: true) is { Word: ReportWord.Agree, HasWords: false };
        if ((isPlain && HandedInDays.NamedIn(rest, heard.Context.Now).Count == 0) || speech.IsThanks(rest))
            return null;
        return ReportWishes.LookUp(
            heard,
            new FindAskedReports(asked, ReportWish.Agree)
            {
                Words = text,
                Which = WithoutBut(text[..end]),
                Rest = rest,
                Shown = shown,
                IsAll = true,
            }
        );
    }

    /// <summary>20日って朝と夕方の2回お願いした日ですよね、|朝の方は合っています: what leads to the yes says nothing against anything.</summary>
    private int YesFrom(string text, DateTimeOffset now)
    {
        for (var start = 0; start < text.Length; )
        {
            var end = Clauses.EndOf(text, start);
            if (IsYesToOne(WithoutBut(text[start..end]), now))
                return start;
            if (end == text.Length || speech.Objects(DialogWords.Fold(text[start..end])))
                break;
            start = end + 1;
        }

        return 0;
    }

    /// <summary>15日は合ってます, 午前は合ってます.</summary>
    private bool IsYesToOne(string part, DateTimeOffset now) =>
        OfDay(part, now) is not null || speech.Agreements.IsOfPart(ReportLists.Bare(DialogWords.Fold(part)));

    /// <summary>24日は合っていますが、23日は…: what joins them says nothing yet.</summary>
    private static string WithoutBut(string part) =>
        part.EndsWith("けれど", StringComparison.Ordinal) ? part[..^3]
        : part.EndsWith("けど", StringComparison.Ordinal) ? part[..^2]
        : part.TrimEnd('が');

    /// <summary>いや、16日は合ってますって: the word it opens with says nothing yet.</summary>
    private static string WithoutOpening(string text) =>
        Clauses.EndOf(text, 0) is > 0 and <= LongestOpening and var end && end < text.Length ? text[(end + 1)..].TrimStart() : text;

    private const int LongestOpening = 4;

    /// <summary>A yes, and a day before it that says to which.</summary>
    private ReportOpinion? OfDay(string said, DateTimeOffset now) => OfDay(speech, words, said, now);

    /// <inheritdoc cref="OfDay(string, DateTimeOffset)"/>
    internal static ReportOpinion? OfDay(ReportSpeech speech, DialogWords words, string said, DateTimeOffset now)
    {
        var text = HandedInDays.WithoutMeant(said, now);
        return
            text.Length < said.Length
            && speech.Read(text, DialogWords.Fold(text), words, isShown: true) is { Word: ReportWord.Agree, HasWords: false } yes
            ? yes
            : null;
    }

    /// <summary>The message may tell one report from another: by a day, or by words that are more than a button's.</summary>
    private bool NamesOne(Heard heard, ImmutableList<string> asked) =>
        HandedInDays.NamedIn(heard.Said.Text, heard.Context.Now).Count > 0
        || speech.Agreements.NamesPart(heard.Said.Text)
        || (asked.Count > 1 && words.MatchReport(heard.Said.Folded) is null);

    /// <summary>A button's own words, while a form is open that asked something since.</summary>
    private TurnResult? InForm(Heard heard)
    {
        if (
            heard.State is not { Asked: { IsEmpty: false } asked, Session.Mode: DialogMode.Ask }
            || words.MatchReport(heard.Said.Folded) is not { } word
            || heard.Said.Folded != DialogWords.Fold(words.ReportLabel(heard.Language, word))
            || word is ReportWord.NoWords
        )
            return null;
        return asked is [var only]
            ? ReportWishes.LookUp(heard, new FindAskedReport(only, ReportWishes.Of(word)))
            : ReportWishes.LookUp(heard, asked, ReportWishes.Of(word), null);
    }

    /// <summary>With a number it is about this one, whatever was shown last.</summary>
    private TurnResult? Named(Heard heard, string number, bool isAsked)
    {
        var beside = heard
            .Said.Folded.Replace(DialogWords.Fold(number), "", StringComparison.Ordinal)
            .Trim()
            .TrimStart('は', 'の', 'が', '、', ':', ' ');

        // A button of an earlier day: that there is nothing to confirm is said to whoever presses it.
        if (!isAsked && heard.State.Member is not { IsRequester: true } && words.MatchReport(beside) is null)
            return null;
        var opinion = beside.Length == 0 ? null : speech.Read(beside, beside, words, isAsked);
        if (opinion is null && isAsked && beside.Length > 0 && speech.Speaks(beside))
            opinion = new ReportOpinion(ReportWord.Differ, HasWords: true);
        if (opinion is null && isAsked)
            opinion = new ReportOpinion(ReportWord.See, HasWords: false);
        if (opinion is not { } sure || (!isAsked && sure.HasWords && IsOwn(heard.State, number)))
            return null;
        return ReportWishes.LookUp(heard, ReportWishes.Of(number, sure, sure.HasWords ? heard.Said.Text.Trim() : null));
    }

    /// <summary>What they handed in themselves, or may have.</summary>
    private static bool IsOwn(ConversationState state, string number) =>
        state.Member is { IsProvider: true } || state.Last?.Reference == number || state.Returned?.Contains(number) is true;

    /// <summary>The one report whose question was said here last; of a list none is.</summary>
    internal static string? Shown(ConversationState state) =>
        state.Asked?.FindAll(a => state.Choices?.Exists(c => c.EndsWith(a, StringComparison.Ordinal)) is true) is [var only] ? only : null;
}
