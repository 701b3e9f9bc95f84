using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Safeguarding.Weighing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>What a message is, beside what the lists and the weights hear in it.</summary>
internal sealed class CryReader(DialogWords words)
{
    /// <summary>So long after a cry a word of what is being done belongs to it.</summary>
    private static readonly TimeSpan StaysNear = TimeSpan.FromHours(1);

    /// <summary>The wish to apply is recorded in what is open.</summary>
    public static bool HasAppliedHere(ConversationState state) =>
        state.Session is { AppliedAt: not null } || state.Care?.Heard.Contains(SafeguardingStep.Apply) is true;

    /// <summary>So few letters of how they must not be reached (てがみ も だめ) tell nothing else.</summary>
    private const int LongestLimit = 12;

    public static bool HasApplied(ConversationState state) =>
        HasAppliedHere(state) || (state is { Session: null, Last: { HasApplied: true, IsWithdrawn: false } });

    /// <summary>The message or a sentence of it is the wish itself: 申請お願いします; 申請したい。母が倒れました.</summary>
    public bool SaysToApply(Said said)
    {
        var sentences = said.Folded.Split(
            ['。', '、', '.', ',', '\n', '!'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        return sentences.Any(s => words.Match(s, out _) is Command.Apply);
    }

    /// <summary>What stands on buttons; whether somebody at home reads it, or that it be gone; where somebody lives: a cry only where a
    /// word of the lists is.</summary>
    public bool IsOwn(Said said) =>
        words.Match(said.Folded, out _) is not null
        || words.MatchCaring(said.Folded, isOffered: true) is not null
        || words.MatchAnswer(said.Folded) is not null
        || words.AsksWhoReads(said.Folded)
        || words.AsksWhetherTold(said.Folded)
        || words.WishesErasure(said.Folded)
        || words.HangsUp(said.Folded)
        || words.Speaks(PlainWord.History, said.Folded)
        || words.Speaks(PlainWord.Visa, said.Folded)
        || words.Speaks(PlainWord.Papers, said.Folded)
        || (words.Speaks(PlainWord.Whereabouts, said.Folded) && words.Speaks(PlainWord.WhereaboutsKnown, said.Folded))
        || (said.Folded.Count(char.IsLetter) <= LongestLimit && ContactLimits.In(words, said.Folded).Count > 0)
        || ContactLimits.AreAll(words, said.Folded)
        || words.Speaks(PlainWord.NoHelp, said.Folded)
        || words.TellsOfNoFamily(said.Folded)
        || words.Begins(PlainWord.Home, said.Folded);

    /// <summary>Alarms that were raised a moment ago.</summary>
    public static IEnumerable<string> Standing(ConversationState before, TurnContext context)
    {
        IEnumerable<string> inside =
            before.Session is { AlarmedAt: { } at, Alarms: { } raised } && context.Now - at < StaysNear ? raised : [];
        return before.Care is { } care && context.Now - care.At < StaysNear ? inside.Concat(care.Heard) : inside;
    }

    /// <summary>What is asked or said of a cry after it: whether somebody comes, that it was not true. Null: nothing of it.</summary>
    public string? Answer(string language, Said said) =>
        said.IsWordless ? null
        : words.Speaks(PlainWord.SomebodyComes, said.Folded) ? words.Say(language, Phrase.SomebodyComes)
        : words.TakesBackCry(said.Folded) ? words.Say(language, Phrase.CryUntrue)
        : null;

    /// <summary>A command or a tap, or the language.</summary>
    public bool IsCommand(Said said) =>
        words.Match(said.Folded, out _) is not null
        || words.MatchCaring(said.Folded, isOffered: true) is not null
        || words.WishesErasure(said.Folded)
        || words.LanguageNamed(said.Folded) is not null;

    /// <summary>After a cry a word that tells what is being done (もう飲んだ, ドアの前にいる) is a cry of its own: of which alarm, or
    /// null. What tells its measure (睡眠薬を30錠のんだ) needs no cry before it.</summary>
    public string? Acting(ConversationState before, Said said, TurnContext context)
    {
        if (said.IsWordless)
            return null;
        var alarms = Standing(before, context).ToList();
        var listened = AlarmHearing.Default.Listen(said.Folded, isOwn: true);
        return (alarms.Contains("life") || listened.Certain.Contains("life") || (alarms.Count > 0 && listened.All.Contains("life")))
            && TellsOfAct(PlainWord.AfterLife, said.Folded, c => c.Explained.Contains("life"))
                ? "life"
            : alarms.Contains("violence") && TellsOfAct(PlainWord.AfterViolence, said.Folded, c => c.Doubted.Contains("life")) ? "violence"
            : null;
    }

    /// <summary>A part of it does so and means nothing else: who came near a river did not come home, and かぜのくすりを飲んだ is no
    /// overdose.</summary>
    private bool TellsOfAct(PlainWord acts, string folded, Func<AlarmsHeard, bool> isElse) =>
        words.TellsOfAct(acts, folded)
        && (
            !isElse(AlarmHearing.Default.Listen(folded))
            || folded
                .Split(ClauseStops, StringSplitOptions.RemoveEmptyEntries)
                .Any(c => words.TellsOfAct(acts, c) && !isElse(AlarmHearing.Default.Listen(c)))
        );

    private static readonly char[] ClauseStops = ['。', '、', '.', ',', '!', '?', '\n'];
}
