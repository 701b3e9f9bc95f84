using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Filling.Modes;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>What is said to a question of the dialog's own while a form is open.</summary>
internal sealed class OwnQuestionTopic(DialogModes modes) : ITopic
{
    public TurnResult? Hear(Heard heard) => modes.Hear(heard);
}
