using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Cares;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Codes;
using Channels.Bot.Dialogs.Topics.Commands;
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

/// <summary>What a message can be about besides the question that is open in a form; what is about nothing of it is an answer to that
/// question, or to the check.</summary>
internal static class TopicsWithForm
{
    public static ITopic[] InOrder(SessionRoom sessions, AskingRoom asking, FillingRoom filling, PublicSite site)
    {
        var words = sessions.Words;
        var numbers = new CaseNumbers(sessions.Catalog, words);
        var links = new LinkTopic(sessions.Procedures, site, words);
        var wishes = new WishReader(sessions.Catalog, sessions.Procedures, words);
        return
        [
            new StampTopic(words), // 預かりました, お返ししました, いまの預かり: also late
            new LateTopic(sessions.Greeting, words), // too old to be an answer to what is asked now, or a button of an old card
            new PickedDayTopic(), // the calendar of another question, or the same day again
            new DoubleTapTopic(), // the same tap again
            .. FearTopics.First(sessions, links, words), // yes, after it was asked whether they wish to apply; 親が来たから切るね
            .. MemberTopics.First(sessions), // もうお知らせは送らんでええよ; しばらく預かれません
            new AfterCareTopic(sessions, links), // go on, call me, leave it at that, after a cry
            new AskedTopic(wishes, words, isNext: true), // はい、合ってました: to what was shown last; 預けてません: to a stamp
            new ReplyAskedTopic(numbers, words), // 返事はまだか
            new PlainTopic(sessions, words), // who learns of this, is it a machine, what comes after
            new ErasureWishTopic(words), // let it be gone
            .. MemberTopics.Of(sessions), // お金はいつ入りますか; つなぐ MB-7K3M-2QXC
            new CodeTopic(sessions.Codes), // RE-7K3M-2QXC
            new ReportTopic(wishes, sessions, words), // 合っています FS-7K3M-2QXC; 直す, of what the office gave back
            new SentTopic(words), // これ前にも送ったかも
            new ArrivedTopic(sessions.Catalog, wishes, words), // 届いていますか
            new CancelledTopic(wishes, words), // 26日のは断られました
            new WishInFormTopic(wishes, sessions.Parking, words), // 前に送ったのを直したい
            new NamedCaseTopic(numbers, sessions.Procedures, links, words), // SK-4QW8-9 あおい かさ
            new StaffTopic(sessions.StaffCases, words), // a person
            new LostNumberTopic(sessions.StaffCases, words), // 番号を忘れた, where it was asked for
            new ReadNewsTopic(numbers, words), // what the office wrote
            new ReturnTopic(words), // the number and the word of a case come next
            new OpenCaseTopic(numbers, sessions.Procedures, sessions.Greeting, words), // they come, or words for the office
            new LanguageInFormTopic(words), // English
            new ApplyTopic(), // the wish to apply
            new MenuInFormTopic(sessions.Procedures, words), // メニュー
            new OwnQuestionTopic(filling.Modes), // what the dialog itself asked: is this right, stop, which language
            new AnswerInFormTopic(asking.Talk, filling.Aside, filling.AnswerTalk, words), // useful, wrong, to the staff
        ];
    }
}
