using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Begin again from the first question?</summary>
internal sealed class ConfirmRestart(FormCommands commands) : IMode
{
    public TurnResult Hear(Heard heard) =>
        SecondThought.Hear(
            heard,
            Command.Restart,
            commands,
            () =>
                heard
                    .Saying(heard.Scene.Say(Phrase.Restarted))
                    .Continue(OwnNumber.Fill(heard.Procedure, Anew(heard.Session, heard.Context.Now), heard.State.Member))
        );

    /// <summary>No answers; what the office has already stays known.</summary>
    private static FormSession Anew(FormSession session, DateTimeOffset now) =>
        new()
        {
            Procedure = session.Procedure,
            Version = session.Version,
            StartedAt = now,
            Alarms = session.Alarms,
            AppliedAt = session.AppliedAt,
            Reference = session.Reference,
            CodeWord = session.CodeWord,
            Corrects = session.Corrects,
            Others = session.Others,
            CorrectsAs = session.CorrectsAs,
        };
}
