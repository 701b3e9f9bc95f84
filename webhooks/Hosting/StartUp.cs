using Channels.Bot.Data;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Channels.Webhooks.Hosting;

/// <summary>Before the workers start: the database. After the door opens: what to open.</summary>
internal sealed class StartUp(DatabaseMigrator migrator, IServer server, IEnumerable<IOpening> rooms, ILogger<StartUp> logger)
    : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (migrator.RunsAtStart)
            await migrator.MigrateAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? ChannelsHost.DefaultUrl;
        HostingLog.Open(logger, address);
        foreach (var room in rooms)
            room.Opened(address);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
