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

    /// <summary>What was said, oldest first. Nothing of it counts as read yet.</summary>
    public async Task<IReadOnlyList<SpokenLine>> ReadAsync(ChatSession session, CancellationToken cancellationToken) =>
        [.. (await LinesAsync(session, 0, cancellationToken)).Select(ConversationText.Read).OfType<SpokenLine>()];

    /// <summary>The lines from this one on are on the page that is given out: what the office wrote in them is read.</summary>
    /// <param name="session">Whose.</param>
    /// <param name="from">Sequence of the first of them.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task ShownAsync(ChatSession session, long from, CancellationToken cancellationToken) =>
        await set.FetchedAsync(await LinesAsync(session, from - 1, cancellationToken), cancellationToken);

    private Task<IReadOnlyList<ReadLine>> LinesAsync(ChatSession session, long after, CancellationToken cancellationToken) =>
        log.ReadAfterAsync(WebChatChannel.KeyOf(protector, session.ConversationId), after, MostLines, cancellationToken);
}
