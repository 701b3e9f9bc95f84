using Channels.Bot.Protection;
using Channels.Bot.Transcripts;

namespace Channels.Webhooks.WebChat;

/// <summary>The conversation of a browser without JavaScript: whose it is, and what was said in it.</summary>
internal sealed class BrowserConversation(
    ChatTokens tokens,
    ActivityLog log,
    ActivityBells bells,
    ColumnProtector protector,
    TimeProvider clock
)
{
    private const int MostLines = 2000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Whose conversation this browser has, by its cookie; null when it has none.</summary>
    public async Task<ChatSession?> KnownAsync(HttpContext context) =>
        await tokens.ReadAsync(context.Request.Cookies[SessionEndpoint.Cookie], TokenUse.Session) is TokenReading.Valid valid
            ? valid.Session
            : null;

    /// <summary>What was said, once the bot has answered or patience ends.</summary>
    public async Task<IReadOnlyList<SpokenLine>> WaitForAnswerAsync(ChatSession session, CancellationToken cancellationToken)
    {
        using var heard = bells.Listen(WebChatChannel.KeyOf(protector, session.ConversationId));
        var started = clock.GetTimestamp();
        while (true)
        {
            var lines = await ReadAsync(session, cancellationToken);
            var left = Patience - clock.GetElapsedTime(started);
            if (lines is [.., { IsBot: true }] || left <= TimeSpan.Zero)
                return lines;
            await heard.WaitAsync(left, clock, cancellationToken);
        }
    }

    /// <summary>What was said, oldest first.</summary>
    public async Task<IReadOnlyList<SpokenLine>> ReadAsync(ChatSession session, CancellationToken cancellationToken) =>
        [
            .. (await log.ReadAfterAsync(WebChatChannel.KeyOf(protector, session.ConversationId), 0, MostLines, cancellationToken))
                .Select(ConversationText.Read)
                .OfType<SpokenLine>(),
        ];
}
