using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Several;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Stop and forget everything?</summary>
internal sealed class ConfirmStop(FormCommands commands) : IMode
{
    public TurnResult Hear(Heard heard) => SecondThought.Hear(heard, Command.Stop, commands, () => Stop(heard));

    /// <summary>Forgets what was written.</summary>
    public static TurnResult Stop(Heard heard) =>
        new(heard.State with { Session = null }, [Activity.Message(heard.Lines([Stopped(heard), .. Others(heard)]))], []);

    /// <summary>What was told with it and had its turn to come is not sent either.</summary>
    private static IEnumerable<string> Others(Heard heard) =>
        heard.Session.Others is { Count: > 0 } others
            ? [heard.Scene.Say(Phrase.SeveralDropped, ("others", NextActivity.Labels(heard.Scene, others)))]
            : [];

    private static string Stopped(Heard heard) =>
        heard.Session.Reference is { } number
            ? heard.Scene.Say(Phrase.StoppedKept, ("number", number), ("word", heard.Session.CodeWord ?? ""))
            : heard.Scene.Say(Phrase.Stopped);
}
