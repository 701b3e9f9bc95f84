namespace Channels.Webhooks.Hosting;

/// <summary>A room that has something to say once the door is open.</summary>
internal interface IOpening
{
    /// <param name="address">Where the host listens.</param>
    void Opened(string address);
}
