using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Cares;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Codes;
using Channels.Bot.Dialogs.Topics.Commands;
using Channels.Bot.Dialogs.Topics.Files;
using Channels.Bot.Dialogs.Topics.Language;
using Channels.Bot.Dialogs.Topics.Links;
using Channels.Bot.Dialogs.Topics.Members;
using Channels.Bot.Dialogs.Topics.Procedures;
using Channels.Bot.Dialogs.Topics.Questions;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Dialogs.Topics.Returns;
using Channels.Bot.Dialogs.Topics.Stamps;
using Channels.Bot.Dialogs.Topics.Withdrawals;

namespace Channels.Bot.Dialogs.Topics;

/// <summary>What a message can be about while no form is open, the first that it is about takes it; what is about nothing is
/// greeted.</summary>
internal static class TopicsWithoutForm
{
    public static ITopic[] InOrder(SessionRoom sessions, AskingRoom asking, PublicSite site)
    {
        var (procedures, greeting, starting, words) = (sessions.Procedures, sessions.Greeting, sessions.Starting, sessions.Words);
        var numbers = new CaseNumbers(sessions.Catalog, words);
        var wishes = new WishReader(sessions.Catalog, procedures, words);
        var links = new LinkTopic(procedures, site, words);
        var teller = new ReplyTeller(greeting, asking.Memory, asking.Text, words);
        return
        [
            new StampTopic(words), // 預かりました, お返ししました, いまの預かり: also late
            new LateTopic(greeting, words), // too old to be about anything, or a button of an old card
            .. FearTopics.First(sessions, links, words), // yes, after it was asked whether they wish to apply; 親が来たから切るね
            .. MemberTopics.First(sessions), // もうお知らせは送らんでええよ; しばらく預かれません
            new AfterCareTopic(sessions, links), // tell more, call me, leave it at that, after a cry
            new AskedTopic(wishes, words, isNext: true), // はい、合ってました: to what was shown last; 預けてません: to a stamp
            .. CaseTopics.Sent(numbers, sessions, links, words), // another matter, is there an answer, let it be gone: of what was sent
            .. FearTopics.Of(sessions, links, words), // is it a machine, who learns of it; 家があっても受けられますか; a wish to consult
            new AnswerTopic(asking.Talk, asking.Memory, asking.Text, teller, sessions.HandOver, words), // useful, wrong, to the staff
            new StaffTopic(sessions.StaffCases, words), // a person
            new ReadNewsTopic(numbers, words), // what the office wrote
            new ReportTopic(wishes, sessions, words), // 合っています FS-7K3M-2QXC; 直す, of what the office gave back
            .. ArrivedTopic.AfterSent(sessions.Catalog, wishes, words), // 送ったの見せて, 届いていますか
            new CommandTopic(procedures, greeting, starting, sessions.Codes, links, words), // language, apply, go on
            new LanguageTopic(greeting, words), // English
            .. MemberTopics.Of(sessions), // お金はいつ入りますか; つなぐ MB-7K3M-2QXC
            new CodeTopic(sessions.Codes), // RE-7K3M-2QXC
            .. CaseTopics.Named(numbers, sessions, links, words), // SK-4QW8-9 あおい かさ; I come back; what was asked for a case
            new WishTopic(wishes, words), // さっきの報告、時間がちがいました
            new ThanksTopic(greeting, words), // ありがとうございました, またね
            new MenuTopic(greeting, procedures, starting, links), // 1, after the list of what can be done
            links, // a procedure that is filled in elsewhere
            new AnotherReportTopic(sessions.Catalog, procedures, starting, words), // もう一件, soon after a report
            new ProcedureTopic(procedures, starting), // a procedure that is filled in here
            new ClosedTopic(procedures, greeting, words), // one whose last day is over
            new ToldTopic(procedures, sessions.Opening, starting, words), // what a procedure asks, told in one breath
            .. FileTopics.Of(sessions), // a document that a submission waits for, a photo that begins a report
            new ReceiptTopic(sessions.Catalog, words), // yes, once more
            new CareProviderTopic(words), // I come from a care office
            .. CaseTopics.More(asking, sessions, words), // what a parent would tell the provider; more for a case, or behind a report
            FearTopics.Told(sessions, links, words), // 47です。仕事ないです
            FileTopics.NotTaken(sessions), // a sticker, a film
            new QuestionTopic(asking.Answers, asking.Talk, teller, greeting, words), // any words that ask something
            new StillReturnedTopic(words), // anything else, while something waits to be corrected
        ];
    }
}
