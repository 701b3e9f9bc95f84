using Channels.Bot.Protection;
using Channels.Bot.Transcripts;

namespace Channels.Webhooks.WebChat;

/// <summary>The conversation of a browser without JavaScript: whose it is, and what was said in it.</summary>
internal sealed class BrowserConversation(
    ChatTokens tokens,
    ActivityLog log,
    ActivityBells bells,
    ActivitySet set,
    ColumnProtector protector,
    TimeProvider clock
)
{
    private const int MostLines = 2000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Whose conversation this browser has, by its cookie; null when it has none.</summary>
    public async Task<ChatSession?> KnownAsync(HttpContext context) =>
        await tokens.ReadAsync(SessionEndpoint.CookieOf(context.Request), TokenUse.Session) is TokenReading.Valid valid
            ? valid.Session
            : null;

    /// <summary>What was said, once the bot has answered or patience ends.</summary>
    /// <param name="session">Whose.</param>
    /// <param name="after">The bot has said something after this line.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<SpokenLine>> WaitForAnswerAsync(
        ChatSession session,
        CancellationToken cancellationToken,
        long after = -1
    )
    {
        using var heard = bells.Listen(WebChatChannel.KeyOf(protector, session.ConversationId));
        var started = clock.GetTimestamp();
        while (true)
        {
            var lines = await ReadAsync(session, cancellationToken);
            var left = Patience - clock.GetElapsedTime(started);
            if ((lines is [.., { IsBot: true } last] && last.Sequence > after) || left <= TimeSpan.Zero)
                return lines;
            await heard.WaitAsync(left, clock, cancellationToken);
        }
    }

    /// <summary>What was said, oldest first.</summary>
    public async Task<IReadOnlyList<SpokenLine>> ReadAsync(ChatSession session, CancellationToken cancellationToken)
    {
        var key = WebChatChannel.KeyOf(protector, session.ConversationId);
        var lines = await log.ReadAfterAsync(key, 0, MostLines, cancellationToken);
        await set.FetchedAsync(lines, cancellationToken);
        return [.. lines.Select(ConversationText.Read).OfType<SpokenLine>()];
    }
}
