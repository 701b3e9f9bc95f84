using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Pay;
using Channels.Bot.Dialogs.Topics.Receipts;

namespace Channels.Bot.Dialogs.Topics.Members;

/// <summary>What members have to do with as members, whatever they report.</summary>
internal static class MemberTopics
{
    public static ITopic[] Of(SessionRoom sessions) =>
        [
            new PayTopic(sessions.Words), // お金はいつ入りますか, いくらになりましたか
            new ReceiptTopic(), // 無償化に出す領収書がほしい
            new LinkTalk(sessions.Opening, sessions.Words), // つなぐ MB-7K3M-2QXC
        ];
}
