using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;

namespace Channels.Tests.Line;

/// <summary>A step that says back what it heard, one reply a line; forgets what is taken back.</summary>
internal sealed class Echo : ITurnStep
{
    public TurnResult Step(ConversationState state, Activity input, TurnContext context) =>
        input switch
        {
            { Type: ActivityTypes.Message, Text: { } text } => new TurnResult(
                state,
                [.. text.Split('\n').Select(t => Activity.Message($"「{t}」"))],
                []
            ),
            { Type: ActivityTypes.MessageDelete, Id: { } id } => new TurnResult(state, [], [new ForgetMessage(id)]),
            _ => TurnResult.Silent(state),
        };
}
