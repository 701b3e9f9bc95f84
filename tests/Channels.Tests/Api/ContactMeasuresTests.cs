using System.Net;
using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Api;

/// <summary>How long people waited, ward by ward.</summary>
public sealed class ContactMeasuresTests
{
    private static readonly TimeSpan Promise = TimeSpan.FromMinutes(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_ward_has_its_own_count_and_median_and_everybody_counts_once()
    {
        var clock = Node.NewClock();
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" },
            clock
        );
        var at = clock.GetUtcNow().AddHours(-1);
        await AddAsync(
            app,
            Item("moji", at, 10),
            Item("moji", at, 20),
            Item("moji", at, 30),
            Item("moji", at, 60),
            Item("moji", at, null),
            Item("moji", clock.GetUtcNow(), null),
            Item("tobata", at, 31),
            Item(null, at, null),
            Item("moji", at.AddDays(-40), 1),
            Item("moji", at, 5, promised: false)
        );

        var rows = await RowsAsync(app, "");

        Assert.Equal(["reports  1 0 1 0 ", "reports moji 6 3 2 1 25", "reports tobata 1 0 1 0 31"], rows);
    }

    [Fact]
    public async Task A_day_is_a_day_in_Japan_and_days_that_are_none_are_refused()
    {
        var clock = Node.NewClock();
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" },
            clock
        );
        var midnight = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.FromHours(9));
        await AddAsync(app, Item("moji", midnight.AddMinutes(-1).ToUniversalTime(), 10), Item("moji", midnight.ToUniversalTime(), 20));

        Assert.Equal(["reports moji 1 1 0 0 20"], await RowsAsync(app, "?from=2026-11-20&to=2026-11-20"));
        Assert.Equal(["reports moji 1 1 0 0 10"], await RowsAsync(app, "?from=2026-11-19&to=2026-11-19"));
        foreach (var query in (string[])["from=2026-4-1", "from=2026-04-02&to=2026-04-01", "to=0001-01-01", "to=9999-12-31"])
        {
            using var answer = await app.Api.GetAsync($"/api/v1/measures/contacts?{query}", Stop);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("measures.days", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
    }

    private static WorkItem Item(string? route, DateTimeOffset at, int? minutes, bool promised = true)
    {
        var id = Guid.CreateVersion7(at);
        return new WorkItem
        {
            Id = id,
            Queue = "reports",
            SubmissionId = id,
            Reference = "SH-1111-1111",
            Route = route,
            CreatedAt = at,
            DueAt = at,
            ContactBy = promised ? at + Promise : null,
            ContactedAt = minutes is { } m ? at.AddMinutes(m) : null,
        };
    }

    private static Task AddAsync(ChannelsApp app, params WorkItem[] items) =>
        app.Store.WriteAsync(
            async (db, stop) =>
            {
                db.WorkItems.AddRange(items);
                return Written.Keep(await db.SaveChangesAsync(stop));
            },
            Stop
        );

    private static async Task<List<string>> RowsAsync(ChannelsApp app, string query) =>
        [
            .. JsonDocument
                .Parse(await app.Api.GetStringAsync($"/api/v1/measures/contacts{query}", Stop))
                .RootElement.EnumerateArray()
                .Select(r =>
                    string.Join(
                        ' ',
                        new[] { "queue", "route", "count", "within", "late", "waiting", "medianMinutes" }.Select(n =>
                            r.GetProperty(n).ToString()
                        )
                    )
                ),
        ];
}
