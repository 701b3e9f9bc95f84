using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Codes;
using Channels.Bot.Dialogs.Topics.Inquiries;
using Channels.Bot.Dialogs.Topics.Members;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Dialogs.Topics.Returns;
using Channels.Bot.Dialogs.Topics.Stamps;
using Channels.Bot.Dialogs.Topics.Withdrawals;

namespace Channels.Bot.Dialogs;

/// <summary>What was asked of the database, and the topic that goes on with what was found.</summary>
internal sealed class Finding(SessionRoom sessions, FillingRoom filling, PublicSite site)
{
    private readonly ClaimedFormTopic forms = new(sessions.Catalog, sessions.Opening, sessions.Parking, sessions.Returning, sessions.Words);
    private readonly OpenedCaseTopic cases = new(sessions.Returning, new CaseNumbers(sessions.Catalog, sessions.Words), sessions.Words);
    private readonly OpenedInquiryTopic inquiries = new(sessions.Opening, sessions.Words);

    private readonly HandedInTopic handedIn = new(sessions.Catalog, sessions.Opening, filling.Current, sessions.Words);
    private readonly ArrivedTopic arrived = new(
        sessions.Catalog,
        new WishReader(sessions.Catalog, sessions.Procedures, sessions.Words),
        sessions.Words
    );

    private readonly FoundForMember members = new(sessions, site);
    private readonly AskedReportTopic reports = new(sessions.Catalog, sessions.Opening, sessions.StaffCases, sessions.Words);
    private readonly StampedTopic stamps = new(sessions);
    private readonly AskedListTopic askedList = new(sessions.Catalog, sessions.Opening, sessions.StaffCases, sessions.Words);
    private readonly CheckedSubmission submissions = new(sessions.Opening, filling.Submitting, sessions.Returning);

    public TurnResult On(Heard heard, Found found) =>
        found.Asked switch
        {
            ClaimForm or OpenCase when found.Value is TooManyTries => cases.OnLocked(heard),
            ClaimForm asked => forms.On(heard, asked, found.Value as FormSession),
            OpenCase => cases.On(heard, found.Value as CaseOpening),
            ReadCase asked => cases.OnOwn(heard, asked.Reference, found.Value as CaseOpening),
            OpenInquiry => inquiries.On(heard, found.Value as InquiryOpening),
            FindHandedIn => handedIn.On(heard, found.Value as IReadOnlyList<HandedIn> ?? []),
            FindProgress => arrived.On(heard, found.Value as SubmissionProgress),
            FindAskedReport asked => reports.On(heard, asked, found.Value as AskedReport),
            FindStamps asked => stamps.On(heard, asked, found.Value as StampBoard),
            FindAskedReports asked => askedList.On(heard, asked, found.Value as IReadOnlyList<AskedReport> ?? []),
            CheckSubmission asked => submissions.On(heard, asked, found.Value as SubmissionCheck ?? new SubmissionCheck(true, null)),
            _ => members.On(heard, found)
                ?? throw new System.Diagnostics.UnreachableException($"Nobody goes on with what {found.Asked.GetType().Name} found."),
        };
}
