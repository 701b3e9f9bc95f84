using Channels.Knowledge.Office;
using Channels.Webhooks.Hosting;

namespace Channels.Webhooks.Api;

/// <summary>Says which knowledge answers on this node.</summary>
internal sealed class KnowledgeReadiness(LiveIndex index) : IReadiness
{
    public string Name => "knowledge";

    public object State => index.State;
}
