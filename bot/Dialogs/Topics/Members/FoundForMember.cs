using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Pay;
using Channels.Bot.Dialogs.Topics.Receipts;

namespace Channels.Bot.Dialogs.Topics.Members;

/// <summary>What was asked of the database for members as members, and the topic that goes on with it.</summary>
internal sealed class FoundForMember(SessionRoom sessions, PublicSite site)
{
    private readonly ClaimedMemberTopic members = new(new LinkReplies(sessions.Opening, sessions.Words));
    private readonly FoundPayTopic pay = new(sessions.Opening, site, sessions.Words);
    private readonly FoundSoFarTopic soFar = new(sessions.Opening, site, sessions.Words);
    private readonly FoundReceiptsTopic receipts = new(sessions.Opening, site);

    /// <summary>Null when it was not asked for that.</summary>
    public TurnResult? On(Heard heard, Found found) =>
        found.Asked switch
        {
            ClaimMember asked => members.On(heard, asked, found.Value),
            FindPay asked => pay.On(heard, asked, found.Value),
            FindSoFar asked => soFar.On(heard, asked, found.Value),
            FindReceipts => receipts.On(heard, found.Value as CertifiedMonths),
            _ => null,
        };
}
