using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Channels.Simulator;

/// <summary>
/// What every call to the emulated platform goes through, in this order: planned misfortune, token, rate, size and type
/// of the body, the endpoint itself, the log, the answer.
/// </summary>
internal sealed class LinePipeline(LineEmulator emulator)
{
    private const int LargestBody = 2 * 1024 * 1024;
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private readonly SendingApi _sending = new(emulator);
    private readonly AccountApi _account = new(emulator);
    private readonly RichMenuApi _menus = new(emulator);

    public async Task RunAsync(HttpContext http, ApiKind kind, string argument = "")
    {
        var requestId = LineIds.Request(emulator.Now);
        http.Response.Headers["x-line-request-id"] = requestId;
        var fault = emulator.Faults.Take(kind) ?? new Fault { Accept = true };
        if (fault.Delay > TimeSpan.Zero)
            await Task.Delay(fault.Delay, emulator.Time, http.RequestAborted);

        var body = await ReadAsync(http.Request);
        var channel = kind == ApiKind.Token ? null : Authenticate(http.Request);
        var answer = fault.Accept
            ? Decide(http.Request, kind, argument, requestId, channel, body)
            : new LineAnswer(fault.Status ?? 0) { Remark = "Planned misfortune: the call had no effect" };
        if (fault is { Accept: true, Drop: true } or { Accept: true, Status: not null })
            answer = answer with { Remark = "Planned misfortune: the call took effect. " + answer.Remark };
        Log(http.Request, kind, requestId, channel, body, answer, fault);

        if (fault.Drop)
            http.Abort();
        else if (fault.Status is { } status)
            await WriteFaultAsync(http, status, fault.Body);
        else
            await WriteAsync(http, answer);
    }

    private LineAnswer Decide(HttpRequest request, ApiKind kind, string argument, string requestId, EmulatedChannel? channel, byte[]? body)
    {
        if (kind == ApiKind.Unknown)
            return LineAnswer.Error(404, "Not found");
        if (body is null)
            return LineAnswer.Error(413, "The request body is larger than 2 MB");
        if (kind == ApiKind.Token)
            return _account.IssueToken(body);
        if (channel is null)
            return LineAnswer.Error(401, "Authentication failed: the access token is missing or not valid");
        if (!emulator.RateLimits.TryTake(channel, kind))
            return LineAnswer.Error(429, "The API rate limit has been exceeded. Try again later.");
        if (HttpMethods.IsPost(request.Method) && !HasFittingType(request, kind))
            return LineAnswer.Error(415, "The content type must be application/json");

        var retryKey = request.Headers["X-Line-Retry-Key"] is { Count: > 0 } keys ? keys.ToString() : null;
        var call = new LineRequest
        {
            Kind = kind,
            Channel = channel,
            RequestId = requestId,
            Body = body,
            RetryKey = retryKey,
            Argument = argument,
        };
        return kind switch
        {
            ApiKind.Reply => _sending.Reply(call),
            ApiKind.Push => _sending.Push(call),
            ApiKind.Multicast => _sending.Multicast(call),
            ApiKind.Validate => SendingApi.Validate(call),
            ApiKind.Quota => AccountApi.Quota(call),
            ApiKind.QuotaConsumption => _account.Consumption(call),
            ApiKind.Profile => _account.Profile(call),
            ApiKind.Loading => _account.Loading(call),
            ApiKind.MarkAsRead => AccountApi.MarkAsRead(call),
            ApiKind.RichMenu => _menus.Change(call, request.Method),
            ApiKind.RichMenuList => RichMenuApi.List(call),
            ApiKind.RichMenuPicture => _menus.Picture(call),
            ApiKind.RichMenuShown => _menus.Show(call),
            ApiKind.RichMenuDefault => RichMenuApi.Default(call),
            ApiKind.BotInfo => AccountApi.BotInfo(call),
            ApiKind.Content or ApiKind.Preview => _account.Content(call),
            ApiKind.Transcoding => _account.Transcoding(call),
            _ => LineAnswer.Error(404, "Not found"),
        };
    }

    private static bool HasFittingType(HttpRequest request, ApiKind kind) =>
        kind is ApiKind.RichMenuShown
        || (
            kind is ApiKind.RichMenuPicture
                ? request.ContentType?.StartsWith("image/", StringComparison.Ordinal) == true
                : request.HasJsonContentType()
        );

    private EmulatedChannel? Authenticate(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? emulator.Authenticate(header[7..].Trim()) : null;
    }

    /// <summary>The body's bytes, or <c>null</c> when there are more than the platform takes.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > LargestBody)
            return null;
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted)) > 0)
        {
            if (buffer.Length + read > LargestBody)
                return null;
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    private void Log(
        HttpRequest request,
        ApiKind kind,
        string requestId,
        EmulatedChannel? channel,
        byte[]? body,
        LineAnswer answer,
        Fault fault
    )
    {
        var parsed = body is { Length: > 0 } && kind is not (ApiKind.Token or ApiKind.RichMenuPicture) ? RequestBody.Parse(body) : null;
        var token = answer.ReplyToken ?? (parsed is { } json ? RequestBody.Text(json, "replyToken") : null);
        emulator.Calls.Add(
            new ApiCall
            {
                Kind = kind,
                At = emulator.Now,
                Method = request.Method,
                Path = request.PathBase + request.Path,
                RequestId = requestId,
                Channel = channel?.Name,
                Status = fault.Status ?? answer.Status,
                Dropped = fault.Drop,
                Accepted = answer.Accepted,
                RetryKey = request.Headers["X-Line-Retry-Key"] is { Count: > 0 } keys ? keys.ToString() : null,
                ReplyTokenId = token is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))[..12],
                EventId = answer.EventId,
                Recipients = answer.Recipients.Count > 0 || parsed is not { } b ? answer.Recipients : RecipientsOf(b),
                Body = body is null || kind is ApiKind.Token or ApiKind.RichMenuPicture ? "" : Encoding.UTF8.GetString(body),
                Messages = answer.Messages.Count > 0 || parsed is not { } m ? answer.Messages : RequestBody.Messages(m),
                Remark = answer.Remark,
            }
        );
        emulator.Changes.Raise();
    }

    private static List<string> RecipientsOf(JsonElement body) =>
        RequestBody.Text(body, "to") is { } one ? [one] : RequestBody.Texts(body, "to") ?? [];

    private static async Task WriteAsync(HttpContext http, LineAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        if (answer.AcceptedRequestId is not null)
            http.Response.Headers["x-line-accepted-request-id"] = answer.AcceptedRequestId;
        if (answer.Content is { } content)
        {
            http.Response.ContentType = content.ContentType;
            http.Response.ContentLength = content.Bytes.Length;
            await http.Response.Body.WriteAsync(content.Bytes, http.RequestAborted);
        }
        else if (answer.Json is not null)
        {
            http.Response.ContentType = "application/json";
            await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(answer.Json, Json), http.RequestAborted);
        }
    }

    private static async Task WriteFaultAsync(HttpContext http, int status, string? body)
    {
        http.Response.StatusCode = status;
        if (body is null)
        {
            var message = status == 429 ? "The API rate limit has been exceeded. Try again later." : "Planned misfortune";
            await WriteAsync(http, new LineAnswer(status) { Json = new JsonObject { ["message"] = message } });
        }
        else
        {
            http.Response.ContentType = "text/html";
            await http.Response.WriteAsync(body, http.RequestAborted);
        }
    }
}
