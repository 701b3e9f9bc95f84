using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Protection;
using Channels.Bot.Transcripts;

namespace Channels.Webhooks.WebChat;

/// <summary>Web chat behind the channel seam. Sending is appending to the conversation's log, with the delivery's retry key as the
/// line's key.</summary>
internal sealed class WebChatChannel(ActivityLog log, ColumnProtector protector) : IChannel
{
    public const string ChannelName = "webchat";

    /// <summary>Only the person looks at the page, and only while it is open.</summary>
    public static ChannelTraits Page { get; } = new() { IsInPage = true, CanPush = false };

    /// <inheritdoc/>
    public ChannelTraits Traits => Page;

    public string Name => ChannelName;

    public static string KeyOf(ColumnProtector protector, string conversationId) =>
        ConversationKeys.Of(protector, ChannelName, WebChatOptions.Account, conversationId);

    public ChannelEvent Read(ReadOnlyMemory<byte> rawEvent) => WebChatEvent.Read(rawEvent);

    public IReadOnlyList<string> Render(IReadOnlyList<Activity> replies) => WebChatRenderer.Render(replies);

    public async Task<SendOutcome> SendAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        if (call.Address is null)
            return new SendOutcome.Refused("webchat.address", null);
        var lines = new List<NewLine>();
        using (var body = JsonDocument.Parse(call.Body))
        {
            foreach (var activity in body.RootElement.EnumerateArray())
                lines.Add(
                    new NewLine($"out/{call.RetryKey:N}/{lines.Count}", JsonSerializer.SerializeToUtf8Bytes(activity, WebChatJson.Options))
                );
        }

        try
        {
            await log.AppendAsync(KeyOf(protector, call.Address), lines, cancellationToken);
            return new SendOutcome.Sent(null);
        }
#pragma warning disable CA1031 // Whatever kept it from the log: the same lines may be appended again without harm.
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new SendOutcome.Ambiguous("webchat.log");
        }
    }

    /// <summary>Files arrive with the request that brings them; there is nothing to fetch.</summary>
    public Task<FetchOutcome> FetchAsync(string account, string source, int maxBytes, CancellationToken cancellationToken) =>
        Task.FromResult<FetchOutcome>(new FetchOutcome.Gone("webchat.source"));
}
