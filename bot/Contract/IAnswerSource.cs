namespace Channels.Bot.Contract;

/// <summary>
/// Where an answer can come from. Pure, synchronous and in memory: the dialog asks during its step and may ask the same again. Several
/// can be registered and are asked in their order; the procedures' own questions come before the <see cref="IAssistant"/>.
/// </summary>
public interface IAnswerSource
{
    /// <summary>The reply, or null when the question is none of its own.</summary>
    AssistantReply? Ask(AssistantQuestion question);
}
