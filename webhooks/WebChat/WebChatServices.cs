using Channels.Bot.Turns;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.WebChat;

/// <summary>Plugs the web chat channel in: a Direct Line 3.0 server, and the page that talks to it.</summary>
internal static class WebChatServices
{
    public const string Prefix = "/v3/directline";
    private const string CorsPolicy = "webchat";

    public static IServiceCollection AddWebChat(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebChatOptions>().Bind(configuration.GetSection("WebChat")).ValidateDataAnnotations().ValidateOnStart();
        services.AddCors();
        services.AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>().Configure<IOptions<WebChatOptions>>((cors, chat) =>
            cors.AddPolicy(CorsPolicy, policy => policy.WithOrigins([.. chat.Value.Origins]).WithMethods("GET", "POST")
                .WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with").SetPreflightMaxAge(TimeSpan.FromHours(1))));
        services.TryAddSingleton<ChatTokens>();
        services.TryAddSingleton<ChatOrigins>();
        services.TryAddSingleton<ChatLimits>();
        services.TryAddSingleton<ChatTexts>();
        services.TryAddSingleton<ChatReceiver>();
        services.TryAddSingleton<ActivitySet>();
        services.TryAddSingleton<DirectLineGate>();
        services.TryAddSingleton<SessionEndpoint>();
        services.TryAddSingleton<ConversationEndpoints>();
        services.TryAddSingleton<StreamEndpoint>();
        services.TryAddSingleton<PictureCleaner>();
        services.TryAddSingleton<UploadReader>();
        services.TryAddSingleton<FileEndpoints>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannel, WebChatChannel>());
        return services;
    }

    public static void MapWebChat(this WebApplication app)
    {
        app.UseCors();
        app.UseWebSockets();
        var services = app.Services;
        var session = services.GetRequiredService<SessionEndpoint>();
        var conversation = services.GetRequiredService<ConversationEndpoints>();
        var files = services.GetRequiredService<FileEndpoints>();
        var stream = services.GetRequiredService<StreamEndpoint>();

        var page = Quiet(app.MapGroup("/webchat"));
        page.MapPost("/session", Answer(session.OpenAsync));
        page.MapPost("/leave", Answer(context => Task.FromResult(session.Leave(context))));

        var gate = services.GetRequiredService<DirectLineGate>();
        var api = Quiet(app.MapGroup(Prefix)).RequireCors(CorsPolicy);
        api.MapPost("/tokens/generate", Answer(context => Task.FromResult(session.Generate(context))));
        api.MapPost("/tokens/refresh", Guarded(conversation.RefreshAsync));
        api.MapPost("/conversations", Guarded(conversation.StartAsync));
        api.MapGet("/conversations/{conversation}", Guarded(conversation.ReturnAsync));
        api.MapGet("/conversations/{conversation}/activities", Guarded(conversation.PollAsync));
        api.MapPost("/conversations/{conversation}/activities", Guarded(conversation.PostAsync));
        api.MapPost("/conversations/{conversation}/upload", Guarded(files.UploadAsync));
        api.MapGet("/conversations/{conversation}/stream", Answer(stream.OpenAsync));
        api.MapGet("/attachments/{file}", Answer(files.DownloadAsync));

        RequestDelegate Guarded(Func<HttpContext, ChatSession, Task<IResult>> call) => Answer(context => gate.RunAsync(context, call));
    }

    private static RequestDelegate Answer(Func<HttpContext, Task<IResult>> call)
        => async context => await (await call(context)).ExecuteAsync(context);

    // Tokens are checked by the channel itself; errors have the protocol's own shape.
    private static RouteGroupBuilder Quiet(RouteGroupBuilder group)
        => group.AllowAnonymous().ExcludeFromDescription().WithMetadata(new SkipStatusCodePagesAttribute());
}
