using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Stop and forget everything?</summary>
internal sealed class ConfirmStop(FormCommands commands) : IMode
{
    public TurnResult Hear(Heard heard) =>
        SecondThought.Hear(
            heard,
            Command.Stop,
            commands,
            () => new TurnResult(heard.State with { Session = null }, [Activity.Message(heard.Lines(Stopped(heard)))], [])
        );

    private static string Stopped(Heard heard) =>
        heard.Session.Reference is { } number
            ? heard.Scene.Say(Phrase.StoppedKept, ("number", number), ("word", heard.Session.CodeWord ?? ""))
            : heard.Scene.Say(Phrase.Stopped);
}
