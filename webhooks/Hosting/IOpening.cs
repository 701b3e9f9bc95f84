namespace Channels.Webhooks.Hosting;

/// <summary>A room that has something to do before the door opens, or to say once it is open.</summary>
internal interface IOpening
{
    /// <summary>The database is there and at this version; nothing was received yet.</summary>
    Task OpeningAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <param name="address">Where the host listens.</param>
    void Opened(string address) { }
}
