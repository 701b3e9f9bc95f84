using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Dialogs.Topics.Stamps;
using Channels.Bot.Dialogs.Topics.Withdrawals;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>
/// Whatever a requesting member writes while a report or a stamp waits for them, and that is no plain answer: anger, a question that is
/// one, what really was. Nobody is paid over words that nobody read, so it reaches the office with that report or stamp.
/// </summary>
/// <param name="isLast">Heard when nothing else was meant: also what names nothing.</param>
internal sealed partial class ObjectionTopic(WishReader reader, StaffCases cases, DialogWords words, bool isLast = false) : ITopic
{
    private static readonly TimeSpan StaysOpen = TimeSpan.FromDays(2);

    private readonly ReportSpeech speech = ReportSpeech.Shipped;

    public TurnResult? Hear(Heard heard)
    {
        var (said, state, now) = (heard.Said, heard.State, heard.Context.Now);
        if (
            heard.Form is not null
            || heard.Context.IsLate
            || said.IsWordless
            || said.Attachments.Count > 0
            || state.Member is not { IsRequester: true } member
            || reader.NumberIn(said.Text) is not null
            || Code().IsMatch(said.Folded)
            || words.Match(said.Folded, out _) is not null
            || words.MatchReport(said.Folded) is not null
            || speech.VoiceOf(said, words) is not { } voice
        )
            return null;
        var asked = state.Asked ?? [];
        var isTold = state.StampsTold is [.., var last] && now - last.At <= StampDoubts.Fresh;
        var isOpen = !asked.IsEmpty || isTold;
        var isLately = state.Answered is { } answered && now - answered.At <= StaysOpen;
        if (!isOpen && !isLately && !(voice is ReportVoice.Objection && speech.IsOfCare(said.Folded)))
            return null;

        // Who provides as well tells of their own care in the same words (迎えに行きました); only what speaks against something that they were
        // asked, and is no report by its hours, is none of theirs.
        if (member.IsProvider && voice is ReportVoice.Objection && (!(isOpen || isLately) || HasHours(said.Folded)))
            return null;
        var isOfPast = isLately && HandedInDays.NamedIn(said.Text, now) is { Count: > 0 } named && named.All(d => d < JapanTime.DayOf(now));
        if (voice is not (ReportVoice.Objection or ReportVoice.Call) && (member.IsProvider || !(isOpen || isOfPast)))
            return null;
        if (voice is ReportVoice.Other && !isLast)
            return null;

        // 26日は合っています, of one that was answered before: it is against nothing.
        if (AskedTopic.OfDay(speech, words, said.Text, now) is not null)
            return ReportWishes.LookUp(heard, Say(said, asked, AskedTopic.Shown(state)) with { Wish = ReportWish.Agree, Words = null });
        if ((isLately || !asked.IsEmpty) && speech.Agreement(said.Text, isShown: false) is { } agreed)
            return ReportWishes.LookUp(heard, Agree(said, asked, AskedTopic.Shown(state) ?? state.Answered?.Reference, agreed));

        // What was asked for a case that is open goes there, unless it tells of a day or a report that was shown.
        var shown = AskedTopic.Shown(state);
        var days = HandedInDays.NamedIn(said.Text, now);
        if (state.Case is { IsOpen: true, AwaitsWords: true } && days.Count == 0 && shown is null)
            return null;
        if (voice is ReportVoice.Call)
            return isOpen ? Call(heard, asked, shown) : null;
        var today = JapanTime.DayOf(now);

        // 今日の預かり、キャンセルさせてください: what is to come is passed on, and is against nothing.
        if (
            voice is not ReportVoice.Objection
            && speech.IsOfCare(said.Folded)
            && days.All(d => d >= today)
            && (shown is null || speech.IsToCome(said.Folded))
        )
            return null;
        var isOfStamp = isTold && (days.Count > 0 ? days.Contains(today) : asked.IsEmpty || IsStampShown(heard));
        return isOfStamp
            ? StampWishes.LookUp(
                heard,
                new StampWish.Differ(said.Text.Trim())
                {
                    IsArrangement = voice is not ReportVoice.Objection && !speech.IsAgainstStamp(said.Folded),
                }
            )
            : ReportWishes.LookUp(heard, Say(said, asked, shown));
    }

    /// <summary>From when to when.</summary>
    private static bool HasHours(string folded) => folded.Count(c => c is '時' or ':') > 1;

    /// <summary>They want to be called: at once, with the words; and what they say against a report is with that report.</summary>
    private TurnResult Call(Heard heard, ImmutableList<string> asked, string? shown)
    {
        var text = heard.Said.Text.Trim();
        var note = asked.IsEmpty
            ? text
            : speech.Say("call-note", Forms.Languages.Japanese, ("numbers", string.Join('、', asked)), ("words", text));
        var told = cases.Open(heard, null, note);
        return asked.IsEmpty || !speech.Objects(heard.Said.Folded)
            ? told
            : told with
            {
                Effects = [.. told.Effects, Say(heard.Said, asked, shown)],
            };
    }

    internal static FindAskedReports Say(Said said, ImmutableList<string> asked, string? shown) =>
        new(asked, ReportWish.Say)
        {
            Words = said.Text.Trim(),
            Which = said.Text,
            Shown = shown,
            IsAll = true,
        };

    /// <summary>A yes with more said beside it, or one that is not sure: of the report whose day it names, else of the one
    /// that is meant.</summary>
    internal static FindAskedReports Agree(Said said, ImmutableList<string> asked, string? shown, ReportOpinion opinion) =>
        Say(said, asked, shown) with
        {
            Wish = ReportWishes.Of(opinion.Word),
            Words = opinion.HasWords ? said.Text.Trim() : null,
            Which = opinion.Which ?? said.Text,
            IsBeside = opinion.Which is null,
        };

    private bool IsStampShown(Heard heard) => heard.State.Choices?.Contains(words.StampLabel(heard.Language, w => w.Look)) is true;

    /// <summary>つなぐ MB-7K3M-2QXC, RE-…, SK-… あおい かさ: a code of the product is for who reads codes.</summary>
    [GeneratedRegex("(?<![a-z0-9])[a-z]{2}[-ー－][0-9a-z]{3,}")]
    private static partial Regex Code();
}
