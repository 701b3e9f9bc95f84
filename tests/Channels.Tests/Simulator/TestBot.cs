using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Channels.Tests.Simulator;

/// <summary>A webhook receiver that answers what it is told and keeps what it got.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    private TestBot(WebApplication app) => _app = app;

    public Uri Webhook =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/webhook");

    /// <summary>The statuses to answer in turn; 200 after the last.</summary>
    public IReadOnlyList<int> Answers { get; set; } = [];

    /// <summary>When set, no request is answered before it is completed.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>Completes when the first request has come.</summary>
    public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<(byte[] Body, string Signature, string ContentType)> Requests { get; } = new();

    public static async Task<TestBot> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var bot = new TestBot(app);
        app.MapPost("/webhook", bot.ReceiveAsync);
        await app.StartAsync();
        return bot;
    }

    /// <summary>All events received, in order of arrival.</summary>
    public IReadOnlyList<JsonElement> Events() =>
        [.. Requests.SelectMany(r => JsonDocument.Parse(r.Body).RootElement.GetProperty("events").EnumerateArray())];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        Requests.Enqueue((body.ToArray(), http.Request.Headers["X-Line-Signature"].ToString(), http.Request.ContentType!));
        var number = Interlocked.Increment(ref _requests) - 1;
        Reached.TrySetResult();
        await Hold;
        http.Response.StatusCode = number < Answers.Count ? Answers[number] : 200;
    }
}
