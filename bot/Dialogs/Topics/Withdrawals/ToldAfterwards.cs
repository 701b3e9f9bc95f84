using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Filling.Corrections;

namespace Channels.Bot.Dialogs.Topics.Withdrawals;

/// <summary>What a wish to correct says itself is put right at once, and comes up for the check.</summary>
internal static class ToldAfterwards
{
    /// <param name="open">The form, open again.</param>
    /// <param name="told">The words of the wish.</param>
    /// <param name="messageId">Its message.</param>
    public static TurnResult? PutRight(Heard open, string told, string? messageId)
    {
        var said = open with { Said = Said.Earlier(told, messageId) };
        return CheckedAnswers.Correct(said) ?? NamedItems.Hear(said, null) ?? Correcting.CorrectTold(said);
    }
}
