using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.FamilySupport.Rehearsing;
using Channels.Bot.FamilySupport.Reports;
using Channels.Tests.Scenarios;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.FamilySupport;

/// <summary>A member hands a report in over LINE; the office sees what it comes to, line by line, and the rehearsal finds it.</summary>
public sealed class ReportedFeesStory
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_office_sees_the_amounts_of_a_report_and_the_member_does_not()
    {
        await using var app = await ChannelsApp.StartAsync();
        var receipt = await ActivityReportStory.HandInAsync(app, app.Line.Hanako);
        var reference = ActivityReportStory.ReferenceIn(receipt);
        Assert.DoesNotContain("1,250", receipt, StringComparison.Ordinal);

        var fees = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{reference}/fees", Stop);
        var lines = fees.GetProperty("lines");
        Assert.Equal(fees.GetProperty("fee").GetInt32(), lines.EnumerateArray().Sum(l => l.GetProperty("fee").GetInt32()));
        Assert.Equal(420, fees.GetProperty("costs").GetInt32());
        Assert.True(fees.GetProperty("isEstimate").GetBoolean()); // half an hour
        Assert.Contains("円×2.5時間", lines[0].GetProperty("feeFormula").GetString(), StringComparison.Ordinal);
        Assert.Equal(64, fees.GetProperty("hash").GetString()!.Length);

        // Looking at the amounts takes nothing: the member may still correct the report.
        var row = await app.Store.ReadAsync((db, _) => Task.FromResult(db.Submissions.Single(s => s.Reference == reference)), Stop);
        Assert.Null(row.FetchedAt);

        // 2.5 hours on a weekday or a Sunday, whatever day yesterday was.
        Assert.Contains(fees.GetProperty("fee").GetInt32(), (int[])[1250, 1500]);

        var now = TimeProvider.System.GetUtcNow();
        var found = new List<RehearsedUse>();
        await foreach (var use in app.Get<ReportHistory>().ReadAsync(now.AddDays(-1), now.AddDays(1), Stop))
            found.Add(use);
        var only = Assert.Single(found);
        Assert.Equal((540, 150, 1, 420), (only.Use.Start, only.Use.Minutes, only.Use.Children.Count, only.Use.Spent));
    }

    [Fact]
    public async Task What_is_no_report_has_no_fees()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var unknown = await app.Api.GetAsync("/api/v1/submissions/FS-9999-9999/fees", Stop);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        var fees = app.Get<ReportFees>();
        Assert.Null(fees.Of("consultation", JsonDocument.Parse("{}").RootElement));
        Assert.Null(fees.Of("activity-report", null));
        Assert.Equal("NoTime", fees.Of("activity-report", JsonDocument.Parse("{}").RootElement)!.Reason);
    }

    [Fact]
    public async Task Where_the_fee_depends_on_the_home_the_office_is_told_so_and_sees_no_amount()
    {
        await using var app = await ChannelsApp.StartAsync(new Dictionary<string, string> { ["FamilySupport:Place"] = "yamanashi" });
        var answers = JsonDocument.Parse(
            """{"date":"2026-06-01","time":{"from":"10:00","to":"12:00"},"children":[{"sick":false}],"support":["sick-child"]}"""
        );
        var fees = app.Get<ReportFees>().Of("activity-report", answers.RootElement)!;
        Assert.Equal(("ResidenceUnknown", null, null), (fees.Reason, fees.Fee, fees.Reward));
    }
}
