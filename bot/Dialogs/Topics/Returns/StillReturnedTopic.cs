using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Returns;

/// <summary>Words that are about nothing else while something waits to be corrected (10時から12時でした, ちがってません): what waits is
/// said once more, with the way to it, instead of a list of everything.</summary>
internal sealed class StillReturnedTopic(DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard) =>
        heard.Said.IsWordless || heard.State.Returned is not [.., var latest]
            ? null
            : CaseReplies.Lines(
                heard.State,
                heard.Before.Append(words.Say(heard.Language, Phrase.ReturnedNews, ("number", latest))),
                MovedTopic.CorrectButton(words, heard.Language, latest)
            );
}
