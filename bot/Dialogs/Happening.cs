using System.Collections.Frozen;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Files;
using Channels.Bot.Dialogs.Topics.Inquiries;
using Channels.Bot.Dialogs.Topics.Links;
using Channels.Bot.Dialogs.Topics.Members;
using Channels.Bot.Dialogs.Topics.Notices;
using Channels.Bot.Dialogs.Topics.Pay;
using Channels.Bot.Dialogs.Topics.Procedures;
using Channels.Bot.Dialogs.Topics.Questions;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Dialogs.Topics.Returns;
using Channels.Bot.Dialogs.Topics.Stamps;

namespace Channels.Bot.Dialogs;

/// <summary>What can happen without a word, and who answers it. Every event belongs to one topic; the others are let pass.</summary>
internal sealed class Happening
{
    private readonly FrozenDictionary<string, IEventTopic> byName;

    public Happening(SessionRoom sessions, AskingRoom asking, FillingRoom filling, PublicSite site)
    {
        var (opening, returning, words) = (sessions.Opening, sessions.Returning, sessions.Words);
        IEventTopic[] topics =
        [
            new NewsTopic(
                new CaseNumbers(sessions.Catalog, words),
                sessions.Procedures,
                new LinkTopic(sessions.Procedures, site, words),
                words
            ), // the office wrote
            new MovedTopic(new CaseNumbers(sessions.Catalog, words), words), // the office did something with what was handed in
            new AnsweredInquiryTopic(words), // the office answered
            new ComposedTopic(opening, filling.Aside, asking.Text), // an answer put together meanwhile
            new JoinTopic(sessions.Procedures, opening, sessions.Starting, sessions.Greeting, words), // somebody came for a purpose
            new UnlinkedTopic(new LinkReplies(opening, words)), // the member's number belongs to another conversation, or to none
            new ReportAskedTopic(), // another member's report is to be confirmed
            new CareStampedTopic(), // stamps of a care, for the other member; or one that is missing
            new PayDecidedTopic(), // a month is closed, and its member is paid
            new PayDoubtedTopic(sessions.StaffCases), // a line of it is doubted on the page
            new NoticeGivenTopic(opening), // the centre tells its members something
            new ReminderTopic(opening, words), // a form waits
            new MissingFileTopic(sessions.Catalog, opening, words), // a photo cannot be had
        ];
        byName = topics.SelectMany(t => t.Names.Select(name => (name, t))).ToFrozenDictionary(x => x.name, x => x.t);
    }

    public TurnResult On(Heard heard, Activity input) =>
        input.Name is { } name && byName.TryGetValue(name, out var topic) ? topic.On(heard, input) : TurnResult.Silent(heard.State);
}
