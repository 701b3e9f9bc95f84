using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>The answer to an <see cref="OpenCase"/>: what the office wrote, or that number and word do not belong together.</summary>
internal sealed class OpenedCaseTopic(Returning returning, DialogWords words)
{
    public TurnResult On(Heard heard, CaseOpening? found)
    {
        var state = heard.State;
        if (found is null)
            return returning.Stay(
                (heard with { State = WrongCodes.Count(state, heard.Context) }).Saying(words.Say(state.Language, Phrase.CaseNotFound))
            );
        var lines = new List<string> { words.Say(state.Language, Phrase.CaseIs, ("number", found.Reference)) };
        lines.AddRange(found.Replies.Select(r => words.Say(state.Language, Phrase.ReplyRow, ("day", DayText(r.At)), ("text", r.Text))));
        if (found.Replies.Count == 0)
            lines.Add(words.Say(state.Language, Phrase.NoReplyYet));
        lines.Add(words.Say(state.Language, Phrase.CaseAddMore));

        // A form that was only just opened here gives way; one with answers is parked by its own command.
        var next = state with
        {
            Case = new OpenedCase(found.Reference, heard.Context.Now, IsOpen: true),
            CodeTries = null,
            Session = state.Session is { Answers.IsEmpty: true } ? null : state.Session,
        };
        return CaseReplies.Lines(next, lines, CaseReplies.EndButton(words, state.Language)) with
        {
            Effects = [new CaseRead(found.Reference)],
        };
    }

    private static string DayText(DateTimeOffset at)
    {
        var day = JapanTime.DayOf(at);
        return Digits.Of(day.Month) + "/" + Digits.Of(day.Day);
    }
}
