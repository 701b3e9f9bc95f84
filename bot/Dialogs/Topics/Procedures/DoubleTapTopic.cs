using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>The same words again, said before the question that is open now was asked; the platform's time against the platform's
/// time.</summary>
internal sealed class DoubleTapTopic : ITopic
{
    public TurnResult? Hear(Heard heard) =>
        heard.Said is { At: { } at, IsWordless: false } said
        && at < (heard.Session.AskedThere ?? heard.Session.AskedAt)
        && heard.Session.LastDigest is { } last
        && last == said.Digest
            ? heard.Continue()
            : null;
}
