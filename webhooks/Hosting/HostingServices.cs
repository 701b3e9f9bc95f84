using Channels.Bot.Telemetry;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.Extensions.Options;
using Scalar.AspNetCore;

namespace Channels.Webhooks.Hosting;

/// <summary>What surrounds the flow: database at start, start page, health, security headers, API description.</summary>
internal static class HostingServices
{
    public static IServiceCollection AddHosting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ChannelsMeter>();
        services.AddProblemDetails(options =>
            options.CustomizeProblemDetails = context =>
                context.ProblemDetails.Extensions.TryAdd("code", $"http.{context.ProblemDetails.Status}")
        );
        services.AddOpenApi(
            "v1",
            o =>
                o.AddDocumentTransformer(
                    (document, _, _) =>
                    {
                        document.Info.Title = "Channels";
                        return Task.CompletedTask;
                    }
                )
        );
        services.AddHostedService<StartUp>();
        services.AddExceptionHandler<BusyAnswer>();
        services.AddSingleton<ReadyCheck>();
        services.AddSingleton<PlaceReadiness>();
        services.AddSingleton<IReadiness, ClockReadiness>();
        services.AddSingleton<IReadiness, DeliveryReadiness>();
        services.AddSingleton<ISelfCheck, DatabaseCheck>();
        services.AddSingleton<UnsafeSettings>();
        services.AddSingleton<ISelfCheck>(p => p.GetRequiredService<UnsafeSettings>());
        services.AddOptions<ProxyOptions>().Bind(configuration.GetSection("Proxy")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProxyOptions>, ProxyOptionsCheck>();
        services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, KnownProxies>();
        services.AddClockwork();
        return services;
    }

    public static void UseHosting(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.Known.Count > 0)
            app.UseForwardedHeaders();
        app.UseMiddleware<WhenToAskAgain>();
        app.UseExceptionHandler();
        app.UseStatusCodePages(PlainError.AnswerAsync);
        app.UseMiddleware<AllowedHosts>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<JsonCharset>();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapHosting(this WebApplication app)
    {
        StartPage.Map(app);
        app.MapGet("/health/live", () => Results.Text("ok")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet(
                "/health/ready",
                async (HttpContext context, ReadyCheck check, CancellationToken stop) =>
                    await check.AnswerAsync(await ShowsInsideAsync(app, context), stop)
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
        var description = app.MapOpenApi();
        var drawn = app.MapScalarApiReference(options =>
            options
                .WithTitle("Channels API")
                .DisableDefaultFonts()
                .HideDeveloperTools()
                .DisableAgent()
                .WithCustomCss(ReadableCss)
                .AddHeadContent(InEnglish)
        );

        // In Production the description needs a key, as what it describes does.
        if (app.Environment.IsProduction())
            return;
        description.AllowAnonymous();
        drawn.AllowAnonymous();
    }

    /// <summary>Its grey, green and orange are too faint to be read by everybody.</summary>
    private const string ReadableCss =
        ".light-mode { --scalar-color-3: #595959; --scalar-color-green: #00663f; --scalar-color-orange: #a33a00;"
        + " --scalar-color-blue: #0056a8; --scalar-color-red: #b3001b; --scalar-color-yellow: #735c00; --scalar-color-purple: #5b2ea6 }"
        + " .dark-mode { --scalar-color-3: #b0b0b0 }";

    /// <summary>The page does not say itself which language it is in.</summary>
    private const string InEnglish = "<script>document.documentElement.lang = 'en'</script>";

    /// <summary>What goes on inside is for holders of a key; the load balancer needs a number.</summary>
    private static async Task<bool> ShowsInsideAsync(WebApplication app, HttpContext context) =>
        !app.Environment.IsProduction() || await context.RequestServices.GetRequiredService<KeyDoor>().OpensAsync(context);
}
