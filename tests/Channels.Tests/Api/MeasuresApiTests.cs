using System.Net;
using System.Text.Json;
using Channels.Bot.Data.Rows;

namespace Channels.Tests.Api;

/// <summary>What whoever improves a form sees of it.</summary>
public sealed class MeasuresApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Drop_off_is_summed_by_place_within_the_days_asked_for()
    {
        await using var app = await HttpApi.StartAsync();
        await app.Store.WriteAsync(
            async (db, stop) =>
            {
                foreach (
                    var (day, field, move) in new[]
                    {
                        (20260401, "date", "failed"),
                        (20260401, "date", "failed"),
                        (20260402, "", "started"),
                        (20250101, "", "started"),
                    }
                )
                {
                    db.FormCounts.Add(
                        new FormCount
                        {
                            Id = Guid.CreateVersion7(),
                            Day = day,
                            Procedure = "activity-report",
                            Version = 1,
                            Field = field,
                            Move = move,
                            Channel = "line",
                            Language = "ja",
                            Entry = "",
                            Count = 2,
                        }
                    );
                }

                await db.SaveChangesAsync(stop);
                return Bot.Data.Written.Keep(0);
            },
            Stop
        );

        var rows = JsonDocument
            .Parse(await app.Api.GetStringAsync("/api/v1/measures/drop-off?from=2026-04-01&to=2026-04-02", Stop))
            .RootElement;
        Assert.Equal(
            ["20260401 date failed 4", "20260402  started 2"],
            rows.EnumerateArray()
                .Select(r => $"{r.GetProperty("day")} {r.GetProperty("field")} {r.GetProperty("move")} {r.GetProperty("count")}")
        );
        Assert.Equal("[]", await app.Api.GetStringAsync("/api/v1/measures/drop-off?from=2026-04-01&to=2026-04-02&procedure=other", Stop));
    }

    [Theory]
    [InlineData("from=2026-4-1")]
    [InlineData("from=2026-04-02&to=2026-04-01")]
    [InlineData("to=yesterday")]
    public async Task Days_that_are_none_are_refused(string query)
    {
        await using var app = await HttpApi.StartAsync();
        using var answer = await app.Api.GetAsync($"/api/v1/measures/drop-off?{query}", Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("measures.days", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }
}
