using System.Text.Json.Serialization;
using Channels.Webhooks.Api.Family;
using Channels.Webhooks.Api.Knowing;
using Channels.Webhooks.Hosting;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;

namespace Channels.Webhooks.Api;

/// <summary>Machine endpoints under <c>/api/v1</c>.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddStaff(configuration);
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false); // a wrong date is a 400 in development too
        services.ConfigureHttpJsonOptions(o =>
        {
            (o.SerializerOptions.AllowDuplicateProperties, o.SerializerOptions.MaxDepth) = (false, 16);

            // What nobody reads was meant to do something: a note beside a problem, a misspelt name.
            o.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
        services.AddSingleton<IReadiness, KnowledgeReadiness>();
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").ChecksScopes().KnowsItsQuery().MayBeRepeated();
        SubmissionEndpoints.Map(api);
        SubmissionLifeEndpoints.Map(api);
        FeeEndpoints.Map(api);
        MemberEndpoints.Map(api);
        CloseEndpoints.Map(api);
        NoticeEndpoints.Map(api);
        ConfirmationEndpoints.Map(api);
        PaperEndpoints.Map(api);
        FileEndpoints.Map(api);
        ProcedureEndpoints.Map(api);
        CaseEndpoints.Map(api);
        KeyEndpoints.Map(api);
        KnowledgeEndpoints.Map(api);
        ReviewEndpoints.Map(api);
        InquiryEndpoints.Map(api);
        AlertEndpoints.Map(api);
        DeadLetterEndpoints.Map(api);
        SinkEndpoints.Map(api);
        MeasuresEndpoints.Map(api);
    }
}
