using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Channels.Bot.FamilySupport.Members;
using Channels.Bot.Protection;
using Channels.Tests.FamilySupport.Banking;
using Channels.Tests.FamilySupport.Members;
using Channels.Tests.Scenarios;
using Channels.Tests.Support.Doors;
using Channels.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Channels.Tests.FamilySupport.Closing;

/// <summary>From a report in LINE to a file for the bank, by the doors people use: LINE, the API, two keys of two people.</summary>
public sealed class CloseStory
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_in_LINE_is_accepted_and_stands_in_the_draft_of_the_month()
    {
        await using var app = await StartAsync();
        await EnrolAsync(app);
        var reference = ActivityReportStory.ReferenceIn(await ActivityReportStory.HandInAsync(app, app.Line.Hanako));
        var month = Month(JapanTime.DayOf(TimeProvider.System.GetUtcNow()).AddDays(-1));
        using var sato = Client(app, "the key of sato himself");
        var (_, before) = await PostAsync(sato, $"closes/{month}", new { dryRun = true });
        Assert.Equal((0, 1), (before.GetProperty("reports").GetInt32(), before.GetProperty("open").GetInt32()));

        foreach (var status in (string[])["taken", "confirmed"])
            Assert.True((await sato.PutAsJsonAsync($"/api/v1/submissions/{reference}/status", new { status }, Stop)).IsSuccessStatusCode);
        var (code, draft) = await PostAsync(sato, $"closes/{month}", new { dryRun = true });
        Assert.Equal(HttpStatusCode.OK, code);
        Assert.Equal(
            ("draft", 1, 1),
            (draft.GetProperty("state").GetString(), draft.GetProperty("payments").GetInt32(), draft.GetProperty("reports").GetInt32())
        );
        Assert.Equal(1_250, draft.GetProperty("yen").GetInt64()); // 04821 on the card is 4821 in the centre's table
        Assert.Equal(HttpStatusCode.NotFound, (await sato.GetAsync($"/api/v1/closes/{month}", Stop)).StatusCode);
    }

    [Fact]
    public async Task Two_people_close_a_month_by_the_API_and_accounting_fetches_what_adds_up()
    {
        await using var app = await StartAsync();
        await EnrolAsync(app);
        var last = JapanTime.DayOf(TimeProvider.System.GetUtcNow()).AddMonths(-1);
        var (month, day) = (Month(last), new DateOnly(last.Year, last.Month, 10));
        await app.Store.WriteAsync(
            async (db, stop) =>
            {
                db.Submissions.AddRange(
                    Enumerable
                        .Range(0, 3)
                        .Select(i =>
                            ClosingDesk.Row(
                                app.Get<ColumnProtector>(),
                                $"FS-0000-000{i}",
                                "4821",
                                Rules.Use($"{day.AddDays(i):yyyy-MM-dd} 10:00-12:00", children: 2),
                                TimeProvider.System.GetUtcNow().AddDays(-1)
                            )
                        )
                );
                return Bot.Data.Written.Keep(await db.SaveChangesAsync(stop));
            },
            Stop
        );
        using var sato = Client(app, "the key of sato himself");
        using var tanaka = Client(app, "the key of tanaka herself");
        Assert.Equal("staff.unknown", await CodeAsync(app.Api, $"closes/{month}", new { })); // a system's key
        var (_, prepared) = await PostAsync(sato, $"closes/{month}", new { });
        var hash = prepared.GetProperty("hash").GetString();

        Assert.Equal("staff.unknown", await CodeAsync(app.Api, $"closes/{month}/approvals", new { hash }));
        Assert.Equal("close.hash", await CodeAsync(sato, $"closes/{month}/approvals", new { hash = "0000" }));
        Assert.Equal("body.json", await CodeAsync(sato, $"closes/{month}/approvals", new { }));
        Assert.Equal("prepared", (await PostAsync(sato, $"closes/{month}/approvals", new { hash })).Body.GetProperty("state").GetString());
        Assert.Equal("close.approved", await CodeAsync(sato, $"closes/{month}/approvals", new { hash }));
        Assert.Equal("close.approvals", await CodeAsync(sato, $"closes/{month}/export", new { }));
        Assert.Equal(HttpStatusCode.NotFound, (await sato.GetAsync($"/api/v1/closes/{month}/files/bank", Stop)).StatusCode);
        Assert.Equal(
            "approved",
            (await PostAsync(tanaka, $"closes/{month}/approvals", new { hash })).Body.GetProperty("state").GetString()
        );
        Assert.Equal("closed", (await PostAsync(tanaka, $"closes/{month}/export", new { })).Body.GetProperty("state").GetString());
        Assert.Equal("close.month-closed", await CodeAsync(sato, $"closes/{month}", new { }));

        var bank = await sato.GetByteArrayAsync($"/api/v1/closes/{month}/files/bank", Stop);
        Assert.Equal(prepared.GetProperty("bankHash").GetString(), Convert.ToHexStringLower(SHA256.HashData(bank)));
        var payment = Assert.Single(BankFileReader.Read(bank).Payments);
        Assert.Equal(("0177", "200", "1234567", "ﾚｲﾀﾞ ﾊﾅｺ"), (payment.Bank, payment.Branch, payment.Account, payment.Holder));
        LooksRight(await sato.GetByteArrayAsync($"/api/v1/closes/{month}/files/list", Stop), payment.Yen);
        var details = await sato.GetByteArrayAsync($"/api/v1/closes/{month}/files/details", Stop);
        Assert.Equal(details, await tanaka.GetByteArrayAsync($"/api/v1/closes/{month}/files/details", Stop));
        TellsEachChild(details, payment.Yen);
        var csv = await sato.GetStringAsync($"/api/v1/closes/{month}/files/payments", Stop);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"4821,0177,200,1,1234567,ﾚｲﾀﾞ ﾊﾅｺ,{payment.Yen}"),
            csv,
            StringComparison.Ordinal
        );

        var proof = await sato.GetByteArrayAsync($"/api/v1/closes/{month}/files/proof", Stop);
        Assert.Equal(proof, await tanaka.GetByteArrayAsync($"/api/v1/closes/{month}/files/proof", Stop));
        using var zip = new ZipArchive(new MemoryStream(proof));
        Assert.Equal(
            [$"bank-{month}.txt", $"list-{month}.xlsx", $"payments-{month}.csv", "approvals.json", "check.html", "SHA256SUMS"],
            zip.Entries.Select(e => e.Name)
        );
        using (var sums = new StreamReader(zip.GetEntry("SHA256SUMS")!.Open()))
            Assert.Equal(
                zip.Entries.Where(e => e.Name != "SHA256SUMS").Select(e => $"{Sha(e)}  {e.Name}"),
                (await sums.ReadToEndAsync(Stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            );
        using var page = new StreamReader(zip.GetEntry("check.html")!.Open());
        var data = JsonDocument
            .Parse(
                System
                    .Text.RegularExpressions.Regex.Match(await page.ReadToEndAsync(Stop), "<script id=\"data\"[^>]*>(.*?)</script>")
                    .Groups[1]
                    .Value
            )
            .RootElement;
        Assert.Equal(["sato", "tanaka"], data.GetProperty("approvals").EnumerateArray().Select(a => a.GetProperty("person").GetString()));
        Assert.All(
            data.GetProperty("reports").EnumerateArray(),
            r => Assert.Equal(r.GetProperty("reward").GetInt32(), r.GetProperty("lines").EnumerateArray().Sum(l => l[4].GetInt32()))
        );
        Assert.DoesNotContain(app.Logs.All, l => l.Message.Contains("1234567", StringComparison.Ordinal));
    }

    private static string Sha(ZipArchiveEntry entry)
    {
        using var bytes = entry.Open();
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>The list by the maker's own library: valid, no formulas, and its last row is the sum.</summary>
    private static void LooksRight(byte[] list, long yen)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(list), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => $"{e.Part?.Uri} {e.Description}"));
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().ToList();
        Assert.Equal(6, rows.Count); // title, about, estimates, headings, one member, sum
        Assert.Contains("うち 3件は", rows[2].InnerText, StringComparison.Ordinal); // what siblings are paid is not published
        Assert.Contains("交付決定額一覧", rows[0].InnerText, StringComparison.Ordinal);
        Assert.Equal(
            yen.ToString(CultureInfo.InvariantCulture),
            rows[5].Elements<Cell>().Single(c => c.CellReference!.Value!.StartsWith('H')).InnerText
        );
        Assert.Equal("3", rows[5].Elements<Cell>().Single(c => c.CellReference!.Value!.StartsWith('J')).InnerText); // estimates
        Assert.Contains("****567", rows[4].InnerText, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", rows[4].InnerText, StringComparison.Ordinal);
        Assert.Empty(book.WorkbookPart.WorksheetParts.Single().Worksheet!.Descendants<CellFormula>());
    }

    /// <summary>Activity by activity and child by child, and the same sum.</summary>
    private static void TellsEachChild(byte[] details, long yen)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(details), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => $"{e.Part?.Uri} {e.Description}"));
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().ToList();
        Assert.Equal(10, rows.Count); // title, about, headings, three activities of two children, sum
        string At(Row row, char column) => row.Elements<Cell>().Single(c => c.CellReference!.Value!.StartsWith(column)).InnerText;
        var children = rows[3..9];
        Assert.All(children, r => Assert.Equal(("10:00–12:00", "4821", "120"), (At(r, 'C'), At(r, 'F'), At(r, 'H'))));
        Assert.Contains("きょうだい（50%）", At(children[1], 'I'), StringComparison.Ordinal);
        foreach (var column in "JKL")
            Assert.Equal(
                children.Sum(r => long.Parse(At(r, column), CultureInfo.InvariantCulture)),
                long.Parse(At(rows[9], column), CultureInfo.InvariantCulture)
            );
        Assert.Equal(yen.ToString(CultureInfo.InvariantCulture), At(rows[9], 'L'));
    }

    private static Task<ChannelsApp> StartAsync()
    {
        var settings = ClosingDesk.Settings.ToDictionary(s => s.Key, s => s.Value!);
        foreach (var (name, key) in ((string, string)[])[("sato", "the key of sato himself"), ("tanaka", "the key of tanaka herself")])
            settings[$"Api:Holders:{name}:Keys:a:Value"] = key;
        (settings["Api:Persons:0"], settings["Api:Persons:1"]) = ("sato", "tanaka");
        return ChannelsApp.StartAsync(settings);
    }

    private static async Task EnrolAsync(ChannelsApp app) =>
        Assert.Empty(
            (
                await app.Get<MemberImport>()
                    .RunAsync(MemberFiles.Utf8(MemberFiles.Heading, MemberFiles.Hanako), isDryRun: false, ClosingDesk.Clerk, null, Stop)
            ).Findings
        );

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/{path}", body, Stop);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Stop));
    }

    private static async Task<string?> CodeAsync(HttpClient client, string path, object body) =>
        (await PostAsync(client, path, body)).Body.GetProperty("code").GetString();

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static HttpClient Client(ChannelsApp app, string key)
    {
        var client = new HttpClient { BaseAddress = app.Root };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }
}
