using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Sinks.Kintone;

/// <summary>The centre works in kintone, and the member reads in LINE what became of the report: once, and never back.</summary>
public sealed class StatusComesBack
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_accepted_in_kintone_is_told_in_LINE_with_number_and_button()
    {
        await using var office = await KintoneOffice.OpenAsync();
        var number = await office.HandInAsync();
        Assert.Equal(0, await office.LookAsync());

        office.Server.Act(number, "処理中", "sato");
        Assert.Equal(1, await office.LookAsync());
        Assert.Contains("子ども家庭課が", await office.SayAsync("届いていますか"), StringComparison.Ordinal);

        office.Server.Act(number, "受理済み", "moji-tanaka");
        Assert.Equal(1, await office.LookAsync());
        Assert.StartsWith($"番号 {number} は、受理されました。職員が確認しました。", office.Last, StringComparison.Ordinal);
        Assert.Equal(["くわしく見る"], office.App.Line.QuickReplies(office.App.Line.Hanako));
        await office.App.Line.TapAsync(office.App.Line.Hanako, "くわしく見る");
        await office.App.RunUntilIdleAsync();
        Assert.Contains($"（{number}）は、門司区役所が", office.Last, StringComparison.Ordinal);
        Assert.DoesNotContain("tanaka", office.Last, StringComparison.Ordinal);

        office.Server.Act(number, "完了");
        Assert.Equal(1, await office.LookAsync());
        Assert.Equal((1, 1), (office.Told("受理されました"), office.Told("手続きが終わりました")));
        var past = await office.App.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}/history", Stop);
        Assert.Equal(
            [("taken", "city"), ("confirmed", "city"), ("done", "city")],
            past.GetProperty("moves").EnumerateArray().Select(m => (m.GetProperty("move").GetString(), m.GetProperty("actor").GetString()))
        );
    }

    [Fact]
    public async Task Two_steps_between_two_looks_are_told_as_one()
    {
        await using var office = await KintoneOffice.OpenAsync();
        var number = await office.HandInAsync();
        office.Server.Act(number, "受理済み");
        office.Server.Act(number, "完了");
        Assert.Equal(1, await office.LookAsync());
        Assert.Equal(("Done", 0, 1), (await office.StateAsync(number), office.Told("受理されました"), office.Told("終わりました")));
    }

    [Fact]
    public async Task Nothing_is_told_twice_and_a_finished_case_stays_finished()
    {
        await using var office = await KintoneOffice.OpenAsync();
        var number = await office.HandInAsync();
        office.Server.Act(number, "完了", "sato");
        Assert.Equal(1, await office.LookAsync());
        var told = office.App.Line.Transcript(office.App.Line.Hanako).Count;

        // Looked at again, edited, and put back by a slip of the hand: nothing here moves.
        Assert.Equal(0, await office.LookAsync());
        office.Server.Edit(number);
        Assert.Equal(0, await office.LookAsync());
        office.Server.Act(number, "処理中", "moji-tanaka");
        Assert.Equal(0, await office.LookAsync());
        office.Server.Act(number, "受理済み");
        Assert.Equal(0, await office.LookAsync());
        office.Server.Act(number, "完了");
        Assert.Equal(0, await office.LookAsync());

        Assert.Equal(("Done", told), (await office.StateAsync(number), office.App.Line.Transcript(office.App.Line.Hanako).Count));
        var row = await office.App.Store.ReadAsync((db, stop) => db.Submissions.SingleAsync(stop), Stop);
        Assert.Equal("子ども家庭課", row.FetchedBy);
        Assert.Empty(await office.AlertsAsync());
    }

    [Fact]
    public async Task A_status_of_before_a_correction_decides_nothing_and_somebody_hears_of_it()
    {
        await using var office = await KintoneOffice.OpenAsync();
        var number = await office.HandInAsync();

        // The member corrects while the centre accepts what it sees; the correction arrives after that.
        await office.SayAsync("さっきの報告を直したい");
        await office.SayAsync("交通費");
        await office.SayAsync("500円");
        office.Server.Act(number, "受理済み");
        await office.SayAsync("はい");
        Assert.Equal(2, (await office.App.Store.ReadAsync((db, stop) => db.Submissions.SingleAsync(stop), Stop)).Revision);
        Assert.Equal(0, await office.LookAsync());
        await office.HandOverAsync();
        Assert.Equal(0, await office.LookAsync());
        Assert.Equal(("Received", 0), (await office.StateAsync(number), office.Told("受理されました")));
        var alert = Assert.Single(await office.AlertsAsync());
        Assert.Equal(("status-outdated", number), (alert.Kind, alert.Reference));

        // They look at it, put it back, and accept it once more.
        office.Server.Act(number, "処理中");
        Assert.Equal(1, await office.LookAsync());
        office.Server.Act(number, "受理済み");
        Assert.Equal(1, await office.LookAsync());
        Assert.Equal(("Confirmed", 1), (await office.StateAsync(number), office.Told("受理されました")));
        Assert.Single(await office.AlertsAsync());
    }

    [Fact]
    public async Task What_is_with_its_person_waits_for_its_person()
    {
        await using var office = await KintoneOffice.OpenAsync();
        var number = await office.HandInAsync();
        office.Server.Act(number, "処理中");
        await office.LookAsync();
        using var returned = await office.App.Api.PostAsJsonAsync(
            $"/api/v1/submissions/{number}/return",
            new { fields = new[] { new { path = "travel", reason = "wrong-amount" } } },
            Stop
        );
        returned.EnsureSuccessStatusCode();
        office.Server.Act(number, "受理済み");
        Assert.Equal(0, await office.LookAsync());
        Assert.Equal(("Returned", 0), (await office.StateAsync(number), office.Told("受理されました")));
    }

    [Fact]
    public async Task A_look_that_is_due_in_a_moment_is_not_put_off()
    {
        await using var office = await KintoneOffice.OpenAsync();
        var number = await office.HandInAsync();
        await office.LookAsync();
        office.Server.Act(number, "処理中");
        Assert.Equal(1, await office.LookAsync(minutes: 0.99)); // the clock that calls is never exact
        office.Server.Act(number, "受理済み");
        Assert.Equal(0, await office.LookAsync(minutes: 0.5));
    }

    [Fact]
    public async Task Records_of_others_move_nothing()
    {
        await using var office = await KintoneOffice.OpenAsync();
        var number = await office.HandInAsync();
        office.Server.Records["12/FS-ZZZZ-ZZZZ"] = new KintoneRow
        {
            Id = 50,
            Revision = 9,
            Status = "完了",
            Updated = office.Server.Now,
        };
        office.Server.Records["12/"] = new KintoneRow
        {
            Id = 51,
            Revision = 9,
            Status = "完了",
            Updated = office.Server.Now,
        };
        Assert.Equal(0, await office.LookAsync());

        // Somebody deletes the record and makes another by hand with the same number: it is not the one we made.
        office.Server.Records[$"12/{number}"] = new KintoneRow
        {
            Id = 52,
            Revision = 9,
            Status = "完了",
            Updated = office.Server.Now,
        };
        Assert.Equal(0, await office.LookAsync());
        Assert.Equal("Received", await office.StateAsync(number));
    }
}
