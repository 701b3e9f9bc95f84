using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Absences;
using Channels.Bot.Dialogs.Topics.Notices;
using Channels.Bot.Dialogs.Topics.Pay;
using Channels.Bot.Dialogs.Topics.Receipts;

namespace Channels.Bot.Dialogs.Topics.Members;

/// <summary>What members have to do with as members, whatever they report.</summary>
internal static class MemberTopics
{
    /// <summary>What is said wholly of one thing, and never an answer to something else.</summary>
    public static ITopic[] First(SessionRoom sessions) =>
        [
            new NoticeWishTopic(sessions.Opening), // もうお知らせは送らんでええよ; お知らせ、また送って
            new AwayTopic(sessions.Opening, sessions.StaffCases, sessions.Words), // しばらく預かれません
        ];

    public static ITopic[] Of(SessionRoom sessions) =>
        [
            new SoFarTopic(sessions.Words), // 今月いくら払うと, 先月なんぼになった
            new PayTopic(sessions.Words), // お金はいつ入りますか, いくらになりましたか
            new ReceiptTopic(), // 無償化に出す領収書がほしい
            new LinkTalk(sessions.Opening, sessions.Words), // つなぐ MB-7K3M-2QXC
        ];
}
