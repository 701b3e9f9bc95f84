using Channels.Bot.Telemetry;
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
        services.AddOpenApi("v1");
        services.AddHostedService<StartUp>();
        services.AddSingleton<ReadyCheck>();
        services.AddSingleton<ISelfCheck, DatabaseCheck>();
        services.AddClockwork();
        return services;
    }

    public static void UseHosting(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<SecurityHeaders>();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapHosting(this WebApplication app)
    {
        StartPage.Map(app);
        app.MapGet("/health/live", () => Results.Text("ok")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", (ReadyCheck check, CancellationToken stop) => check.AnswerAsync(stop))
            .AllowAnonymous()
            .ExcludeFromDescription();
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference(options => options.WithTitle("Channels API").DisableDefaultFonts().HideDeveloperTools().DisableAgent())
            .AllowAnonymous();
    }
}
