using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Inbound;

/// <summary>A call that cannot be read is answered with what in it cannot: the field, and where in the body it stands.</summary>
internal static class AskedBody
{
    private const int Most = 512 * 1024;

    /// <summary>What the framework refused without a word gets one. A body that is looked at twice stays in memory.</summary>
    public static void UseAskedBody(this WebApplication app, string under) =>
        app.Use(
            async (context, next) =>
            {
                if (
                    !context.Request.Path.StartsWithSegments(under, StringComparison.Ordinal)
                    || context.GetEndpoint() is not RouteEndpoint asked
                )
                {
                    await next(context);
                    return;
                }

                var type = TypeOf(asked);
                if (type is not null)
                    KeepInMemory(context);
                await next(context);
                if (
                    context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false, ContentType: null }
                    && (AskedQuery.Misread(context.Request, asked) ?? (type is null ? null : await MisreadAsync(context, type)))
                        is { } problem
                )
                    await problem.ExecuteAsync(context);
            }
        );

    private static void KeepInMemory(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size && !(size.MaxRequestBodySize < Most))
            size.MaxRequestBodySize = Most;
        context.Request.EnableBuffering(Most, Most + 1);
    }

    /// <summary>What the body is read into by the framework; null where the endpoint reads it by itself, or there is none.</summary>
    private static Type? TypeOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } type
        && endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters().Any(p => p.ParameterType == type) is true
            ? type
            : null;

    private static async Task<ProblemHttpResult?> MisreadAsync(HttpContext context, Type type)
    {
        var options = context
            .RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>()
            .Value.SerializerOptions;
        try
        {
            context.Request.Body.Position = 0;
            var isNull = await JsonSerializer.DeserializeAsync(context.Request.Body, type, options, context.RequestAborted) is null;
            return isNull
                ? ApiProblem.Of(StatusCodes.Status400BadRequest, "body.json", "The body is null.", ("at", "$"), ("line", 1))
                : null;
        }
        catch (JsonException broken)
        {
            var field = broken.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
            var known = options.GetTypeInfo(type).Properties.Select(p => p.Name).ToList();
            var isUnknown =
                field is not null && broken.InnerException is null && field.IndexOfAny(['.', '[']) < 0 && !known.Contains(field);
            return ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                isUnknown ? "body.unknown" : "body.json",
                isUnknown
                    ? $"The body of this call knows {string.Join(", ", known)}."
                    : $"The body is JSON with {string.Join(", ", known)}.",
                ("field", field),
                ("at", broken.Path),
                ("line", broken.LineNumber + 1),
                ("known", known)
            );
        }
        catch (Exception error)
            when (error is IOException or DecoderFallbackException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }
}
