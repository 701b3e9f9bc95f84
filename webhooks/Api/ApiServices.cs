using Channels.Webhooks.Hosting;
using Channels.Webhooks.Staff;

namespace Channels.Webhooks.Api;

/// <summary>Machine endpoints under <c>/api/v1</c>.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddStaff(configuration);
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false); // a wrong date is a 400 in development too
        services.AddSingleton<IReadiness, KnowledgeReadiness>();
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").ChecksScopes();
        SubmissionEndpoints.Map(api);
        SubmissionLifeEndpoints.Map(api);
        CaseEndpoints.Map(api);
        KeyEndpoints.Map(api);
        KnowledgeEndpoints.Map(api);
        InquiryEndpoints.Map(api);
        AlertEndpoints.Map(api);
        DeadLetterEndpoints.Map(api);
        SinkEndpoints.Map(api);
        MeasuresEndpoints.Map(api);
    }
}
