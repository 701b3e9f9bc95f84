namespace Channels.Webhooks.Hosting;

/// <summary>What a room adds to the answer of <c>/health/ready</c>: codes and numbers, nothing of anybody.</summary>
internal interface IReadiness
{
    /// <summary>The member of the answer.</summary>
    string Name { get; }

    /// <summary>Its value now, written as JSON.</summary>
    object State { get; }
}
