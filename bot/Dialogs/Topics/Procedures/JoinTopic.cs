using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>Opens the procedure the person came for, or goes on with the open one in the language chosen.</summary>
internal sealed class JoinTopic(ChannelProcedures procedures, Opening opening, Starting starting, Greeting greeting, DialogWords words)
    : IEventTopic
{
    private readonly ClosedTopic closed = new(procedures, greeting, words);

    public IReadOnlyList<string> Names => [DialogEvents.Join];

    public TurnResult On(Heard heard, Activity input)
    {
        var state = heard.State;
        var chosen = input.TextOf("language");
        if (chosen is not null && words.Languages.Contains(chosen))
            state = state with { Language = chosen };
        if (input.TextOf("entry") is { } entry && IsEntryCode(entry))
            state = state with { Entry = entry };

        // A link that is only announced says nothing: the person is where they were.
        var wanted = input.TextOf("procedure");
        var invitation = input.TextOf("invitation");
        var result =
            wanted is not null || chosen is not null || invitation is null
                ? Join(heard with { State = state }, wanted)
                : TurnResult.Silent(state);
        return invitation is { Length: > 0 and <= 40 } code
            ? result with
            {
                Effects = [.. result.Effects, new AcceptInvitation(code)],
            }
            : result;
    }

    private TurnResult Join(Heard heard, string? id)
    {
        var wanted = id is null ? null : procedures.Find(id, heard.Context);
        if (opening.Open(heard) is { } open)
            return wanted is null ? open.Continue() : Confirming.Switch(open, wanted);
        var free = heard with { State = heard.State with { Session = null } };
        return wanted is not null ? starting.Start(free, wanted)
            : id is not null && procedures.Closed(id, heard.Context) is { } over ? closed.Tell(free, over)
            : greeting.Greet(free);
    }

    /// <summary>Short and plain, so that it can be counted: whatever else stands in an address is not kept.</summary>
    private static bool IsEntryCode(string text) =>
        text.Length is > 0 and <= 32 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
