using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Links;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cares;

/// <summary>What people ask before they dare, where no form is open, in its order.</summary>
internal static class FearTopics
{
    /// <summary>Anything else that tells of need.</summary>
    public static TellsNeedTopic Told(SessionRoom sessions, LinkTopic links, DialogWords words) =>
        new TellsNeedTopic(sessions, new ToldNeed(links, words), words);

    /// <summary>A yes, after it was asked whether they wish to apply; the screen is left.</summary>
    public static ITopic[] First(SessionRoom sessions, LinkTopic links, DialogWords words) =>
        [new ApplyAskedTopic(sessions.Catalog, Told(sessions, links, words), words), new HangUpTopic(words)];

    /// <summary>Is it a machine, who learns of it; 家があっても受けられますか.</summary>
    public static ITopic[] Of(SessionRoom sessions, LinkTopic links, DialogWords words)
    {
        var need = new ToldNeed(links, words);
        return
        [
            new PlainTopic(sessions, words),
            new MeansTopic(sessions, need, words),
            new ConsultWishTopic(sessions, links, need, words), // 生活保護について聞きたい
        ];
    }
}
