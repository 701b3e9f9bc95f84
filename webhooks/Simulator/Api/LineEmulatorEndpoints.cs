using Microsoft.AspNetCore.Mvc;

namespace Channels.Simulator;

/// <summary>Serves the emulated platform's two hosts under one prefix: <c>/api</c> and <c>/api-data</c>.</summary>
internal static class LineEmulatorEndpoints
{
    /// <summary>Maps the emulated platform. The container must hold a <see cref="LineEmulator"/>.</summary>
    /// <param name="endpoints">Where to map.</param>
    /// <param name="prefix">Path before both hosts, for example <c>/simulator/line</c>, or empty.</param>
    public static IEndpointConventionBuilder MapLineEmulator(this IEndpointRouteBuilder endpoints, string prefix)
    {
        var pipeline = new LinePipeline(endpoints.ServiceProvider.GetRequiredService<LineEmulator>());
        var group = endpoints.MapGroup(prefix);
        group.AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
        MapApiHost(group.MapGroup("/api"), pipeline);
        MapDataHost(group.MapGroup("/api-data"), pipeline);
        return group;
    }

    private static void MapApiHost(RouteGroupBuilder api, LinePipeline pipeline)
    {
        void Post(string path, ApiKind kind) => api.MapPost(path, (HttpContext http) => pipeline.RunAsync(http, kind));
        void Get(string path, ApiKind kind) => api.MapGet(path, (HttpContext http) => pipeline.RunAsync(http, kind));

        Post("/v2/bot/message/reply", ApiKind.Reply);
        Post("/v2/bot/message/push", ApiKind.Push);
        Post("/v2/bot/message/multicast", ApiKind.Multicast);
        Post("/v2/bot/chat/loading/start", ApiKind.Loading);
        Post("/v2/bot/chat/markAsRead", ApiKind.MarkAsRead);
        Post("/v2/bot/richmenu", ApiKind.RichMenu);
        Get("/v2/bot/richmenu/list", ApiKind.RichMenuList);
        Get("/v2/bot/user/all/richmenu", ApiKind.RichMenuDefault);
        Post("/oauth2/v3/token", ApiKind.Token);
        Get("/v2/bot/message/quota", ApiKind.Quota);
        Get("/v2/bot/message/quota/consumption", ApiKind.QuotaConsumption);
        Get("/v2/bot/info", ApiKind.BotInfo);
        api.MapPost("/v2/bot/message/validate/{what}", (HttpContext http, string what) => pipeline.RunAsync(http, ApiKind.Validate, what));
        api.MapGet("/v2/bot/profile/{userId}", (HttpContext http, string userId) => pipeline.RunAsync(http, ApiKind.Profile, userId));

        api.MapPost("/v2/bot/richmenu/validate", (HttpContext http) => pipeline.RunAsync(http, ApiKind.RichMenu, "validate"));
        api.MapDelete("/v2/bot/richmenu/{id}", (HttpContext http, string id) => pipeline.RunAsync(http, ApiKind.RichMenu, id));
        api.MapPost("/v2/bot/user/all/richmenu/{id}", (HttpContext http, string id) => pipeline.RunAsync(http, ApiKind.RichMenuShown, id));

        // The content paths are not here: this host has answered 404 to them since LINE moved them.
        api.Map("/{**rest}", (HttpContext http) => pipeline.RunAsync(http, ApiKind.Unknown));
    }

    private static void MapDataHost(RouteGroupBuilder data, LinePipeline pipeline)
    {
        void Get(string path, ApiKind kind) =>
            data.MapGet(path, (HttpContext http, [FromRoute] string id) => pipeline.RunAsync(http, kind, id));

        Get("/v2/bot/message/{id}/content", ApiKind.Content);
        Get("/v2/bot/message/{id}/content/preview", ApiKind.Preview);
        Get("/v2/bot/message/{id}/content/transcoding", ApiKind.Transcoding);
        data.MapPost(
            "/v2/bot/richmenu/{id}/content",
            (HttpContext http, string id) => pipeline.RunAsync(http, ApiKind.RichMenuPicture, id)
        );
        data.Map("/{**rest}", (HttpContext http) => pipeline.RunAsync(http, ApiKind.Unknown));
    }
}
