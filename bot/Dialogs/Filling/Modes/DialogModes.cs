using System.Collections.Frozen;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Sessions;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>The dialog's own questions and who hears what is said to them.</summary>
internal sealed class DialogModes(FillingRoom filling, SessionRoom sessions, AskingRoom asking)
{
    private readonly FrozenDictionary<DialogMode, IMode> modes = new Dictionary<DialogMode, IMode>
    {
        [DialogMode.ChooseChange] = new ChooseChange(filling.Commands, filling.Pictures, filling.Current),
        [DialogMode.AddOrReplace] = new ChooseAddOrReplace(filling.Commands),
        [DialogMode.ConfirmAnswer] = new ConfirmAnswer(filling.Question),
        [DialogMode.ConfirmCorrection] = new ConfirmCorrection(filling.Current),
        [DialogMode.ConfirmCommand] = new ConfirmCommand(filling.Question, filling.Commands),
        [DialogMode.ConfirmQuestion] = new ConfirmQuestion(filling.Question, filling.Aside, filling.ToOffice),
        [DialogMode.ConfirmStop] = new ConfirmStop(filling.Commands),
        [DialogMode.ConfirmHold] = new ConfirmHold(filling.Current, filling.Commands),
        [DialogMode.ConfirmHandOver] = new ConfirmHandOver(filling.Current),
        [DialogMode.ConfirmNext] = new ConfirmNext(filling.Current),
        [DialogMode.ConfirmRestart] = new ConfirmRestart(filling.Commands),
        [DialogMode.ChooseLanguage] = new ChooseLanguage(filling.Current),
        [DialogMode.ChooseMore] = new ChooseMore(filling.Current),
        [DialogMode.ConfirmAgain] = new ConfirmAgain(filling.Current, filling.Submitting),
        [DialogMode.ConfirmNumber] = new ConfirmNumber(filling.Current, filling.Submitting),
        [DialogMode.ConfirmChild] = new ConfirmChild(filling.Current, filling.Submitting),
        [DialogMode.ConfirmSwitch] = new ConfirmSwitch(filling.Current, sessions.Switching),
        [DialogMode.ChooseReply] = new ChooseReply(filling.Current, filling.Aside, filling.AnswerTalk, asking.Talk, asking.Memory),
    }.ToFrozenDictionary();

    /// <summary>Null while it is the form's own question that is open.</summary>
    public TurnResult? Hear(Heard heard) =>
        modes.TryGetValue(heard.Session.Mode, out var mode) ? Courteous.Hear(heard) ?? mode.Hear(heard) : null;
}
