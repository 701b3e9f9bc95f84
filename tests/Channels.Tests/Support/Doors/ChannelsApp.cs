using System.Net.Http.Headers;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Delivery.Messages;
using Channels.Bot.Files;
using Channels.Bot.Turns;
using Channels.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Channels.Tests.Support.Doors;

/// <summary>The product's host on a real socket with a database of its own, talking to an emulated LINE.</summary>
internal sealed class ChannelsApp : IAsyncDisposable
{
    public const string ApiKey = "test-key";

    private readonly WebApplication app;
    private readonly string folder;

    private ChannelsApp(WebApplication app, string folder, EmulatedLine line)
    {
        (this.app, this.folder, Line) = (app, folder, line);
        Root = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Http = new HttpClient { BaseAddress = Root };
        Api = new HttpClient { BaseAddress = Root };
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
    }

    public EmulatedLine Line { get; }

    public Uri Root { get; }

    /// <summary>A client without a key.</summary>
    public HttpClient Http { get; }

    /// <summary>A client with the key of the pull API.</summary>
    public HttpClient Api { get; }

    public Logs Logs => app.Services.GetRequiredService<Logs>();

    public IStore Store => app.Services.GetRequiredService<IStore>();

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <param name="settings">Settings beside the usual ones, for example <c>Turns:Enabled=false</c>.</param>
    /// <param name="time">The product's clock; the real one when left out.</param>
    /// <param name="step">Another pure step than the product's.</param>
    /// <param name="line">The platform; a new one when left out. It belongs to this app from then on.</param>
    /// <param name="configure">Last word on services.</param>
    /// <param name="environment">The environment's name; when left out, one that has no settings of its own.</param>
    public static async Task<ChannelsApp> StartAsync(
        IReadOnlyDictionary<string, string>? settings = null,
        TimeProvider? time = null,
        ITurnStep? step = null,
        EmulatedLine? line = null,
        Action<IServiceCollection>? configure = null,
        string? environment = null
    )
    {
        line ??= await EmulatedLine.StartAsync();
        var folder = Directory.CreateTempSubdirectory("channels-test-").FullName;
        var app = Program.Build(
            ["--urls", "http://127.0.0.1:0", "--environment", environment ?? "Test"],
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["Database:Folder"] = folder,
                        ["Line:ChannelSecrets:0"] = line.ChannelSecret,
                        ["Line:ChannelId"] = line.ChannelId,
                        ["Line:ApiBaseUrl"] = line.ApiBaseUrl,
                        ["Line:ApiDataBaseUrl"] = line.ApiDataBaseUrl,
                        ["Api:Keys:test"] = ApiKey,
                        ["Api:CallsPerMinute"] = "1000000", // tests look more often than anybody
                        ["Api:WrongKeys"] = "1000000", // and knock at more doors
                        ["Turns:Poll"] = "00:00:00.1",
                        ["Delivery:Poll"] = "00:00:00.1",
                        ["Turns:NextPicture"] = "00:00:00", // a story that is about waiting sets it
                    }
                );
                builder.Configuration.AddInMemoryCollection(settings?.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)) ?? []);
                // The clock's thread looks up once in this time (30 s if nothing is said) and holds a stopped host until then.
                builder.Services.Configure<QuartzOptions>(quartz => quartz.Properties["quartz.scheduler.idleWaitTime"] = "1000");
                builder.Services.AddSingleton<Logs>();
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<ILoggerProvider>(p => p.GetRequiredService<Logs>());
                if (time is not null)
                    builder.Services.Replace(ServiceDescriptor.Singleton(time));
                if (step is not null)
                    builder.Services.Replace(ServiceDescriptor.Singleton(step));
                configure?.Invoke(builder.Services);
            }
        );
        try
        {
            await app.StartAsync();
        }
        catch
        {
            // A host that does not start says why in its log alone.
            foreach (var entry in app.Services.GetRequiredService<Logs>().All.Where(l => l.Level >= LogLevel.Warning))
                TestContext.Current.TestOutputHelper?.WriteLine($"{entry.Level} {entry.Category} {entry.Message} {entry.Error}");
            throw;
        }

        var started = new ChannelsApp(app, folder, line);
        line.DeliverTo(new Uri(started.Root, "/webhooks/line"));
        return started;
    }

    /// <summary>Runs turns, deliveries and file fetching until nothing is due, for hosts whose workers are off.</summary>
    public async Task RunUntilIdleAsync()
    {
        while (
            await Get<TurnProcessor>().RunDueAsync(default)
                + await Get<MessageSender>().RunDueAsync(default)
                + await Get<FileFetcher>().RunDueAsync(default)
            > 0
        ) { }
    }

    public async ValueTask DisposeAsync()
    {
        // Beside a failed assertion stands what the host had to say.
        foreach (var line in Logs.All.Where(l => l.Level >= LogLevel.Warning))
            TestContext.Current.TestOutputHelper?.WriteLine($"{line.Level} {line.Category} {line.Message} {line.Error}");
        foreach (var call in Line.Calls.Where(c => c.Status >= 400))
            TestContext.Current.TestOutputHelper?.WriteLine($"{call.Path} {call.Status} {call}");
        Http.Dispose();
        Api.Dispose();
        // Disposing a host does not stop its clock, and the clock's thread would hold it to the end of the run.
        foreach (var scheduler in await app.Services.GetRequiredService<ISchedulerFactory>().GetAllSchedulers())
            await scheduler.Shutdown(waitForJobsToComplete: false);
        await app.DisposeAsync();
        await Line.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // Disposing does not wait for workers: one opened the database once more, and let it go since.
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
