using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Links;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Commands;

/// <summary>The commands that make sense with no form open.</summary>
internal sealed class CommandTopic(
    ChannelProcedures procedures,
    Greeting greeting,
    Starting starting,
    ResumeCodes codes,
    LinkTopic links,
    DialogWords words
) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        switch (words.Match(heard.Said.Folded.TrimEnd('?', ' '), out _))
        {
            case Command.Language:
                return new TurnResult(heard.State, [LanguageList.Ask(words, heard.Before, heard.Language)], []);
            case Command.Apply:
                return Apply(heard);
            case Command.Resume:
                return heard.State.Parked is [.., var latest]
                    ? codes.Claim(heard, latest.Code)
                    : greeting.Greet(heard.Saying(words.Say(heard.Language, Phrase.NothingParked)));
            case Command.Help:
                return greeting.Greet(
                    heard.Saying(words.Say(heard.Language, Phrase.HelpMenu, ("help", words.Label(heard.Language, Command.Help))))
                );
            case null when words.Is(PlainWord.Menu, heard.Said.Folded):
                return greeting.Greet(heard);
            case null when IsGoingOn(heard):
                return codes.Claim(heard, heard.State.Parked[^1].Code);
            default:
                return null;
        }
    }

    /// <summary>つぎへ, after a consultation was left: its form goes on.</summary>
    private bool IsGoingOn(Heard heard) =>
        heard.State is { Care.HasForm: true, Case.IsOpen: true, Parked.IsEmpty: false }
        && words.Is(PlainWord.GoOn, heard.Said.Folded)
        && words.MatchCaring(heard.Said.Folded, isOffered: true) is CareWord.GoOn;

    private TurnResult? Apply(Heard heard)
    {
        if (procedures.Offered(heard.Context).FirstOrDefault(p => p.Safeguarding is { TakesApplications: true }) is { } taking)
            return starting.Start(heard, taking);
        return procedures.Linked(heard.Context).FirstOrDefault(p => p.Safeguarding is { TakesApplications: true }) is { } linked
            ? links.Link(heard, linked)
            : null;
    }
}
