using System.Globalization;
using System.Text;
using Channels.Webhooks.Inbound;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// The same conversation without JavaScript: one question a page, every answer a form. <c>GET /chat/form</c> shows what was said
/// last, <c>POST</c> says something, waits a little for the answer and shows it.
/// </summary>
internal sealed class FormPage(
    SessionEndpoint sessions,
    ChatReceiver receiver,
    ChatLimits limits,
    ChatOrigins origins,
    UploadReader uploads,
    FirstScreen first,
    FormView view,
    BrowserConversation conversation
)
{
    public const string Address = "/chat/form";

    /// <summary>The first answer was given here and not on the page with the script.</summary>
    private const string OfThisPage = "form";

    /// <summary>In the address after an answer: the last line of the page on which it was given.</summary>
    public const string Seen = "s";

    /// <summary>In the address after the first answer: a browser that comes without its conversation keeps no cookies.</summary>
    private const string AfterAnswer = "k";

    /// <summary>
    /// <c>GET /chat/form?p=&amp;c=&amp;l=</c>. Who has no conversation sees the first question; looking at it makes none, so a crawler, a
    /// preview of a link and a browser that keeps no cookies begin nothing, and nobody is sent round in a circle.
    /// </summary>
    public async Task<IResult> ShowAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var procedure = first.Find(ChatPage.Short(query["p"]));
        var known = await conversation.KnownAsync(context);
        if (known is null || (procedure is not null && procedure.Id != known.Procedure))
            return query.ContainsKey(AfterAnswer)
                ? view.WithoutCookies(context, view.LanguageOf(context.Request))
                : ShowFirst(context, procedure?.Id, view.LanguageOf(context.Request));
        if (query.ContainsKey("l") && view.LanguageOf(context.Request) is var language && language != known.Language)
        {
            var (mine, _) = await sessions.SessionOfAsync(context, null, null, language);
            var before = await conversation.ReadAsync(known, context.RequestAborted);
            await receiver.TakeAsync(mine, PostedActivity.JoinIn(language), [], context.RequestAborted);

            // The same question in that language, and not the one before in its own.
            await conversation.WaitForAnswerAsync(mine, context.RequestAborted, before is [.., var last] ? last.Sequence : -1);
            return Results.Redirect(Address);
        }

        var all = await conversation.WaitForAnswerAsync(known, context.RequestAborted);
        var shown = FormView.Since(all, SeenIn(query[Seen]));
        if (shown is [var earliest, ..])
            await conversation.ShownAsync(known, earliest.Sequence, context.RequestAborted);
        return view.Show(context, shown, known.Language);
    }

    private static long? SeenIn(StringValues value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null;

    /// <summary>Back to the page, with what came since the one on which the answer was given.</summary>
    private static IResult Back(StringValues seen) =>
        Results.Redirect(SeenIn(seen) is { } last ? string.Create(CultureInfo.InvariantCulture, $"{Address}?{Seen}={last}") : Address);

    private IResult ShowFirst(HttpContext context, string? procedure, string language)
    {
        var lines = ChatPage.Lines(WebChatRenderer.Render(first.Of(procedure, language)) is [var all] ? all : "[]");
        return view.ShowFirst(context, lines, language, ChatPage.Hidden(context.Request.Query, procedure, language, OfThisPage));
    }

    /// <summary><c>POST /chat/form</c>: a choice (<c>say</c>) or words (<c>text</c>).</summary>
    public async Task<IResult> AnswerAsync(HttpContext context)
    {
        if (!origins.Allows(context.Request))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await BodyReader.ReadAsync(context.Request, 64 * 1024, context.RequestAborted) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var fields = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        if (fields.ContainsKey("first") && !limits.MayOpen(context))
            return view.Late(context, view.Known(fields.TryGetValue("l", out var language) ? ChatPage.Short(language) : null));
        if (await SessionOfAsync(context, fields) is not { } session)
            return Results.Redirect(Address);
        var picked = FormBoxes.Read(fields);
        var choice = picked?.Said ?? (fields.TryGetValue("say", out var pressed) ? pressed.ToString() : null);
        var said = choice ?? (fields.TryGetValue("text", out var text) ? text.ToString().Trim() : string.Empty);
        if (said.Length > 0)
        {
            if (!await limits.WaitAsync(session.ConversationId, context.RequestAborted))
                return view.Late(context, session.Language);

            // The same answer from the same page, sent twice, is one answer.
            var posted = PostedActivity.Said(
                said,
                $"form/{(fields.TryGetValue("at", out var at) ? at.ToString() : "first")}/{said}",
                picked?.Shown ?? (fields.TryGetValue("shown:" + said, out var shown) ? shown.ToString() : null)
            );
            await receiver.TakeAsync(session, posted, [], context.RequestAborted);
        }

        // Pressed before the page's script had come: the script goes on with it, and without one the browser comes back here.
        return !fields.TryGetValue("first", out var page)
            ? Back(fields.GetValueOrDefault("at"))
            : Results.Redirect(page == OfThisPage ? $"{Address}?{AfterAnswer}=1&l={session.Language}" : "/chat");
    }

    /// <summary>The conversation of this browser; the first answer on the page begins it.</summary>
    private async Task<ChatSession?> SessionOfAsync(HttpContext context, Dictionary<string, StringValues> fields)
    {
        if (!fields.ContainsKey("first"))
            return await conversation.KnownAsync(context);
        var (opened, _) = await sessions.SessionOfAsync(context, Of("p"), Of("c"), view.Known(Of("l")));
        // The first question comes before its answer also in the log.
        if (await receiver.BeginAsync(opened, context.RequestAborted))
            await conversation.WaitForAnswerAsync(opened, context.RequestAborted);
        return opened;

        string? Of(string name) => fields.TryGetValue(name, out var value) ? ChatPage.Short(value) : null;
    }

    /// <summary><c>POST /chat/form/file</c>: a photo or a PDF.</summary>
    public async Task<IResult> FileAsync(HttpContext context)
    {
        if (!origins.Allows(context.Request))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await conversation.KnownAsync(context) is not { } session)
            return Results.Redirect(Address);
        if (!await limits.WaitAsync(session.ConversationId, context.RequestAborted))
            return view.Late(context, session.Language);
        switch (await uploads.ReadAsync(context.Request, session, context.RequestAborted))
        {
            case UploadReading.Taken taken:
                await receiver.TakeAsync(session, taken.Posted, taken.Files, context.RequestAborted);
                break;
            case UploadReading.Refused { Problem: var problem }:
                await receiver.SayAsync(session, view.Refusal(session.Language, problem), context.RequestAborted);
                break;
            default:
                break;
        }

        return Back(context.Request.Query[Seen]);
    }
}
