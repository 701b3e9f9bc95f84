using System.Collections.Concurrent;
using System.Data.Common;
using Channels.Bot.Protection;
using Channels.Bot.Transcripts;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// Ends conversations for good: a line in the log, which outlives every token, so that any node knows. From then on no token,
/// cookie, ticket
/// or file address of the conversation opens anything, whoever kept one. What was handed in stays with the office, and number and word
/// open it as ever.
/// </summary>
internal sealed class ChatEndings(ActivityLog log, ColumnProtector protector, ILogger<ChatEndings> logger)
{
    private const string LineKey = "end";
    private const int MostKnown = 10_000;
    private static readonly byte[] Line = """{"type":"endOfConversation","from":{"id":"bot","role":"bot"}}"""u8.ToArray();

    /// <summary>Ended conversations this node has met: nothing of them ever changes again.</summary>
    private readonly ConcurrentDictionary<string, byte> known = new(StringComparer.Ordinal);

    /// <summary>Whether a line of the log is the end.</summary>
    public static bool IsEnd(ReadLine line) => line.Body is { } body && body.AsSpan().IndexOf("\"endOfConversation\""u8) >= 0;

    /// <summary>Whoever leaves must get away: what goes wrong here is logged.</summary>
    public async Task EndAsync(ChatSession session)
    {
        try
        {
            var key = WebChatChannel.KeyOf(protector, session.ConversationId);
            await log.AppendAsync(key, [new NewLine(LineKey, Line)], CancellationToken.None);
            Remember(session.ConversationId);
        }
#pragma warning disable CA1031 // The person is already on their way.
        catch (Exception error)
#pragma warning restore CA1031
        {
            WebChatLog.NotEnded(logger, error);
        }
    }

    public async Task<bool> IsEndedAsync(string conversation)
    {
        if (known.ContainsKey(conversation))
            return true;
        try
        {
            if (!await log.HasAsync(WebChatChannel.KeyOf(protector, conversation), LineKey, CancellationToken.None))
                return false;
        }
        catch (Exception error) when (error is DbException or TimeoutException)
        {
            // The log is away: nothing of it can be read by whoever asks, and who polls goes on polling.
            return false;
        }

        Remember(conversation);
        return true;
    }

    private void Remember(string conversation)
    {
        if (known.Count > MostKnown)
            known.Clear();
        known.TryAdd(conversation, 0);
    }
}
