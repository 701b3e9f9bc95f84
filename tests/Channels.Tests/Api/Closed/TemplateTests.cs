using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Submissions;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;

namespace Channels.Tests.Api.Closed;

/// <summary>Who reads old rows learns what their fields were.</summary>
public sealed class TemplateTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_version_has_its_fields_and_what_is_in_both_has_the_same_id()
    {
        await using var app = await ChannelsApp.StartAsync();
        var latest = await OneAsync(app, "activity-report");
        var first = await OneAsync(app, "activity-report", 1);
        Assert.Equal((2, 1), (latest.GetProperty("version").GetInt32(), first.GetProperty("version").GetInt32()));
        Assert.Equal([1, 2], latest.GetProperty("versions").EnumerateArray().Select(v => v.GetInt32()));
        Assert.Contains("member-number", Ids(first).Intersect(Ids(latest)));
        var children = latest.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("id").GetString() is "children");
        Assert.Equal(["child", "sick", "own-time"], Ids(children));
        Assert.Equal("order", children.GetProperty("group").GetProperty("numbered").GetString());
        var support = latest.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("id").GetString() is "support");
        Assert.Contains("pick-up", support.GetProperty("options").EnumerateArray().Select(o => o.GetProperty("id").GetString()));
        foreach (var path in (string[])["nothing", "activity-report/template?version=9", "activity-report/template?version=-1"])
        {
            using var unknown = await app.Api.GetAsync($"/api/v1/procedures/{path}{(path.Contains('/') ? "" : "/template")}", Stop);
            Assert.Equal("procedure.unknown", (await unknown.ReplyAsync<ProblemReply>()).Code);
        }
    }

    [Fact]
    public async Task A_version_whose_files_are_gone_is_read_from_what_was_frozen()
    {
        await using var app = await ChannelsApp.StartAsync();
        var frozen = app.Get<IFrozenDefinitions>().Find("activity-report", 1)!;
        var old = frozen.Document.Replace("version: 1", "version: 7", StringComparison.Ordinal);
        Assert.NotEqual(frozen.Document, old);
        await app.Store.WriteAsync(
            async (db, stop) =>
            {
                db.ProcedureVersions.Add(
                    new()
                    {
                        Procedure = "activity-report",
                        Version = 7,
                        Hash = frozen.Hash,
                        Definition = old,
                        FrozenAt = DateTimeOffset.UnixEpoch,
                    }
                );
                await db.SaveChangesAsync(stop);
                return Written.Keep(true);
            },
            Stop
        );
        var thawed = await OneAsync(app, "activity-report", 7);
        Assert.Equal(Ids(await OneAsync(app, "activity-report", 1)), Ids(thawed));
        Assert.Equal([1, 2, 7], thawed.GetProperty("versions").EnumerateArray().Select(v => v.GetInt32()));
    }

    private static List<string?> Ids(JsonElement of) =>
        [.. of.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("id").GetString())];

    private static Task<JsonElement> OneAsync(ChannelsApp app, string name, int? version = null) =>
        app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/procedures/{name}/template{(version is null ? "" : $"?version={version}")}", Stop)!;
}
