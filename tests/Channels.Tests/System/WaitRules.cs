using System.Net;
using System.Net.Http.Json;
using Channels.Bot.Data;
using Channels.Tests.Support.Doors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Tests.SystemWide;

/// <summary>Whoever is told "not now" is told when: every 429 and 503 of the API and of the pages says it, whoever made the
/// answer.</summary>
public sealed class WaitRules
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_that_cannot_have_the_database_says_when_to_ask_again()
    {
        var isBusy = false;
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" },
            configure: services =>
            {
                var usual = services.Single(s => s.ServiceType == typeof(Func<ChannelsDb>)).ImplementationFactory!;
                services.Replace(
                    ServiceDescriptor.Singleton<Func<ChannelsDb>>(p =>
                    {
                        var create = (Func<ChannelsDb>)usual(p);
                        return () => isBusy ? throw new StoreBusyException() : create();
                    })
                );
            }
        );
        using var door = await DirectLineDoor.OpenAsync(app);
        isBusy = true;

        var told = new List<string>();
        foreach (var (method, path) in app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(Calls))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (method is not "GET")
                request.Content = JsonContent.Create(new { });
            using var answer = await app.Api.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
            if (Says(answer))
                told.Add($"{method} {path}");
        }

        using var said = await door.PostAsync(DirectLineDoor.Message("こんにちは", "c1"));
        Assert.Equal((503, true), ((int)said.StatusCode, Says(said)));
        Assert.Contains("GET /health/ready", told);
        Assert.True(told.Count > 20, string.Join(Environment.NewLine, told));
    }

    [Fact]
    public async Task Whoever_calls_too_often_is_told_when_they_may_again()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["WebChat:SessionsPerMinute"] = "1",
                ["WebChat:Burst"] = "1",
                ["WebChat:PerSecond"] = "1",
                ["WebChat:MostWaiting"] = "0",
                ["Api:CallsPerMinute"] = "1",
                ["Api:WrongKeys"] = "1",
            }
        );
        using var door = await DirectLineDoor.OpenAsync(app);
        await RefusedAsync(() => app.Http.PostAsJsonAsync("/webchat/session", new { }, Stop), 1, 60);
        await RefusedAsync(
            () =>
                app.Http.PostAsync(
                    new Uri("/chat/form", UriKind.Relative),
                    new FormUrlEncodedContent([new("first", "1"), new("l", "ja"), new("text", "こんにちは")]),
                    Stop
                ),
            1,
            60
        );
        await RefusedAsync(() => door.PostAsync(DirectLineDoor.Message("x", "one-too-many")), 1, 5);
        await RefusedAsync(() => app.Api.GetAsync("/api/v1/submissions/new", Stop), 1, 60);
        await RefusedAsync(
            () =>
            {
                var guess = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Root, "/api/v1/submissions/new"));
                guess.Headers.Add("Authorization", "Bearer a-guess-at-a-key-of-theirs");
                return app.Http.SendAsync(guess, Stop);
            },
            1,
            60
        );
    }

    /// <summary>Asks many times at once.</summary>
    private static async Task RefusedAsync(Func<Task<HttpResponseMessage>> ask, int least, int most)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => ask()));
        var refused = answers.Where(a => a.StatusCode is HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, a => Assert.InRange(a.Headers.RetryAfter!.Delta!.Value.TotalSeconds, least, most));
        foreach (var answer in answers)
            answer.Dispose();
    }

    private static bool Says(HttpResponseMessage answer)
    {
        if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
            return false;
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero, answer.RequestMessage!.RequestUri!.ToString());
        return true;
    }

    private static IEnumerable<(string Method, string Path)> Calls(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => (m, PathOf(endpoint)));

    private static string PathOf(RouteEndpoint endpoint) =>
        "/"
        + string.Join(
            '/',
            endpoint.RoutePattern.PathSegments.Select(s =>
                string.Concat(
                    s.Parts.Select(p =>
                        p switch
                        {
                            RoutePatternLiteralPart literal => literal.Content,
                            RoutePatternSeparatorPart separator => separator.Content,
                            RoutePatternParameterPart parameter => Value(parameter),
                            _ => "",
                        }
                    )
                )
            )
        );

    private static string Value(RoutePatternParameterPart parameter) =>
        parameter.ParameterPolicies.Select(p => p.Content).FirstOrDefault() switch
        {
            "guid" => "00000000-0000-7000-8000-000000000001",
            "int" => "1",
            _ => parameter.Name is "month" ? "2026-11" : "x",
        };
}
