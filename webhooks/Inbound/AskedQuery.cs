using System.Collections.Concurrent;
using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;

namespace Channels.Webhooks.Inbound;

/// <summary>What stands in the query of a call: a name that nobody reads, or a value that is none, is refused and named. Leaving it out
/// silently would answer another question than the one that was asked.</summary>
internal static class AskedQuery
{
    private static readonly ConcurrentDictionary<Endpoint, IReadOnlyList<ParameterInfo>> Read = new();

    /// <summary>These endpoints refuse names in the query that they do not read.</summary>
    public static TBuilder KnowsItsQuery<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(
            async (call, next) =>
                call.HttpContext.GetEndpoint() is RouteEndpoint endpoint && Unknown(call.HttpContext.Request, endpoint) is { } unknown
                    ? unknown
                    : await next(call)
        );

    /// <summary>The first value that is none of its kind; null when all can be read.</summary>
    public static ProblemHttpResult? Misread(HttpRequest request, RouteEndpoint endpoint)
    {
        foreach (var parameter in ReadBy(endpoint))
        {
            var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            if (type != typeof(string) && request.Query.TryGetValue(parameter.Name!, out var values) && !IsOne(type, values.ToString()))
                return ApiProblem.Of(
                    StatusCodes.Status400BadRequest,
                    "query.value",
                    $"'{parameter.Name}' is {Kind(type)}.",
                    ("field", parameter.Name)
                );
        }

        return null;
    }

    private static ProblemHttpResult? Unknown(HttpRequest request, RouteEndpoint endpoint)
    {
        var known = ReadBy(endpoint).Select(p => p.Name!).ToList();
        return request.Query.Keys.FirstOrDefault(k => !known.Contains(k, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "query.unknown",
                known.Count == 0 ? "This call has no query." : $"The query of this call knows {string.Join(", ", known)}.",
                ("field", unknown),
                ("known", known)
            )
            : null;
    }

    private static IReadOnlyList<ParameterInfo> ReadBy(RouteEndpoint endpoint) =>
        Read.GetOrAdd(
            endpoint,
            static e =>
                [
                    .. (e.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? []).Where(p =>
                        ((RouteEndpoint)e).RoutePattern.GetParameter(p.Name!) is null
                        && p.GetCustomAttributes().All(a => a is not (IFromHeaderMetadata or IFromBodyMetadata or IFromServiceMetadata))
                        && IsWord(Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType)
                    ),
                ]
        );

    private static bool IsWord(Type type) =>
        type == typeof(string)
        || (type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>)));

    private static bool IsOne(Type type, string value)
    {
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value) is not null;
        }
        catch (Exception error) when (error is FormatException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Kind(Type type) =>
        type == typeof(bool) ? "true or false"
        : type == typeof(DateOnly) ? "a day, as 2026-04-01"
        : type == typeof(DateTimeOffset) ? "an instant, as 2026-04-01T09:00:00Z"
        : "a whole number";
}
