using Channels.Knowledge.Answering;

namespace Channels.Webhooks.Answers;

/// <summary>Says whether a model puts a reply together outside the turn. Without one, or when it is off, every reply is said at
/// once.</summary>
internal interface IModelGate
{
    bool MayCompose(Reply reply);
}
