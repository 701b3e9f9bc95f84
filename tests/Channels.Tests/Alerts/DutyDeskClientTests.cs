using System.Text.Json;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Channels.Tests.Support.Doubles;
using Channels.Webhooks.Alerts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace Channels.Tests.Alerts;

/// <summary>One request to the desk, as it leaves and as its answers are understood.</summary>
public sealed class DutyDeskClientTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_request_is_signed_names_its_alert_and_says_nothing_personal()
    {
        using var desk = new StubbedDesk(() => Now);
        var alert = NewAlert();

        Assert.IsType<DeskOutcome.Taken>(await TellAsync(desk.Url, alert));

        var request = Assert.Single(desk.Requests);
        Assert.StartsWith(
            $$"""{"id":"{{alert.Id:D}}","kind":"urgent","reference":"SH-1111-1111","procedure":"consultation","route":"moj"""
                + $$"""i","at":"2026-11-24T01:00:00+00:00","alarm":null,"also":null,"minutesAgo":""",
            request.Body,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ("POST", alert.Id.ToString("D"), "application/json"),
            (request.Method, StubbedDesk.Header(request, "webhook-id"), StubbedDesk.Header(request, "Content-Type"))
        );
        Assert.Equal("1795482000", StubbedDesk.Header(request, "webhook-timestamp"));
        Assert.Matches("^v1,[0-9A-Za-z+/]{43}=$", StubbedDesk.Header(request, "webhook-signature"));
        Assert.True(StubbedDesk.IsGenuine(StubbedDesk.Secret, request, Now));
        Assert.False(StubbedDesk.IsGenuine("another secret of theirs", request, Now));
        Assert.False(StubbedDesk.IsGenuine(StubbedDesk.Secret, request, Now.AddMinutes(6)));
    }

    [Fact]
    public async Task What_is_not_known_is_null()
    {
        using var desk = new StubbedDesk(() => Now);
        await TellAsync(
            desk.Url,
            new Alert
            {
                Id = Guid.CreateVersion7(Now),
                Kind = "staff",
                ConversationKey = "pseudonym",
                CreatedAt = Now,
                DueAt = Now,
            }
        );

        var body = JsonDocument.Parse(Assert.Single(desk.Requests).Body!).RootElement;
        Assert.Equal(
            ["id", "kind", "reference", "procedure", "route", "at", "alarm", "also", "minutesAgo"],
            body.EnumerateObject().Select(p => p.Name)
        );
        Assert.Equal(JsonValueKind.Null, body.GetProperty("reference").ValueKind);
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(204, null)]
    [InlineData(302, "duty.302")]
    [InlineData(307, "duty.307")]
    [InlineData(404, "duty.404")]
    [InlineData(409, "duty.409")]
    [InlineData(429, "duty.429")]
    [InlineData(500, "duty.500")]
    public async Task Only_2xx_is_a_receipt(int status, string? code)
    {
        using var desk = new StubbedDesk(() => Now).Answering(status);

        var outcome = await TellAsync(desk.Url, NewAlert());

        Assert.Equal(code, (outcome as DeskOutcome.NotTaken)?.Code);
        Assert.Null((outcome as DeskOutcome.NotTaken)?.After);
        Assert.Equal("/alerts", Assert.Single(desk.Requests).Path);
    }

    [Fact]
    public async Task When_the_desk_wants_to_be_asked_again_is_heard()
    {
        using var desk = new StubbedDesk(() => Now);
        desk.Server.Given(Request.Create().WithPath("/busy"))
            .RespondWith(Response.Create().WithStatusCode(503).WithHeader("Retry-After", "40"));
        Assert.Equal(
            new DeskOutcome.NotTaken("duty.503", TimeSpan.FromSeconds(40)),
            await TellAsync(desk.Server.Url + "/busy", NewAlert())
        );
    }

    [Fact]
    public async Task A_desk_with_another_secret_refuses_and_the_alert_waits()
    {
        using var desk = new StubbedDesk(() => Now, "another secret of theirs");
        Assert.Equal(new DeskOutcome.NotTaken("duty.401"), await TellAsync(desk.Url, NewAlert()));
    }

    [Fact]
    public async Task A_secret_as_Standard_Webhooks_writes_it_is_the_same_key()
    {
        using var desk = new StubbedDesk(() => Now);
        var written = "whsec_" + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(StubbedDesk.Secret));
        Assert.IsType<DeskOutcome.Taken>(await TellAsync(desk.Url, NewAlert(), secret: written));
    }

    [Fact]
    public async Task A_private_address_is_called_only_where_the_settings_say_that_the_desk_is_inside()
    {
        using var desk = new StubbedDesk(() => Now);
        Assert.Equal(new DeskOutcome.NotTaken("duty.private-address"), await TellAsync(desk.Url, NewAlert(), inside: false));
        Assert.Empty(desk.Requests);
    }

    [Fact]
    public async Task A_desk_that_does_not_answer_or_is_not_there_is_a_code()
    {
        using var desk = new StubbedDesk(() => Now);
        desk.Server.Given(Request.Create().WithPath("/slow"))
            .RespondWith(Response.Create().WithStatusCode(200).WithDelay(TimeSpan.FromMinutes(1)));
        Assert.Equal(
            new DeskOutcome.NotTaken("duty.timeout"),
            await TellAsync(desk.Server.Url + "/slow", NewAlert(), TimeSpan.FromMilliseconds(200))
        );

        var gone = desk.Url;
        desk.Dispose();
        Assert.Equal(new DeskOutcome.NotTaken("duty.no-answer"), await TellAsync(gone, NewAlert()));
    }

    private static Alert NewAlert() =>
        new()
        {
            Id = Guid.CreateVersion7(Now),
            Kind = "urgent",
            Reference = "SH-1111-1111",
            Procedure = "consultation",
            Route = "moji",
            ConversationKey = "pseudonym",
            CreatedAt = Now,
            DueAt = Now,
        };

    private static async Task<DeskOutcome> TellAsync(
        string url,
        Alert alert,
        TimeSpan? timeout = null,
        string secret = StubbedDesk.Secret,
        bool inside = true
    )
    {
        var services = new ServiceCollection()
            .AddAlerts()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(Now))
            .AddSingleton(
                Options.Create(
                    new AlertOptions
                    {
                        Url = url,
                        Secret = secret,
                        Inside = inside,
                        Timeout = timeout ?? TimeSpan.FromSeconds(20),
                    }
                )
            );
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<IDutyDesk>().TellAsync(alert, Stop);
    }
}
