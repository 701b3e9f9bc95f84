using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>What was found of a case: what the office wrote, or that number and word do not belong together.</summary>
internal sealed class OpenedCaseTopic(Returning returning, CaseNumbers numbers, DialogWords words)
{
    /// <summary>The answer to an <see cref="OpenCase"/>.</summary>
    public TurnResult On(Heard heard, CaseOpening? found)
    {
        var state = heard.State;
        if (found is null)
            return CaseReplies.Lines(
                WrongCodes.Count(state, heard.Context),
                heard.Before.Append(words.Say(state.Language, Phrase.CaseNotFound)),
                CaseReplies.EndButton(words, heard)
            );

        // A form that was only just opened here gives way; one with answers goes on after the words for the case.
        var session = state.Session is { IsUntouched: true } ? null : state.Session;
        return Show(heard with { State = state with { CodeTries = null, Session = session } }, found);
    }

    /// <summary>Nothing was looked up: words or codes were tried too often, here or elsewhere.</summary>
    public TurnResult OnLocked(Heard heard) =>
        CaseReplies.Lines(
            heard.State,
            heard.Before.Append(words.Say(heard.Language, Phrase.TooManyCodes)),
            CaseReplies.EndButton(words, heard)
        );

    /// <summary>The answer to a <see cref="ReadCase"/>: what was handed in here needs no word; what was not is asked for its word, where
    /// it has one.</summary>
    public TurnResult OnOwn(Heard heard, string reference, CaseOpening? found)
    {
        if (found is { Replies.Count: 0 } && heard.State.Session is { } writing && writing.Reference == reference)
        {
            // It is what is being written; who is in danger is asked nothing of the form.
            var line = words.Say(heard.Language, Phrase.NoReplyYet);
            return SafeguardingStep.IsAlarming(writing.Alarms ?? [])
                ? CaseReplies.Lines(heard.State, heard.Before.Append(line), CaseReplies.EndButton(words, heard))
                : returning.Stay(heard.Saying(line));
        }

        if (found is not null)
            return Show(heard, found);
        return numbers.HasWord(reference)
            ? numbers.AskWord(heard, reference)
            : returning.Stay(heard.Saying(words.Say(heard.Language, Phrase.CaseNotHere, ("number", reference))));
    }

    private TurnResult Show(Heard heard, CaseOpening found)
    {
        var (state, language) = (heard.State, heard.Language);
        var hasReply = found.Replies.Count > 0;
        string[] lines =
        [
            words.Say(language, Phrase.CaseIs, ("number", found.Reference)),
            .. found.Replies.Select(r => words.Say(language, Phrase.ReplyRow, ("day", DayText(r.At)), ("text", r.Text))),
            .. hasReply ? (string[])[] : [words.Say(language, Phrase.NoReplyYet)],
            words.Say(language, hasReply ? Phrase.NewsReply : Phrase.CaseAddMore),
        ];
        var next = state with
        {
            Case = new OpenedCase(found.Reference, heard.Context.Now, IsOpen: true, AwaitsWords: true) { IsAsked = hasReply },
            News = Without(state, found.Reference),
        };
        var later = new CardAction { Title = words.Say(language, Phrase.NewsLater) };
        return CaseReplies.Lines(next, lines, state.Session is null && hasReply ? [later] : CaseReplies.EndButton(words, heard)) with
        {
            Effects = [new CaseRead(found.Reference)],
        };
    }

    private static System.Collections.Immutable.ImmutableList<string>? Without(ConversationState state, string reference) =>
        state.News?.Remove(reference) is { IsEmpty: false } left ? left : null;

    private static string DayText(DateTimeOffset at)
    {
        var day = JapanTime.DayOf(at);
        return Digits.Of(day.Month) + "/" + Digits.Of(day.Day);
    }
}
