using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Channels.Simulator;

/// <summary>The page's own endpoints under <c>/ui</c>: one to look (it waits for news), the others to act.</summary>
internal static class SimulatorUi
{
    private const int LargestPhoto = 10 * 1024 * 1024;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter<Gathering>(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Pauses before redeliveries when the switch is on. LINE does not publish its own.</summary>
    public static IReadOnlyList<TimeSpan> Redelivery { get; } =
    [TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60)];

    public static void MapSimulatorUi(this IEndpointRouteBuilder endpoints, string prefix)
    {
        var services = endpoints.ServiceProvider;
        var emulator = services.GetRequiredService<LineEmulator>();
        var sender = services.GetRequiredService<WebhookSender>();
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var channel = emulator.Channel("default");
        var ui = endpoints.MapGroup(prefix + "/ui");
        ui.AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();

        ui.MapGet("/state", (HttpContext http, long? after) => StateAsync(http, emulator, channel, after, stopping));
        ui.MapGet("/content/{messageId}", (HttpContext http, string messageId) => ContentOf(http, emulator, messageId));
        ui.MapGet(
            "/richmenu/{id}",
            (string id) => channel.Menus.Find(id)?.Picture is { } picture ? Results.Bytes(picture, "image/png") : Results.NotFound()
        );
        ui.MapPost("/reset", () => Done(emulator.Clear));
        ui.MapPut(
            "/behaviour",
            async (HttpRequest request) =>
            {
                if (await request.ReadFromJsonAsync<UiBehaviour>(Json) is not { } wanted)
                    return Results.BadRequest();
                return Done(() =>
                {
                    channel.Behaviour = wanted.ToBehaviour();
                    emulator.Changes.Raise();
                });
            }
        );
        ui.MapPost("/faults", (UiFault fault) => Done(() => fault.Plan(emulator)));
        ui.MapPost("/odd", (UiOddEvent odd) => DoneAsync(() => odd.SendAsync(emulator, sender, channel)));
        MapPhones(
            ui.MapGroup("/phones/{userId}"),
            userId => emulator.FindUser(userId) is { } user ? new Phone(emulator, sender, channel, user) : null
        );
    }

    private static void MapPhones(RouteGroupBuilder phones, Func<string, Phone?> find)
    {
        // Nothing here waits for the bot: the answer to a tap is the bubble, and the delivery shows in the log.
        IResult Act(string userId, Func<Phone, Task> act) => find(userId) is { } phone ? Done(() => _ = act(phone)) : Results.NotFound();

        phones.MapPost("/text", (string userId, UiText body) => Act(userId, p => p.SayAsync(body.Text)));
        phones.MapPost("/tap", (string userId, UiTap body) => Act(userId, p => p.TapAsync(body.Action, body.Params)));
        phones.MapPost(
            "/sticker",
            (string userId, UiSticker body) => Act(userId, p => p.StickerAsync(body.PackageId, body.StickerId, body.Keywords))
        );
        phones.MapPost(
            "/location",
            (string userId, UiLocation body) => Act(userId, p => p.LocationAsync(body.Title, body.Address, body.Latitude, body.Longitude))
        );
        phones.MapPost("/unsend", (string userId, UiUnsend body) => Act(userId, p => p.UnsendAsync(body.MessageId)));
        phones.MapPost("/follow", (string userId) => Act(userId, p => p.FollowAsync()));
        phones.MapPost("/block", (string userId) => Act(userId, p => p.BlockAsync()));
        phones.MapPost(
            "/photo",
            async (HttpRequest request, string userId, string? set, int? index, int? total) =>
            {
                if (await ReadPhotoAsync(request) is not { } bytes)
                    return Results.Json(new { code = "too-large" }, statusCode: 413);
                if (ImageTypes.Of(bytes) is null)
                    return Results.Json(new { code = "no-picture" }, statusCode: 415);
                var together =
                    set is not null && index is not null && total > 1 ? (set, index.Value, total.Value) : ((string, int, int)?)null;
                return Act(userId, p => p.PhotoAsync(bytes, together));
            }
        );
    }

    private static async Task<IResult> StateAsync(
        HttpContext http,
        LineEmulator emulator,
        EmulatedChannel channel,
        long? after,
        CancellationToken stopping
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        patience.CancelAfter(LongestWait);
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            var snapshot = await emulator.Changes.WaitAsync(
                () => emulator.Changes.Version == after ? null : UiSnapshot.Of(emulator, channel),
                patience.Token
            );
            return Results.Json(snapshot, Json);
        }
        catch (OperationCanceledException)
        {
            return Results.NoContent();
        }
    }

    private static IResult ContentOf(HttpContext http, LineEmulator emulator, string messageId)
    {
        if (emulator.Contents.Show(messageId) is not { } content)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(content.Bytes, content.ContentType);
    }

    private static IResult Done(Action act)
    {
        try
        {
            act();
            return Results.NoContent();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return NotPossible();
        }
    }

    private static async Task<IResult> DoneAsync(Func<Task> act)
    {
        try
        {
            await act();
            return Results.NoContent();
        }
        catch (InvalidOperationException)
        {
            return NotPossible();
        }
    }

    private static IResult NotPossible() => Results.Json(new { code = "not-possible" }, statusCode: 409);

    /// <summary>The bytes of the request, kept in memory; <c>null</c> when there are more than 10 MB.</summary>
    private static async Task<byte[]?> ReadPhotoAsync(HttpRequest request)
    {
        if (request.ContentLength > LargestPhoto)
            return null;
        using var buffer = new MemoryStream();
        var chunk = new byte[32 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted)) > 0)
        {
            if (buffer.Length + read > LargestPhoto)
                return null;
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }
}

internal sealed record UiText(string Text);

internal sealed record UiTap(JsonElement Action, JsonObject? Params);

internal sealed record UiSticker(string PackageId, string StickerId, IReadOnlyList<string> Keywords);

internal sealed record UiLocation(string? Title, string? Address, double Latitude, double Longitude);

internal sealed record UiUnsend(string MessageId);
