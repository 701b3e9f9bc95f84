using System.Globalization;
using Channels.Bot.Delivery.Sinks;
using Channels.Tests.Compliance;

namespace Channels.Tests.Sinks.Kintone;

/// <summary>Records arrive whole and once; one that is refused holds up nobody; every answer of kintone has its meaning.</summary>
public sealed class KintoneSinkTests : IDisposable
{
    private readonly KintoneDesk desk = new();

    private KintoneServer Server => desk.Server;

    [Fact]
    public async Task Answers_become_fields_and_a_correction_leaves_nothing_of_before()
    {
        const string Answers = """
            {"hours":2,"note":"text","support":["pick-up","errand"],"children":[{"child":"A","sick":false},{"child":"B","sick":true}]}
            """;
        var receipt = Assert.IsType<SinkOutcome.Delivered>((await desk.TakeAsync(One(1, Answers)))[0]).Receipt;
        Assert.Equal("1@1", receipt);
        var values = Server.Records["7/AR-0001-0000"].Values;
        Assert.Equal(("2", "text", "新規"), ((string?)values["時間"], (string?)values["note"], (string?)values["種別"]));
        Assert.Equal(["お迎え", "用事"], values["援助"]!.AsArray().Select(v => (string?)v));
        var rows = values["子ども"]!
            .AsArray()
            .Select(r => ((string?)r!["value"]!["名前"]!["value"], (string?)r["value"]!["病児"]!["value"]));
        Assert.Equal([("A", "いいえ"), ("B", "はい")], rows);

        await desk.TakeAsync(SinkCompliance.Version("AR-0001-0000", "updated", """{"hours":3}""", second: 1));
        values = Server.Records["7/AR-0001-0000"].Values;
        Assert.Equal(("3", "", 0), ((string?)values["時間"], (string?)values["note"], values["子ども"]!.AsArray().Count));

        // What was withdrawn is marked, and stays for kintone's people to decide on.
        await desk.TakeAsync(SinkCompliance.Version("AR-0001-0000", "withdrawn", second: 2));
        values = Server.Records["7/AR-0001-0000"].Values;
        Assert.Equal(("3", "取下げ"), ((string?)values["時間"], (string?)values["種別"]));
        Assert.Single(Server.Records);
    }

    [Fact]
    public async Task Records_that_are_refused_are_left_out_and_their_neighbours_arrive()
    {
        Server.Wrong = key => key is "AR-0003-0000" or "AR-0007-0000" ? $"bad {key}" : null;
        var outcomes = await desk.TakeAsync(Enumerable.Range(1, 10).Select(n => One(n)));
        var refused = Refused(outcomes);
        Assert.Equal([2, 6], refused.Keys);
        Assert.Equal(("kintone.CB_VA01", "records[2].note.value: bad AR-0003-0000"), (refused[2].Code, refused[2].Answer));
        Assert.DoesNotContain("0003", refused[6].Answer!, StringComparison.Ordinal);
        Assert.Equal(8, Server.Records.Count);
        Assert.Equal(2, Server.Calls.Count);
    }

    [Fact]
    public async Task Where_kintone_does_not_say_who_is_to_blame_it_is_found_out()
    {
        Server.Wrong = key => key is "AR-0041-0000" ? "?not said" : null;
        var outcomes = await desk.TakeAsync(Enumerable.Range(1, 100).Select(n => One(n)));
        Assert.Equal([40], Refused(outcomes).Keys);
        Assert.Equal(99, Server.Records.Count);
        Assert.InRange(Server.Calls.Count, 8, 20);
    }

    [Fact]
    public async Task More_than_a_call_holds_goes_as_a_bulk_request_of_which_one_call_may_fail()
    {
        Server.Wrong = key => key is "AR-0150-0000" ? "bad" : null;
        var outcomes = await desk.TakeAsync(Enumerable.Range(1, 2150).Select(n => One(n)));
        Assert.Equal([149], Refused(outcomes).Keys);
        Assert.Equal(2149, Server.Records.Count);
        Assert.Equal("/k/v1/bulkRequest.json", Server.Calls[0]);
        Assert.All(outcomes.Where((_, i) => i != 149), o => Assert.IsType<SinkOutcome.Delivered>(o));
    }

    [Fact]
    public async Task Files_go_first_and_again_whole_to_where_kintone_sends_them()
    {
        Server.Instead.Enqueue((307, "", "Location", "/k/v1/file.json?again=1", false));
        Server.Instead.Enqueue((308, "", "Location", "/k/v1/file.json?again=2", false));
        var photo = new DispatchFile(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), "photo.jpg", "image/jpeg", [0xFF, 0xD8, 1, 2]);
        var one = One(1) with { Files = [photo] };
        Assert.IsType<SinkOutcome.Delivered>((await desk.TakeAsync(one))[0]);
        Assert.Equal(3, Server.Uploads.Count);
        Assert.Single(Server.Uploads.Distinct());
        Assert.Contains("\u00FF\u00D8\u0001\u0002", Server.Uploads[0], StringComparison.Ordinal);
        Assert.Equal("file-1", (string?)Server.Records["7/AR-0001-0000"].Values["添付"]![0]!["fileKey"]);

