using System.Text.Json;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Channels.Simulator;

/// <summary>The page and its files, served from beside the assembly so that it works wherever the host is started from.</summary>
internal static class SimulatorFiles
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly FileExtensionContentTypeProvider Types = new();

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "wwwroot", "simulator");

    public static SimulatedWorld ReadWorld()
    {
        using var file = File.OpenRead(Path.Combine(Folder, "world.json"));
        return JsonSerializer.Deserialize<SimulatedWorld>(file, JsonSerializerOptions.Web)
            ?? throw new InvalidDataException("wwwroot/simulator/world.json is empty.");
    }

    public static void MapSimulatorPage(this IEndpointRouteBuilder endpoints, string prefix)
    {
        var files = new PhysicalFileProvider(Folder);
        endpoints.MapGet(prefix, (HttpResponse response) => Send(response, files, "line.html")).AllowAnonymous().ExcludeFromDescription();
        endpoints
            .MapGet(prefix + "/assets/{**path}", (HttpResponse response, string path) => Send(response, files, path))
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    private static IResult Send(HttpResponse response, PhysicalFileProvider files, string path)
    {
        var file = files.GetFileInfo(path);
        if (!file.Exists || file.PhysicalPath is null || !Types.TryGetContentType(file.Name, out var type))
            return Results.NotFound();
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-cache";
        return Results.File(file.PhysicalPath, type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type);
    }
}

/// <summary>A person of the simulated world.</summary>
internal sealed record SimulatedPerson(string UserId, string Name);

/// <summary>Who lives in the simulated world: names are data, not code.</summary>
internal sealed record SimulatedWorld(string Account, string BotUserId, IReadOnlyList<SimulatedPerson> People);
