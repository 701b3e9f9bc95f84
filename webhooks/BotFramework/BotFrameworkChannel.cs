using Channels.Bot.Activities;

namespace Channels.Webhooks.BotFramework;

/// <summary>The Bot Framework (Teams, Azure's Direct Line, the Emulator) behind the channel seam.</summary>
internal sealed class BotFrameworkChannel(ConnectorSender sender, ConnectorFiles files) : IChannel
{
    public const string ChannelName = "botframework";

    public string Name => ChannelName;

    /// <summary>Teams keeps the talk on every device of the person. An activity can be answered long after.</summary>
    public ChannelTraits Traits { get; } = new() { KeepsHistory = true, ReplyWindow = TimeSpan.FromHours(1) };

    public ChannelEvent Read(ReadOnlyMemory<byte> rawEvent) => ActivityReader.Read(rawEvent);

    public IReadOnlyList<string> Render(IReadOnlyList<Activity> replies) => BotFrameworkRenderer.Render(replies);

    public Task<SendOutcome> SendAsync(OutgoingCall call, CancellationToken cancellationToken) => sender.SendAsync(call, cancellationToken);

    public Task<FetchOutcome> FetchAsync(string account, string source, int maxBytes, CancellationToken cancellationToken) =>
        source.StartsWith(ActivityReader.FileScheme, StringComparison.Ordinal)
            ? files.FetchAsync(source[ActivityReader.FileScheme.Length..], maxBytes, cancellationToken)
            : Task.FromResult<FetchOutcome>(new FetchOutcome.Gone("botframework.source"));
}