        // To another server nothing goes: the token would go with it.
        Server.Instead.Enqueue((307, "", "Location", "http://127.0.0.1:9/k/v1/file.json", false));
        Assert.IsType<SinkOutcome.NotNow>((await desk.TakeAsync(One(2) with { Files = [photo] }))[0]);
    }

    [Theory]
    [InlineData(400, """{"code":"CB_VA01","message":"no"}""", typeof(SinkOutcome.Refused), "kintone.CB_VA01")]
    [InlineData(400, """{"code":"CB_IJ01","message":"no"}""", typeof(SinkOutcome.Refused), "kintone.CB_IJ01")]
    [InlineData(404, """{"code":"GAIA_RE20","message":"no"}""", typeof(SinkOutcome.Refused), "kintone.GAIA_RE20")]
    [InlineData(409, """{"code":"GAIA_CO02","message":"no"}""", typeof(SinkOutcome.NotNow), "kintone.GAIA_CO02")]
    [InlineData(403, """{"code":"CB_NO02","message":"no"}""", typeof(SinkOutcome.NotNow), "kintone.CB_NO02")]
    [InlineData(520, """{"code":"GAIA_AP15","message":"no"}""", typeof(SinkOutcome.NotNow), "kintone.GAIA_AP15")]
    [InlineData(404, """{"code":"GAIA_AP01","message":"no"}""", typeof(SinkOutcome.NotNow), "kintone.GAIA_AP01")]
    [InlineData(429, "Too many", typeof(SinkOutcome.NotNow), "kintone.429")]
    [InlineData(503, "<html>maintenance</html>", typeof(SinkOutcome.NotNow), "kintone.503")]
    [InlineData(302, "", typeof(SinkOutcome.NotNow), "kintone.302")]
    [InlineData(520, "\"an error\"", typeof(SinkOutcome.Ambiguous), "kintone.520")]
    [InlineData(502, "<html><body>Bad Gateway</body></html>", typeof(SinkOutcome.Ambiguous), "kintone.502")]
    [InlineData(200, "<html>log in</html>", typeof(SinkOutcome.Ambiguous), "kintone.not-json")]
    public async Task Every_answer_has_its_meaning(int status, string body, Type meaning, string code)
    {
        Server.Instead.Enqueue((status, body, "Retry-After", "120", false));
        var outcome = Assert.Single(await desk.TakeAsync(One(1)));
        Assert.IsType(meaning, outcome);
        Assert.Equal(code, outcome.GetType().GetProperty("Code")!.GetValue(outcome));
        if (status is 429 or 503)
            Assert.Equal(TimeSpan.FromMinutes(2), ((SinkOutcome.NotNow)outcome).After);
        if (outcome is SinkOutcome.Ambiguous unclear)
            Assert.Equal(status is 200 ? null : TimeSpan.FromMinutes(2), unclear.After);
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_ambiguous_and_once_more_makes_no_second_record()
    {
        Server.Instead.Enqueue((504, "time-out", null, null, true));
        Assert.IsType<SinkOutcome.Ambiguous>(Assert.Single(await desk.TakeAsync(One(1))));
        Assert.Single(Server.Records);
        Assert.IsType<SinkOutcome.Delivered>(Assert.Single(await desk.TakeAsync(One(1))));
        Assert.Equal(["AR-0001-0000"], Server.Effects);
    }

    [Fact]
    public async Task When_the_days_calls_are_used_up_the_rest_waits_for_nine_o_clock()
    {
        desk.Budget = 0;
        Server.Wrong = key => key is "AR-0001-0000" ? "bad" : null;
        var outcomes = await desk.TakeAsync(One(1), One(2));
        Assert.IsType<SinkOutcome.Refused>(outcomes[0]);
        var waits = Assert.IsType<SinkOutcome.NotNow>(outcomes[1]);
        Assert.Equal(("kintone.budget", TimeSpan.FromHours(5)), (waits.Code, waits.After));
    }

    [Fact]
    public async Task A_wrong_token_condemns_nothing_and_what_has_no_mapping_or_name_is_refused()
    {
        var wrong = desk.Make(others: ("Token", "other"));
        Assert.IsType<SinkOutcome.NotNow>((await wrong.TakeAsync([One(1)], TestContext.Current.CancellationToken))[0]);
        var outcomes = await desk.TakeAsync(One(1) with { Procedure = "other" }, One(2, """{"support":["sick-child"]}"""), One(3));
        Assert.Equal(["kintone.no-mapping", "kintone.value"], Refused(outcomes).Values.Select(r => r.Code));
        Assert.IsType<SinkOutcome.Delivered>(outcomes[2]);
    }

    [Theory]
    [InlineData("http://example.cybozu.com", null, "https")]
    [InlineData("https://example.cybozu.com/k/", null, "domain")]
    [InlineData("https://example.cybozu.com", "line\nbreak", "token")]
    public void Settings_that_are_not_safe_make_no_sink(string url, string? token, string says)
    {
        var wrong = Assert.Throws<SinkSettingsException>(() =>
            desk.Make("Production", KintoneDesk.Mapping, ("Url", url), ("Token", token ?? KintoneServer.Token))
        );
        Assert.Contains(says, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_may_stand_in_a_file() =>
        Assert.NotNull(desk.Make(others: [("Token", ""), ("TokenFile", desk.Write(KintoneServer.Token + "\n"))]));

    public void Dispose()
    {
        Assert.Empty(Server.Undocumented);
        desk.Dispose();
    }

    private static Dictionary<int, SinkOutcome.Refused> Refused(IReadOnlyList<SinkOutcome> outcomes) =>
        outcomes.Index().Where(o => o.Item is SinkOutcome.Refused).ToDictionary(o => o.Index, o => (SinkOutcome.Refused)o.Item);

    private static Dispatch One(int number, string answers = """{"hours":2,"note":"text"}""") =>
        SinkCompliance.Version(string.Create(CultureInfo.InvariantCulture, $"AR-{number:0000}-0000"), answers: answers);
}
