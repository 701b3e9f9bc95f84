using Channels.Bot.Contract;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>What is said to a question of the dialog's own. Words that are no answer to it put it aside and are heard as ever.</summary>
internal interface IMode
{
    TurnResult Hear(Heard heard);
}
