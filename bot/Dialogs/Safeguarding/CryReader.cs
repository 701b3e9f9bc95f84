using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>What a message is, beside what the lists and the weights hear in it.</summary>
internal sealed class CryReader(DialogWords words)
{
    /// <summary>So long after a cry a word of what is being done belongs to it.</summary>
    private static readonly TimeSpan StaysNear = TimeSpan.FromHours(1);

    public static bool HasApplied(ConversationState state) =>
        state.Session is { AppliedAt: not null }
        || state.Care?.Heard.Contains(SafeguardingStep.Apply) is true
        || (state is { Session: null, Last: { HasApplied: true, IsWithdrawn: false } });

    /// <summary>One of several sentences is the wish itself: 申請したい。母が倒れました.</summary>
    public bool SaysToApply(Said said)
    {
        var sentences = said.Folded.Split(
            ['。', '、', '.', ',', '\n', '!'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        return sentences.Length > 1 && sentences.Any(s => words.Match(s, out _) is Command.Apply);
    }

    /// <summary>What stands on buttons; whether somebody at home reads it, or that it be gone; where somebody lives: a cry only where a
    /// word of the lists is.</summary>
    public bool IsOwn(Said said) =>
        words.Match(said.Folded, out _) is not null
        || words.MatchCaring(said.Folded, isOffered: true) is not null
        || words.MatchAnswer(said.Folded) is not null
        || words.AsksWhoReads(said.Folded)
        || words.WishesErasure(said.Folded)
        || words.Speaks(PlainWord.History, said.Folded)
        || words.Speaks(PlainWord.Visa, said.Folded)
        || words.Speaks(PlainWord.NoHelp, said.Folded)
        || words.Begins(PlainWord.Home, said.Folded);

    /// <summary>After a cry a word that tells what is being done (もう飲んだ, ドアの前にいる) is a cry of its own: of which alarm, or
    /// null.</summary>
    public string? Acting(ConversationState before, Said said, TurnContext context)
    {
        if (said.IsWordless)
            return null;
        var alarms = new List<string>();
        if (before.Session is { AlarmedAt: { } at, Alarms: { } raised } && context.Now - at < StaysNear)
            alarms.AddRange(raised);
        if (before.Care is { } care && context.Now - care.At < StaysNear)
            alarms.AddRange(care.Heard);
        return alarms.Contains("life") && words.Speaks(PlainWord.AfterLife, said.Folded) ? "life"
            : alarms.Contains("violence") && words.Speaks(PlainWord.AfterViolence, said.Folded) ? "violence"
            : null;
    }
}
