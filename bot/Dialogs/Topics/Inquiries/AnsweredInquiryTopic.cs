using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Inquiries;

/// <summary>The office answered an inquiry: where nobody else looks on it is shown, elsewhere there is a number and a button, and the
/// answer comes as a reply.</summary>
internal sealed class AnsweredInquiryTopic(DialogWords words) : IEventTopic
{
    public IReadOnlyList<string> Names => [InquiryEvents.Answered];

    public TurnResult On(Heard heard, Activity input)
    {
        var state = heard.State;
        if (input.TextOf("reference") is not { } reference)
            return TurnResult.Silent(state);
        if (heard.Context.Traits.IsInPage)
            return InquiryTopic.Open(state, reference, []);
        var label = words.Say(state.Language, Phrase.InquiryShow);
        var show = ButtonRow.Fit(new CardAction { Title = label, Value = $"{label} {reference}" });
        var text = words.Say(state.Language, Phrase.InquiryReady, ("number", reference));
        return new TurnResult(state, [Activity.Message(QuestionText.Cut(text), show)], []);
    }
}
