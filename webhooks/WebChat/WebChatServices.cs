using Channels.Bot.Activities;
using Channels.Bot.Files;
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
        services
            .AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>()
            .Configure<IOptions<WebChatOptions>>(
                (cors, chat) =>
                    cors.AddPolicy(
                        CorsPolicy,
                        policy =>
                            policy
                                .WithOrigins([.. chat.Value.Origins])
                                .WithMethods("GET", "POST")
                                .WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with")
                                .SetPreflightMaxAge(TimeSpan.FromHours(1))
                    )
            );
        services.TryAddSingleton<ChatEndings>();
        services.TryAddSingleton<ChatTokens>();
        services.TryAddSingleton<ChatOrigins>();
        services.TryAddSingleton<ChatLimits>();
        services.TryAddSingleton<ChatTexts>();
        services.TryAddSingleton<ChatReceiver>();
        services.TryAddSingleton<ActivitySet>();
        services.TryAddSingleton<DirectLineGate>();
        services.TryAddSingleton<SessionEndpoint>();
        services.TryAddSingleton<ConversationEndpoints>();
        services.TryAddSingleton<StreamPlaces>();
        services.TryAddSingleton<StreamServer>();
        services.TryAddSingleton<StreamEndpoint>();
        services.TryAddSingleton<PictureCleaner>();
        services.TryAddSingleton<IFileCleaning>(p => p.GetRequiredService<PictureCleaner>());
        services.TryAddSingleton<UploadPlaces>();
        services.TryAddSingleton<UploadReader>();
        services.TryAddSingleton<FileEndpoints>();
        services.TryAddSingleton<ChatAssets>();
        services.TryAddSingleton<FirstScreen>();
        services.TryAddSingleton<ChatPage>();
        services.TryAddSingleton<OfficialPage>();
        services.TryAddSingleton<FormView>();
        services.TryAddSingleton<BrowserConversation>();
        services.TryAddSingleton<FormPage>();
        services.TryAddSingleton<CopyPage>();
        services.TryAddSingleton<LeavePage>();
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
        page.MapPost("/leave", Answer(session.LeaveAsync));

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

        MapPages(app);

        RequestDelegate Guarded(Func<HttpContext, ChatSession, Task<IResult>> call) => Answer(context => gate.RunAsync(context, call));
    }

    private static void MapPages(WebApplication app)
    {
        var services = app.Services;
        var (chat, official, form, leave) = (
            services.GetRequiredService<ChatPage>(),
            services.GetRequiredService<OfficialPage>(),
            services.GetRequiredService<FormPage>(),
            services.GetRequiredService<LeavePage>()
        );
        var assets = services.GetRequiredService<ChatAssets>();
        if (!assets.HasBundle)
            WebChatLog.NoScript(services.GetRequiredService<ILogger<ChatPage>>());
        var pages = Quiet(app.MapGroup(string.Empty));
        pages.MapGet("/chat", Answer(chat.ShowAsync));
        pages.MapGet("/chat/webchat", Answer(context => Task.FromResult(official.Show(context))));
        pages.MapGet("/chat/assets/{version}/{**file}", assets.SendAsync);
        pages.MapGet("/chat/form", Answer(form.ShowAsync));
        pages.MapPost("/chat/form", Answer(form.AnswerAsync));
        pages.MapPost("/chat/form/file", Answer(form.FileAsync));
        pages.MapPost("/chat/form/leave", Answer(leave.LeaveAsync));
        pages.MapPost("/chat/form/clear", Answer(leave.ClearAsync));
        pages.MapGet("/webchat/copy", Answer(services.GetRequiredService<CopyPage>().CopyAsync));
        pages.MapGet("/calendar", Answer(context => Task.FromResult(leave.Calendar(context))));
    }

    private static RequestDelegate Answer(Func<HttpContext, Task<IResult>> call) =>
        async context => await (await call(context)).ExecuteAsync(context);

    // Tokens are checked by the channel itself; errors have the protocol's own shape.
    private static RouteGroupBuilder Quiet(RouteGroupBuilder group) =>
        group.AllowAnonymous().ExcludeFromDescription().WithMetadata(new SkipStatusCodePagesAttribute());
}
