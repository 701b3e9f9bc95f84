using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Forms.Unwanted;

namespace Channels.Bot.Dialogs.Topics.Notices;

/// <summary>A member wants no more of the centre's notices (もうお知らせ送らんでええよ), or wants them again. One kind alone cannot be stopped: that is
/// said, and nothing is done.</summary>
internal sealed class NoticeWishTopic(Opening opening) : ITopic
{
    private readonly TopicWords words = TopicWords.Read("Notices/notice-words.yaml");

    public TurnResult? Hear(Heard heard)
    {
        var said = heard.Said;
        if (said.IsWordless || said.Attachments.Count > 0 || heard.State.Member is not { } member)
            return null;
        return UnwantedWords.Shipped.OfNotices(said.Folded) switch
        {
            NoticeWish.None => Want(heard, member.Number, isWanted: false),
            NoticeWish.NoneOfOneKind => Tell(heard, "one-kind"),
            NoticeWish.Again => Want(heard, member.Number, isWanted: true),
            _ => null,
        };
    }

    private TurnResult Want(Heard heard, string number, bool isWanted)
    {
        var told = isWanted
            ? Tell(heard, "started")
            : Tell(heard, heard.State.Member!.IsRequester ? ["stopped", "still-asked"] : ["stopped"]);
        return told with { Effects = [.. told.Effects, new WantNotices(number, isWanted)] };
    }

    private TurnResult Tell(Heard heard, params string[] keys) =>
        ReportReplies.Tell(opening, heard, [.. keys.Select(key => words.Say(key, heard.Language))]);
}
