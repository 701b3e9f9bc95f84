using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Simulator;
using Channels.Tests.Api;

namespace Channels.Tests.Compliance;

public abstract partial class StoreCompliance
{
    [Fact]
    public async Task The_whole_host_works_on_it_from_webhook_to_queue_to_redrive()
    {
        await using var app = await HttpApi.StartAsync(database: Database);
        await HttpApi.SubmitAsync(app, "FS-1111-1111");

        var waiting = await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/submissions/new?queue=reports", Stop);
        Assert.Equal("FS-1111-1111", Assert.Single(waiting.EnumerateArray()).GetProperty("reference").GetString());
        var one = await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/submissions/FS-1111-1111", Stop);
        Assert.Equal("ありがとう", one.GetProperty("answers").GetProperty("note").GetString());

        app.Line.Platform.Faults.Next(ApiKind.Reply, Fault.Answer(400));
        app.Line.Platform.Faults.Next(ApiKind.Push, Fault.Answer(400));
        await app.Line.SayAsync(app.Line.Hanako, "hello");
        JsonElement dead;
        while ((dead = await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/dead-letters", Stop)).GetArrayLength() == 0)
            Stop.ThrowIfCancellationRequested();
        using var redriven = await app.Api.PostAsync($"/api/v1/dead-letters/{dead[0].GetProperty("id").GetGuid()}/redrive", null, Stop);
        Assert.Equal(HttpStatusCode.NoContent, redriven.StatusCode);
        await app.Line.WaitForReplyAsync(app.Line.Hanako, "echo hello");
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/health/ready", Stop)).StatusCode);
    }
}
