using Channels.Bot.Contract;
using Channels.Bot.Conversations;

namespace Channels.Bot.Dialogs.Sessions;

/// <summary>Wrong codes are counted for a while, and after a few of them nothing is looked up: codes cannot be guessed.</summary>
internal static class WrongCodes
{
    private const int Most = 5;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public static bool AreTooMany(ConversationState state, TurnContext context) =>
        state.CodeTries is { Count: >= Most } tries && context.Now - tries.Since < Window;

    /// <summary>The conversation with one more of them.</summary>
    public static ConversationState Count(ConversationState state, TurnContext context)
    {
        var tries = state.CodeTries is { } before && context.Now - before.Since < Window ? before : new CodeTries(0, context.Now);
        return state with { CodeTries = tries with { Count = tries.Count + 1 } };
    }
}
