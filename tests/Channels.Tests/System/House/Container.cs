using Channels.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Channels.Tests.SystemWide.House;

/// <summary>The registrations of the real host, as it would start; it is put together and never started.</summary>
internal static class Container
{
    public static async Task<IReadOnlyCollection<ServiceDescriptor>> ReadAsync()
    {
        IServiceCollection? registrations = null;
        var folder = Directory.CreateTempSubdirectory("channels-house-");
        try
        {
            await using var app = Program.Build(
                ["--urls", "http://127.0.0.1:0"],
                builder =>
                {
                    builder.Environment.EnvironmentName = "Test";
                    builder.Configuration.AddInMemoryCollection([new("Database:Folder", folder.FullName)]);
                    registrations = builder.Services;
                }
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return [.. registrations!];
    }
}
