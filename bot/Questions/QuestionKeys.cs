using Channels.Bot.Protection;

namespace Channels.Bot.Questions;

/// <summary>
/// How a conversation is called among the questions that were asked, and nowhere else: who has the file of the database and not the key
/// cannot say that the person of a question is the person of a report. Questions of one conversation are still counted as one's.
/// </summary>
internal static class QuestionKeys
{
    public static string Of(ColumnProtector protector, string conversationKey) => protector.Pseudonym("asked-question", conversationKey);
}
