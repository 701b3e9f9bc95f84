using Channels.Bot.Contract;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>返事はまだか, while a consultation is being written that the office has already: it is looked up, and answered with what is
/// there. It is no question for the office.</summary>
internal sealed class ReplyAskedTopic(CaseNumbers numbers, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard) =>
        heard is { Said.IsWordless: false, Form.Procedure: { Safeguarding.HasWord: true, KeepsWords: not null } }
        && heard.Session.Reference is { } reference
        && numbers.HasWord(reference)
        && words.AsksOnlyForReply(heard.Said.Folded)
            ? CaseNumbers.Read(heard, reference)
            : null;
}
