namespace Channels.Webhooks.Hosting;

/// <summary>What a room has to say to the verb <c>check</c>: what an operator should know before serving.</summary>
internal interface ISelfCheck
{
    /// <summary>One line a finding; none when all is in order.</summary>
    Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken);
}
