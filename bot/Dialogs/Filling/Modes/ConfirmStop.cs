using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Safeguarding;
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
        new(
            heard.State with
            {
                Session = null,
                Case = Kept(heard) ?? heard.State.Case,
                Care = Cried(heard) ?? heard.State.Care,
            },
            [Activity.Message(heard.Lines([Stopped(heard), .. Others(heard)]))],
            []
        );

    /// <summary>What is with the office already can be added to at once.</summary>
    private static OpenedCase? Kept(Heard heard) =>
        heard.Procedure.Safeguarding is { HasWord: true } && heard.Session.Reference is { } number
            ? new OpenedCase(number, heard.Context.Now, IsOpen: true)
            : null;

    /// <summary>A cry stays one: what is said after it is heard as such.</summary>
    private static CareCase? Cried(Heard heard) =>
        heard.Session.Reference is { } number && OfficeForm.HeardIn(heard.Session) is { Count: > 0 } alarms
            ? new CareCase(number, heard.Session.CodeWord, heard.Context.Now, alarms) { HasForm = true }
            : null;

    /// <summary>What was told with it and had its turn to come is not sent either.</summary>
    private static IEnumerable<string> Others(Heard heard) =>
        heard.Session.Others is { Count: > 0 } others
            ? [heard.Scene.Say(Phrase.SeveralDropped, ("others", NextActivity.Labels(heard.Scene, others)))]
            : [];

    private static string Stopped(Heard heard) =>
        heard.Session.Reference is { } number
            ? heard.Scene.Say(Phrase.StoppedKept, ("number", number), ("word", heard.Session.CodeWord ?? ""))
        : heard.Session.Corrects is { } corrected ? heard.Scene.Say(Phrase.CorrectionNone, ("number", corrected))
        : heard.Scene.Say(Phrase.Stopped);
}
