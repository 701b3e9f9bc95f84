using System.Net;

namespace Channels.Webhooks.Hosting;

/// <summary>
/// The doors that a browser opens with its cookie answer under the host's own names only: a name of somebody else that was made to point
/// here (DNS rebinding) gets 421. Machines' doors have keys and signatures, and are called by whatever name the network gives them.
/// </summary>
internal sealed class AllowedHosts(RequestDelegate next, IConfiguration configuration)
{
    private static readonly string[] Machines = ["/api", "/webhooks", "/health"];

    private readonly HashSet<string> names = Names(configuration);

    public Task InvokeAsync(HttpContext context)
    {
        if (names.Count == 0 || IsAllowed(context.Request.Host.Host) || IsForMachines(context.Request.Path))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }

    /// <summary>The names people know: <c>Public:Address</c> and <c>Public:Hosts</c>; none in development, where all are allowed.</summary>
    private static HashSet<string> Names(IConfiguration configuration)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (Uri.TryCreate(configuration["Public:Address"], UriKind.Absolute, out var address))
            names.Add(address.Host);
        names.UnionWith(configuration.GetSection("Public:Hosts").Get<string[]>() ?? []);
        return names;
    }

    private bool IsAllowed(string host) =>
        names.Contains(host)
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsForMachines(PathString path) => Machines.Any(m => path.StartsWithSegments(m, StringComparison.OrdinalIgnoreCase));
}
