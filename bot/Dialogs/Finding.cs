using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Codes;
using Channels.Bot.Dialogs.Topics.Inquiries;

namespace Channels.Bot.Dialogs;

/// <summary>What was asked of the database, and the topic that goes on with what was found.</summary>
internal sealed class Finding(SessionRoom sessions)
{
    private readonly ClaimedFormTopic forms = new(sessions.Catalog, sessions.Opening, sessions.Parking, sessions.Returning, sessions.Words);
    private readonly OpenedCaseTopic cases = new(sessions.Returning, new CaseNumbers(sessions.Catalog, sessions.Words), sessions.Words);
    private readonly OpenedInquiryTopic inquiries = new(sessions.Opening, sessions.Words);

    public TurnResult On(Heard heard, Found found) =>
        found.Asked switch
        {
            ClaimForm asked => forms.On(heard, asked, found.Value as FormSession),
            OpenCase => cases.On(heard, found.Value as CaseOpening),
            ReadCase asked => cases.OnOwn(heard, asked.Reference, found.Value as CaseOpening),
            OpenInquiry => inquiries.On(heard, found.Value as InquiryOpening),
            _ => throw new System.Diagnostics.UnreachableException($"Nobody goes on with what {found.Asked.GetType().Name} found."),
        };
}
