using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Channels.Bot.Submissions.Reads;
using Channels.Tests.Support.Doors;
using Channels.Webhooks.Sealing;
using Channels.Webhooks.Verbs.Pull;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Api.Closed;

/// <summary>Somebody consults in the web chat; the ward's closed network pulls it sealed, and who read it is on record.</summary>
public sealed partial class ConsultationToTheWard
{
    private const string Said = "食べるものがない";
    private const string Understood = "\"worries\":[\"food\"]";
    private const string Ward = "the key of the closed ward";
    private const string Looker = "the key of somebody who looks";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_sealed_on_the_way_readable_there_and_each_reader_is_in_the_audit_once()
    {
        using var folder = new ClosedNetwork.Folder();
        var (publicPem, privatePem) = SealedContentTests.Pair("P-256");
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["Api:Holders:ward:Keys:a:Value"] = Ward,
                ["Api:Holders:ward:Routes:0"] = "kokurakita",
                ["Api:Holders:ward:EncryptTo"] = folder.File("public.pem", publicPem),
                ["Api:Holders:ward:EncryptAlways"] = "true",
                ["Api:Holders:look:Keys:a:Value"] = Looker,
                ["Api:Holders:look:ReadOnly"] = "true",
            }
        );
        using var page = await DirectLineDoor.OpenAsync(app, "consultation");
        await page.AnswerToAsync("小倉北");
        await page.AnswerToAsync("自分");
        await page.AnswerToAsync(Said);
        var number = Number().Match(string.Join('\n', page.Replies.Select(r => r.Said))).Value;
        Assert.Empty(await ReadsAsync(app));

        // Lists and figures show nothing of anybody: that is no reading.
        using var look = Client(app, Looker);
        foreach (var path in (string[])["submissions/new", "status", "alerts", "sinks/books"])
            Assert.True((await look.GetAsync($"/api/v1/{path}", Stop)).IsSuccessStatusCode);
        Assert.False((await look.GetAsync("/api/v1/submissions/SK-0000-0000", Stop)).IsSuccessStatusCode);
        Assert.Empty(await ReadsAsync(app));

        using var ward = Client(app, Ward);
        Assert.DoesNotContain(Understood, await ward.GetStringAsync($"/api/v1/submissions/{number}", Stop), StringComparison.Ordinal);
        using var own = OpeningKey.Read(folder.File("own.pem", privatePem));
        using var output = new StringWriter();
        var mirror = Path.Combine(folder.Path, "mirror");
        var plan = new PullPlan(mirror, null, null, own, VerifyOnly: false);
        Assert.Equal(0, await new PullRun(plan, new PullDisk(), ward, output, TimeProvider.System).RunAsync(Stop));
        var content = await File.ReadAllTextAsync(Path.Combine(mirror, number, "r1", "submission.json"), Stop);
        Assert.Contains(Understood, content, StringComparison.Ordinal);

        // It was given to them three times within the hour, and to somebody who only looks.
        await ward.GetStringAsync($"/api/v1/submissions/{number}/history", Stop);
        foreach (var path in (string[])["", "/messages", "/history"])
            await look.GetStringAsync($"/api/v1/submissions/{number}{path}", Stop);
        Assert.Equal([("look", number, "revision 1"), ("ward", number, "revision 1")], await ReadsAsync(app));
    }

    [Fact]
    public async Task What_is_not_confidential_is_read_without_a_trace()
    {
        await using var app = await ChannelsApp.StartAsync();
        var number = Scenarios.ActivityReportStory.ReferenceIn(await Scenarios.ActivityReportStory.HandInAsync(app, app.Line.Hanako));
        await app.Api.GetStringAsync($"/api/v1/submissions/{number}", Stop);
        Assert.Empty(await ReadsAsync(app));
    }

    private static HttpClient Client(ChannelsApp app, string key)
    {
        var client = new HttpClient { BaseAddress = app.Root };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private static async Task<List<(string Actor, string Subject, string? Detail)>> ReadsAsync(ChannelsApp app) =>
        [
            .. (
                await app.Store.ReadAsync(
                    (db, stop) => db.Audit.Where(a => a.Action == ReadLog.Action).OrderBy(a => a.Actor).ToListAsync(stop),
                    Stop
                )
            ).Select(a => (a.Actor, a.Subject, a.Detail)),
        ];

    [GeneratedRegex("SK-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
