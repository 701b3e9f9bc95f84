using Channels.Bot.Data;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Verbs;

/// <summary>Makes the host a verb works with, from settings as they are written on a command line.</summary>
internal delegate WebApplication HostFactory(string[] settings);

/// <summary>Opens the database a verb works with.</summary>
internal static class VerbDatabase
{
    /// <summary>The host, when its database is there.</summary>
    /// <exception cref="InvalidDataException">It is not, or is of another version; often the settings are not the server's.</exception>
    public static async Task<WebApplication> OpenAsync(this HostFactory host, string[] settings, CancellationToken stop)
    {
        var app = host(settings);
        if (await app.Services.GetRequiredService<DatabaseMigrator>().IsCurrentAsync(stop))
            return app;
        var options = app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        await app.DisposeAsync();
        var where = options.Provider is "sqlite" ? $"sqlite in {Path.GetFullPath(options.Folder)}" : options.Provider;
        throw new InvalidDataException(
            $"There is no database of this version ({where}). "
                + "Give the verb the settings of the server, from the same folder; or run migrate."
        );
    }
}
