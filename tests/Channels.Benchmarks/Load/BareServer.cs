using System.Text;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Line;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Channels.Benchmarks.Load;

/// <summary>
/// What the durable webhook is compared with: the same server and route, body limit and signature check, and 200. Nothing is
/// parsed, nothing is kept.
/// </summary>
internal static class BareServer
{
    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        byte[][] secrets = [Encoding.UTF8.GetBytes(SignedWebhooks.Secret)];
        var limit = new LineOptions().MaxBodyBytes;
        app.MapPost(
            "/webhooks/line",
            async (HttpContext context) =>
            {
                var body = await BodyReader.ReadAsync(context.Request, limit, context.RequestAborted);
                context.Response.StatusCode =
                    body is null ? 413
                    : LineSignature.IsValid(context.Request.Headers["x-line-signature"], body, secrets) ? 200
                    : 401;
            }
        );
        await app.RunAsync();
    }
}
