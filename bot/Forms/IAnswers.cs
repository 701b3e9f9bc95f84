using System.Text.Json;

namespace Channels.Bot.Forms;

/// <summary>The answers of a form as something that follows from them sees them: only those of questions that are open.</summary>
internal interface IAnswers
{
    /// <summary>The answer of a field outside of groups, or null.</summary>
    JsonElement? AnswerOf(string id);

    /// <summary>Number of items a group has.</summary>
    int CountOf(string group);
}
