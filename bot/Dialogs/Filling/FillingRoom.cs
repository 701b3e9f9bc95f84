using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Filling.Asides;
using Channels.Bot.Dialogs.Filling.Modes;
using Channels.Bot.Dialogs.Sessions;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>The parts of this room, put together once.</summary>
internal sealed class FillingRoom
{
    public FillingRoom(SessionRoom sessions, AskingRoom asking)
    {
        Pictures = new Pictures(sessions.LateFiles);
        Commands = new FormCommands(new Leaving(sessions.Parking, sessions.StaffCases));
        Aside = new Aside(asking.Answers, asking.Memory, asking.Text);
        AnswerTalk = new AnswerTalk(Aside, asking.Text, sessions.HandOver);
        ToOffice = new QuestionToOffice(Aside);
        Question = new OpenQuestion(sessions.Procedures, Pictures, Commands, Aside, ToOffice);
        Submitting = new Submitting(sessions.Catalog, sessions.Awaited);
        Current = new CurrentQuestion(Question, new Checking(Pictures, Commands, Aside, Submitting));
        Modes = new DialogModes(this, sessions, asking);
    }

    public Pictures Pictures { get; }

    public FormCommands Commands { get; }

    public Aside Aside { get; }

    public AnswerTalk AnswerTalk { get; }

    public QuestionToOffice ToOffice { get; }

    public OpenQuestion Question { get; }

    public CurrentQuestion Current { get; }

    public Submitting Submitting { get; }

    public DialogModes Modes { get; }
}
