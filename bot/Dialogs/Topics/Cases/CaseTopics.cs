using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Links;
using Channels.Bot.Dialogs.Topics.Procedures;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Dialogs.Topics.Stamps;
using Channels.Bot.Dialogs.Topics.Withdrawals;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>The topics about cases while no form is open, in their order.</summary>
internal static class CaseTopics
{
    /// <summary>Of what was sent just now, or is open.</summary>
    public static ITopic[] Sent(CaseNumbers numbers, SessionRoom sessions, LinkTopic links, DialogWords words) =>
        [
            new LostNumberTopic(sessions.StaffCases, words), // 番号も合言葉も忘れた
            new AnotherMatterTopic(numbers, sessions, links, words), // もう一つ相談したい, 母のことも
            new AppliedTopic(sessions, words), // 申込みになってないやろうね
            new SentCaseTopic(numbers, sessions.Times, words),
        ];

    /// <summary>What a parent would tell the providing member goes to the staff, and so does anything else while a case is open.</summary>
    public static ITopic[] More(AskingRoom asking, SessionRoom sessions, DialogWords words) =>
        [
            new ParentWordsTopic(sessions.StaffCases, words),
            new ProviderWordsTopic(sessions.StaffCases, words),
            new MoreForCaseTopic(asking.Answers, asking.Talk, words),
            new ObjectionTopic(new WishReader(sessions.Catalog, sessions.Procedures, words), sessions.StaffCases, words, isLast: true),
            new AfterwordTopic(sessions.Catalog, words), // そういえば鍵は預かったままです, right after the receipt
        ];

    /// <summary>A number with its word, who comes back, and what was asked for a case that is open, or its end.</summary>
    public static ITopic[] Named(CaseNumbers numbers, SessionRoom sessions, LinkTopic links, DialogWords words) =>
        [
            new NamedCaseTopic(numbers, sessions.Procedures, links, words),
            new ReturnTopic(words),
            new OpenCaseTopic(numbers, sessions.Procedures, sessions.Greeting, words, ReportsOf(sessions)),
        ];

    /// <summary>A whole report told where something else was asked.</summary>
    public static ToldReport ReportsOf(SessionRoom sessions) =>
        new(sessions.Catalog, new ToldTopic(sessions.Procedures, sessions.Opening, sessions.Starting, sessions.Words));
}
