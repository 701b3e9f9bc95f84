using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Inquiries;

/// <summary>The answer to an <see cref="OpenInquiry"/> is said; then the conversation goes on where it was.</summary>
internal sealed class OpenedInquiryTopic(Opening opening, DialogWords words)
{
    private const int MostParts = 3;

    public TurnResult On(Heard heard, InquiryOpening? found)
    {
        var state = heard.State;
        if (found is null)
            return TurnResult.Silent(state);
        var phrase = found switch
        {
            { IsKnown: false } => Phrase.InquiryNotHere,
            { Text: null } => Phrase.InquiryWaiting,
            _ => Phrase.InquiryIs,
        };
        var line = words.Say(state.Language, phrase, ("number", found.Reference));
        var parts = found is { IsKnown: true, Text: { } text } ? LongAnswer.Split(line + "\n" + text, null, MostParts) : [line];
        var told = parts.Select(p => Activity.Message(QuestionText.Cut(p))).ToList();
        if (opening.Open(heard) is not { } open)
            return new TurnResult(state, told, []);
        var next = open.Continue();
        return next with { Replies = [.. told, .. next.Replies] };
    }
}
