using Microsoft.Net.Http.Headers;

namespace Channels.Webhooks.Inbound;

/// <summary>JSON between systems is UTF-8 (RFC 8259, 8.1). A body that says it is written otherwise is refused with words, instead of
/// failing where it is read.</summary>
internal sealed class JsonCharset(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        context.Request.ContentType is { } type
        && MediaTypeHeaderValue.TryParse(type, out var media)
        && media.Charset is { Length: > 0 } charset
        && media.SubTypeWithoutSuffix.Equals("json", StringComparison.OrdinalIgnoreCase)
        && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType, "body.charset", "JSON is written in UTF-8.").ExecuteAsync(context)
            : next(context);
}
