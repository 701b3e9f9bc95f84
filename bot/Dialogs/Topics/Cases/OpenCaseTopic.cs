using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>Words while a case is open or its word was asked for: its word, its end, or something to add.</summary>
internal sealed class OpenCaseTopic(CaseNumbers numbers, ChannelProcedures procedures, Greeting greeting, DialogWords words) : ITopic
{
    private static readonly TimeSpan StaysOpen = TimeSpan.FromHours(1);

    public TurnResult? Hear(Heard heard)
    {
        var (state, said, now) = (heard.State, heard.Said, heard.Context.Now);
        if (
            state.Case is not { } open
            || now - open.At > StaysOpen
            || said.IsWordless
            || procedures.FindByWord(said, heard.Context) is not null
        )
            return null;
        if (words.Match(said.Folded, out _) is Command.Stop || said.Folded == DialogWords.Fold(words.Say(state.Language, Phrase.CaseEnd)))
            return greeting.Greet((heard with { State = state with { Case = null } }).Saying(words.Say(state.Language, Phrase.CaseClosed)));
        if (!open.IsOpen)
            return numbers.Open(heard, open.Reference, said.Text);
        var added = CaseReplies.Lines(
            state with
            {
                Case = open with { At = now },
            },
            heard.Before.Append(words.Say(state.Language, Phrase.CaseAdded)),
            CaseReplies.EndButton(words, state.Language)
        );
        return added with { Effects = [new AddToCase(open.Reference, said.Text)] };
    }
}
