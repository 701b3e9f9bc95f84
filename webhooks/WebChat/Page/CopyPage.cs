using System.Text;
using Channels.Webhooks.Inbound;

namespace Channels.Webhooks.WebChat;

/// <summary>The person's copy of the conversation.</summary>
internal sealed class CopyPage(BrowserConversation conversation, ChatTexts texts)
{
    /// <summary><c>GET /webchat/copy</c>: the person's copy of the conversation, as a download with a name that tells nothing.</summary>
    public async Task<IResult> CopyAsync(HttpContext context)
    {
        if (await conversation.KnownAsync(context) is not { } session)
            return Results.Redirect(FormPage.Address);
        var lines = await conversation.ReadAsync(session, context.RequestAborted);
        await conversation.ShownAsync(session, 0, context.RequestAborted);
        context.DoNotStore();
        var text = ConversationText.Copy(lines, texts, session.Language);
        return Results.Bytes([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], "text/plain; charset=utf-8", "memo.txt");
    }
}
