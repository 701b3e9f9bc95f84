using System.Net;
using Channels.Tests.Support.Doors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Options;

namespace Channels.Tests.SystemWide; // not .System: that would hide .NET's

/// <summary>Who may call what. A new route needs a key, or a line below with its reason.</summary>
public sealed class RouteTests
{
    /// <summary>Open to everybody, and why.</summary>
    private static readonly Dictionary<string, string> Open = new(StringComparer.Ordinal)
    {
        ["GET /"] = "the start page says what there is",
        ["GET /robots.txt"] = "what crawlers are asked to leave alone",
        ["GET /favicon.ico"] = "browsers ask unasked; it is empty",
        ["GET /start.css"] = "how the start page looks",
        ["GET /fees"] = "the fee calculator; asks nobody's name and stores nothing",
        ["GET /fees/fees.css"] = "how it looks",
        ["GET /pay"] = "asks for the code of the talk; shows nothing of anybody",
        ["POST /pay"] = "a code of the talk, good once; counted by address",
        ["GET /pay/month"] = "the browser's cookie says whose; looked up at each page",
        ["POST /pay/doubt"] = "the cookie says whose",
        ["POST /pay/leave"] = "takes the browser's own cookie away",
        ["GET /pay/pay.css"] = "how it looks",
        ["GET /so-far"] = "asks for the code of the talk; shows nothing of anybody",
        ["POST /so-far"] = "a code of the talk, good once; counted by address",
        ["GET /so-far/month"] = "the browser's cookie says whose; looked up at each page",
        ["POST /so-far/leave"] = "takes the browser's own cookie away",
        ["GET /receipts"] = "asks for the code of the talk; shows nothing of anybody",
        ["POST /receipts"] = "a code of the talk, good once; counted by address",
        ["GET /receipts/months"] = "the browser's cookie says whose; looked up at each page",
        ["GET /receipts/paper"] = "the cookie says whose",
        ["POST /receipts/leave"] = "takes the browser's own cookie away",
        ["GET /health/live"] = "asked by the orchestrator; tells nothing",
        ["GET /health/ready"] = "asked by the load balancer; codes and ages only",
        ["GET /openapi/{documentName}.json"] = "the description of the interface is public",
        ["GET /scalar/{documentName?}"] = "the same, drawn",
        ["GET /scalar/scalar.js"] = "its script",
        ["GET /scalar/scalar.aspnetcore.js"] = "its script",
        ["GET /scalar/favicon.svg"] = "its picture",
        ["GET /chat"] = "the web chat page; shows nothing of anybody",
        ["GET /chat/webchat"] = "the same page with Microsoft's client; shows nothing of anybody",
        ["GET /chat/assets/{version}/{**file}"] = "its files",
        ["GET /chat/form"] = "the same without JavaScript; the browser's cookie says whose conversation",
        ["POST /chat/form"] = "the cookie says whose",
        ["POST /chat/form/file"] = "the cookie says whose",
        ["POST /chat/form/clear"] = "takes the browser's own cookie away",
        ["POST /chat/form/leave"] = "takes the browser's own cookie away",
        ["GET /webchat/copy"] = "the cookie says whose",
        ["GET /calendar"] = "a month, for whoever had to leave at once",
        ["POST /webchat/session"] = "anybody may open a conversation without a name; limited by address",
        ["POST /webchat/leave"] = "takes the browser's own cookie away",
        ["POST /v3/directline/tokens/generate"] = "checks a secret of the settings itself",
        ["POST /v3/directline/tokens/refresh"] = "checks the conversation's token itself, as all below",
        ["POST /v3/directline/conversations"] = "the token says whose",
        ["GET /v3/directline/conversations/{conversation}"] = "the token says whose",
        ["GET /v3/directline/conversations/{conversation}/activities"] = "the token says whose",
        ["POST /v3/directline/conversations/{conversation}/activities"] = "the token says whose",
        ["POST /v3/directline/conversations/{conversation}/upload"] = "the token says whose",
        ["GET /v3/directline/conversations/{conversation}/stream"] = "a ticket of 60 seconds in the address",
        ["GET /v3/directline/attachments/{file}"] = "a short-lived signed address",
        ["POST /api/messages"] = "the Bot Framework proves itself by a token over the activity; off until it is configured",
        ["POST /webhooks/line/{account?}"] = "LINE proves itself by its signature over the body",
    };

    [Fact]
    public async Task Every_route_needs_a_key_or_is_on_the_list()
    {
        await using var app = await ChannelsApp.StartAsync();
        var endpoints = app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        Assert.Equal(Open.Keys.Order(StringComparer.Ordinal), OpenRoutes(endpoints).Order(StringComparer.Ordinal));
        Assert.NotNull(app.Get<IOptions<AuthorizationOptions>>().Value.FallbackPolicy);
        Assert.True(endpoints.Count > Open.Count + 4);
    }

    [Fact]
    public async Task A_route_that_is_not_on_the_list_answers_401_without_a_key_and_with_a_wrong_one()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var stranger = new HttpClient { BaseAddress = app.Root };
        stranger.DefaultRequestHeaders.Add("Authorization", "Bearer wrong");
        var closed = app.Get<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .SelectMany(Names)
            .Where(n => !Open.ContainsKey(n))
            .ToList();
        Assert.True(closed.Count >= 5);
        foreach (var route in closed)
        {
            var (method, path) = (
                route.Split(' ')[0],
                route
                    .Split(' ')[1]
                    .Replace("{id:guid}", "00000000-0000-7000-8000-000000000001", StringComparison.Ordinal)
                    .Replace("{reference}", "x", StringComparison.Ordinal)
                    .Replace("{entry}", "x", StringComparison.Ordinal)
                    .Replace("{receipt}", "x", StringComparison.Ordinal)
                    .Replace("{name}", "x", StringComparison.Ordinal)
                    .Replace("{number}", "x", StringComparison.Ordinal)
                    .Replace("{month}", "x", StringComparison.Ordinal)
                    .Replace("{kind}", "x", StringComparison.Ordinal)
                    .Replace("{address}", "x", StringComparison.Ordinal)
                    .Replace("{part:int}", "1", StringComparison.Ordinal)
            );
            Assert.DoesNotContain('{', path);
            foreach (var client in (HttpClient[])[app.Http, stranger])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                Assert.Equal(
                    HttpStatusCode.Unauthorized,
                    (await client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode
                );
            }
        }
    }

    [Fact]
    public void A_route_opened_by_mistake_is_reported()
    {
        var opened = new RouteEndpoint(
            _ => Task.CompletedTask,
            RoutePatternFactory.Parse("/console/secrets"),
            0,
            new EndpointMetadataCollection(new HttpMethodMetadata(["GET"]), new AllowAnonymousAttribute()),
            null
        );
        var closed = new RouteEndpoint(
            _ => Task.CompletedTask,
            RoutePatternFactory.Parse("/console"),
            0,
            new EndpointMetadataCollection(new HttpMethodMetadata(["GET"])),
            null
        );
        Assert.Equal(["GET /console/secrets"], OpenRoutes([opened, closed]));
    }

    private static List<string> OpenRoutes(IEnumerable<RouteEndpoint> endpoints) =>
        [.. endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).SelectMany(Names).Distinct()];

    private static IEnumerable<string> Names(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(m =>
            $"{m} /{endpoint.RoutePattern.RawText?.Trim('/')}"
        );
}
