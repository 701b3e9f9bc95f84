using Channels.Bot.Data;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Channels.Webhooks.Hosting;

/// <summary>Before the workers start: the database. After the door opens: what to open.</summary>
internal sealed class StartUp(
    DatabaseMigrator migrator,
    Installation installation,
    UnsafeSettings settings,
    IServer server,
    IEnumerable<IOpening> rooms,
    ILogger<StartUp> logger
) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        settings.ThrowIfUnsafe();
        if (migrator.RunsAtStart)
            await migrator.MigrateAsync(cancellationToken);
        if (!await migrator.IsCurrentAsync(cancellationToken))
            return;
        if (!await installation.IsMyKeyAsync(cancellationToken))
            throw new InvalidOperationException(
                "The key file holds another key than the one this database was written with. Nothing in it could be read. Put the key file "
                    + "of this installation back (Database:KeyFile), or start with a new database."
            );
        if (!await installation.HasSealAsync(cancellationToken))
            throw new InvalidOperationException(
                "The key file does not hold the key that seals this database. Either the file is of before the last keys rotate: put the "
                    + "newest one here (Database:KeyFile). Or the database is a copy of before a key was destroyed: nothing personal in it "
                    + "can be read."
            );
        foreach (var room in rooms)
            await room.OpeningAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? ChannelsHost.DefaultUrl;
        HostingLog.Open(logger, address);
        foreach (var finding in settings.NoKey())
            HostingLog.Finding(logger, finding);
        foreach (var room in rooms)
            room.Opened(address);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
