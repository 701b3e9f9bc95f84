using System.Text;
using Channels.Bot.Activities;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Channels.Simulator;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Channels.Tests.SystemWide; // not .System: that would hide .NET's

/// <summary>Logs are read by people who may not know what was said, nor by whom.</summary>
public sealed class LogTests
{
    private const string Said = "花壇の水やりをしました";
    private const string MemberNumber = "04821";

    [Fact]
    public async Task Nothing_personal_and_no_secret_is_logged_in_good_days_and_bad()
    {
        await using var app = await ChannelsApp.StartAsync(new Dictionary<string, string> { ["Logging:LogLevel:Default"] = "Trace" });
        var (line, hanako, stop) = (app.Line, app.Line.Hanako, TestContext.Current.CancellationToken);
        await line.AnswerToAsync(hanako, "活動報告");
        await line.AnswerToAsync(hanako, MemberNumber);
        await line.AnswerToAsync(hanako, Said);
        await line.AnswerToAsync(hanako, () => line.PhotoAsync(hanako));

        // The platform refuses, cuts the connection, fails; strangers knock.
        line.Platform.Faults.Next(ApiKind.Reply, Fault.Answer(400));
        await line.AnswerToAsync(hanako, Said);
        line.Platform.Faults.Next(ApiKind.Reply, Fault.AcceptThenDrop());
        await line.AnswerToAsync(hanako, Said);
        line.Platform.Faults.Next(ApiKind.Reply, Fault.Answer(500));
        await line.SayAsync(hanako, Said);
        await line.WaitForCallAsync(c => c is { Kind: ApiKind.Reply, Status: 500 });
        using var unsigned = new StringContent(
            $$"""{"events":[{"text":"{{Said}}","source":{"userId":"{{hanako.UserId}}" } }]}""",
            Encoding.UTF8,
            "application/json"
        );
        await app.Http.PostAsync("/webhooks/line", unsigned, stop);
        await app.Http.GetAsync("/api/v1/submissions/new", stop);
        await app.Api.GetAsync("/api/v1/submissions/FS-0000-0000", stop);
        while (!app.Logs.Text.Contains("status 500", StringComparison.Ordinal))
            await Task.Yield();

        var tokens = await ReplyTokensAsync(app);
        Assert.NotEmpty(tokens);
        Assert.Empty(
            Leaks(
                app.Logs,
                [hanako.UserId, hanako.DisplayName, Said, MemberNumber, "活動報告", line.ChannelSecret, ChannelsApp.ApiKey, .. tokens]
            )
        );
        Assert.Contains("status 400", app.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_leak_is_found_in_message_and_exception()
    {
        using var logs = new Logs();
        var logger = logs.CreateLogger("test");
#pragma warning disable CA1848, CA2254, CA1873 // Written the way a careless hand would.
        logger.LogInformation("said " + Said);
        logger.LogError(new InvalidOperationException("for Uinvented"), "failed");
#pragma warning restore CA1848, CA2254, CA1873
        Assert.Equal([Said, "Uinvented"], Leaks(logs, [Said, "Uinvented", "not there"]));
    }

    private static async Task<List<string>> ReplyTokensAsync(ChannelsApp app)
    {
        var (protector, channel) = (app.Get<ColumnProtector>(), app.Get<IEnumerable<IChannel>>().Single(c => c.Name == "line"));
        var events = await app.Store.ReadAsync(
            (db, stop) => db.Inbox.Where(e => e.Payload != null).ToListAsync(stop),
            TestContext.Current.CancellationToken
        );
        return
        [
            .. events
                .Select(e => channel.Read(protector.Reveal(InboxEvent.PayloadColumn, e.Id.ToString("N"), e.Payload!)).ReplyToken)
                .OfType<string>(),
        ];
    }

    private static List<string> Leaks(Logs logs, IEnumerable<string> personal) =>
        [.. personal.Where(p => logs.Text.Contains(p, StringComparison.Ordinal))];
}
