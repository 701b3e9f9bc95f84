using System.Text.RegularExpressions;

namespace Channels.Tests.SystemWide.House;

/// <summary>
/// The face: body in, desk, result out. A class that maps routes or answers them must not know how rows are kept: what a person may
/// do must be the same whichever door was used, and is found beside the rows.
/// </summary>
internal static class Endpoint
{
    private static readonly string[] Routing =
    [
        "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder",
        "Microsoft.AspNetCore.Routing.RouteGroupBuilder",
        "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions",
    ];

    private const string Sql = @"^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH \w+ AS|PRAGMA|MERGE)\s";

    /// <summary>Endpoint classes that touch rows, as <c>Type: what it names</c>.</summary>
    public static IReadOnlyList<string> Faults(IReadOnlyCollection<OwnType> types) =>
        [
            .. types
                .Where(IsEndpoint)
                .Select(t => (t.Name, Rows: Rows(t)))
                .Where(t => t.Rows.Count > 0)
                .Select(t => $"{t.Name}: {string.Join(", ", t.Rows)}"),
        ];

    public static bool IsEndpoint(OwnType type) =>
        Regex.IsMatch(type.Name, "(Endpoints?|Measures)$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
        || type.Named.Types.Overlaps(Routing);

    private static List<string> Rows(OwnType type) =>
        [
            .. type
                .Named.Types.Where(n =>
                    n.EndsWith(".ChannelsDb", StringComparison.Ordinal)
                    || n.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
                )
                .Select(n => n[(n.LastIndexOf('.') + 1)..])
                .Order(StringComparer.Ordinal),
            .. type
                .Named.Texts.Where(t => Regex.IsMatch(t, Sql, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)))
                .Select(t => $"\"{t.Trim().Split('\n')[0]}\""),
        ];
}
