using Channels.Bot.Activities;

namespace Channels.Webhooks.Line;

/// <summary>LINE behind the channel seam.</summary>
internal sealed class LineChannel(LineClient client, LineSigns signs) : IChannel
{
    public const string ChannelName = "line";

    public string Name => ChannelName;

    /// <summary>LINE keeps the talk on every device of the person; a reply token lives about a minute, less the way there.</summary>
    public ChannelTraits Traits { get; } =
        new()
        {
            KeepsHistory = true,
            MayHideButtons = true,
            SendsPicturesOneByOne = true,
            TakesReplyOnce = true,
            ShowsWorking = true,
            ReplyWindow = TimeSpan.FromSeconds(50),
        };

    public ChannelEvent Read(ReadOnlyMemory<byte> rawEvent) => LineEventReader.Read(rawEvent);

    public IReadOnlyList<string> Render(IReadOnlyList<Activity> replies) => LineRenderer.Render(replies);

    public string? Begin(string body, string words) => LineRenderer.Begin(body, words);

    public Task<SendOutcome> SendAsync(OutgoingCall call, CancellationToken cancellationToken) =>
        call.ReplyToken is null ? client.PushAsync(call, cancellationToken) : client.ReplyAsync(call, cancellationToken);

    public Task<string?> LanguageOfAsync(string account, string address, CancellationToken cancellationToken) =>
        signs.LanguageOfAsync(account, address, cancellationToken);

    public Task ShowWorkingAsync(string account, string address) => signs.ShowWorkingAsync(account, address);

    public Task ShowSeenAsync(string account, string seenToken) => signs.ShowSeenAsync(account, seenToken);

    public Task<FetchOutcome> FetchAsync(string account, string source, int maxBytes, CancellationToken cancellationToken) =>
        source.StartsWith(LineEventReader.ContentScheme, StringComparison.Ordinal)
            ? client.FetchContentAsync(account, source[LineEventReader.ContentScheme.Length..], maxBytes, cancellationToken)
            : Task.FromResult<FetchOutcome>(new FetchOutcome.Gone("line.source"));
}
