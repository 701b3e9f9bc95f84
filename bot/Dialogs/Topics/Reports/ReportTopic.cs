using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Returns;
using Channels.Bot.Dialogs.Topics.Withdrawals;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>Something that waits under a number: another member's report to be confirmed, or one's own to be corrected.</summary>
internal sealed class ReportTopic(WishReader reader, SessionRoom sessions, DialogWords words) : ITopic
{
    private readonly AskedTopic asked = new(reader, words);
    private readonly ReturnedTopic returned = new(reader, sessions.Parking, words);
    private readonly ObjectionTopic objections = new(reader, sessions.StaffCases, words);

    public TurnResult? Hear(Heard heard) => asked.Hear(heard) ?? returned.Hear(heard) ?? objections.Hear(heard);
}
