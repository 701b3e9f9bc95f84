using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>
/// After somebody told of their life, or came back to it, and no form is open: whether there is an answer, when one comes, what becomes of
/// it, and that it be gone. It is answered with what is true, and a question goes to the office with the case.
/// </summary>
internal sealed class SentCaseTopic(CaseNumbers numbers, OfficeTimes times, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        var folded = heard.Said.Folded;
        if (heard.Said.IsWordless || Open(heard, words) is not { } open || !numbers.HasWord(open.Reference))
            return null;
        var at = heard with { State = heard.State with { Case = open } };
        if (words.AsksForReply(folded) || words.IsReadingNews(folded) || words.Match(folded, out _) is Command.Check)
            return CaseNumbers.Read(at, open.Reference);
        if (words.Match(folded, out _) is Command.Resume && heard.State.Parked.IsEmpty)
            return Say(
                at,
                words.Say(heard.Language, Phrase.CaseIs, ("number", open.Reference)),
                words.Say(heard.Language, Phrase.CaseAddMore)
            );
        if (words.Speaks(PlainWord.WhatToDo, folded))
            return Tell(at, open, [words.Say(heard.Language, Phrase.CaseQuestionTold, ("number", open.Reference)), .. Now(heard)]);
        if (words.Speaks(PlainWord.Withdraw, folded) && !words.TakesBackApplying(folded))
        {
            var meant = Earlier(heard.State, heard.Said, open.Reference, words) is { } first ? open with { Reference = first } : open;
            return Tell(at, meant, [words.Say(heard.Language, Phrase.WithdrawTold, ("number", meant.Reference))]);
        }

        if (words.WishesErasure(folded) || words.Is(PlainWord.Discard, folded))
            return Tell(at, open, Erasure(heard));
        return words.Speaks(PlainWord.Afterwards, folded)
            ? Tell(at, open, [words.Say(heard.Language, Phrase.CaseQuestionTold, ("number", open.Reference)), .. Now(heard)])
            : null;
    }

    private IEnumerable<string> Now(Heard heard) => times.Now(heard.Language, heard.Context.Now);

    /// <summary>最初の相談は取り下げます, where another was begun meanwhile: the number of the earlier one, or null.</summary>
    public static string? Earlier(ConversationState state, Said said, string? open, DialogWords words) =>
        words.Speaks(PlainWord.FirstOne, said.Folded)
            ? new[] { state.Last?.Reference, state.Care?.Reference }.FirstOrDefault(r => r is not null && r != open)
            : null;

    /// <summary>The case that is spoken of: open, or what was handed in here within a day.</summary>
    public static OpenedCase? Open(Heard heard, DialogWords words)
    {
        var (state, now) = (heard.State, heard.Context.Now);
        if (heard.Form is not null || words.IsReturning(heard.Said.Folded))
            return null;
        if (state.Case is { IsOpen: true } open && now - open.At <= CaseWords.StaysOpen)
            return open with { At = now };
        return state.Case is null && state.Last is { CodeWord: not null, IsWithdrawn: false } last && now - last.At <= LastDay
            ? new OpenedCase(last.Reference, now, IsOpen: true)
            : null;
    }

    /// <summary>So long words without a form are about what was sent.</summary>
    private static readonly TimeSpan LastDay = TimeSpan.FromHours(24);

    private IEnumerable<string> Erasure(Heard heard) =>
        heard.Context.Traits.IsInPage
            ?
            [
                words.Say(heard.Language, Phrase.EraseTold),
                words.Say(heard.Language, Phrase.EraseKept),
                words.Say(heard.Language, Phrase.EraseHere),
            ]
            : [words.Say(heard.Language, Phrase.EraseTold), words.Say(heard.Language, Phrase.EraseKept)];

    private TurnResult Tell(Heard heard, OpenedCase open, IEnumerable<string> lines) =>
        Say(heard, [.. lines]) with
        {
            Effects = [new AddToCase(open.Reference, heard.Said.Text.Trim())],
        };

    private TurnResult Say(Heard heard, params string[] lines) =>
        CaseReplies.Lines(heard.State, heard.Before.Concat(lines), CaseReplies.EndButton(words, heard));
}
