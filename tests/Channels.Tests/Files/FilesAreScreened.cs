using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Data.Rows;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Doubles;
using Channels.Webhooks.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Channels.Tests.Files;

/// <summary>With a virus scanner set nobody gets a file that was not looked at, and none is lost because nobody could look.</summary>
public sealed class FilesAreScreened
{
    private static readonly string[] UntilPhoto =
    [
        "活動報告",
        "04821",
        "きのう",
        "9時から11時半まで",
        "1",
        "たろうさん",
        "いいえ",
        "いいえ",
        "420円",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photo_is_shown_to_the_scanner_as_it_is_kept_and_then_given_out()
    {
        using var clamd = new StandInClamd();
        await using var app = await StartAsync(clamd.Port);
        await ReportAsync(app);

        var row = Assert.Single(await app.FilesAsync());
        Assert.Equal((FileStatus.Stored, null), (row.Status, row.Code));
        Assert.Equal(row.Sha256, Assert.Single(clamd.Seen));
        Assert.Equal("ok", await ReadyAsync(app));
        Assert.Empty(await FindingsAsync(app));
    }

    [Fact]
    public async Task What_does_harm_is_not_kept_and_the_person_is_asked_for_another()
    {
        using var clamd = new StandInClamd("stream: Invented.Test.Virus FOUND");
        await using var app = await StartAsync(clamd.Port);
        foreach (var line in UntilPhoto)
            await app.Line.AnswerToAsync(app.Line.Hanako, line);
        await app.Line.PhotoAsync(app.Line.Hanako);
        await Until.TrueAsync(async () => (await app.FilesAsync()) is [{ Status: FileStatus.Missing }]);
        await app.SettleAsync();

        var row = Assert.Single(await app.FilesAsync());
        Assert.Equal(("file.harmful", null, null), (row.Code, row.Content, row.Sha256));
        await app.Line.WaitForReplyAsync(app.Line.Hanako, b => b.Text?.Contains("ウイルスのようなもの", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(app.Logs.All, l => l.Message.Contains("Invented.Test.Virus", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_nobody_can_look_the_file_waits_sealed_and_the_report_before_its_sink()
    {
        var port = StandInClamd.FreePort();
        await using var app = await StartAsync(port);
        var reference = await ReportAsync(app, FileStatus.Wanted);

        var row = Assert.Single(await app.FilesAsync());
        Assert.Equal(("file.unscreened", 0), (row.Code, row.Attempts));
        Assert.NotNull(row.Content);
        var file = (await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{reference}", Stop)).GetProperty("files")[0];
        Assert.Equal("wanted", file.GetProperty("status").GetString());
        using var refused = await app.Api.GetAsync(new Uri($"/api/v1/submissions/{reference}/files/{row.Id}", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal("does not answer: files wait", await ReadyAsync(app));
        Assert.Contains("1 files wait", Assert.Single(await FindingsAsync(app)), StringComparison.Ordinal);

        // It is there again. The row is due in half a minute; here it is due at once.
        using var clamd = new StandInClamd(port: port);
        await app.Store.WriteAsync(
            async (db, stop) =>
                Bot.Data.Written.Keep(await db.Files.ExecuteUpdateAsync(s => s.SetProperty(f => f.DueAt, f => f.CreatedAt), stop)),
            Stop
        );
        await Until.TrueAsync(async () => (await app.FilesAsync())[0].Status == FileStatus.Stored);

        Assert.Equal(row.Sha256, Assert.Single(clamd.Seen));
        using var given = await app.Api.GetAsync(new Uri($"/api/v1/submissions/{reference}/files/{row.Id}", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
    }

    [Fact]
    public async Task A_scanner_that_refuses_to_look_has_not_looked()
    {
        using var clamd = new StandInClamd(most: 10);
        await using var app = await StartAsync(clamd.Port);
        await ReportAsync(app, FileStatus.Wanted);

        Assert.Equal("file.unscreened", Assert.Single(await app.FilesAsync()).Code);
        Assert.Contains(app.Logs.All, l => l.Message.Contains("size limit exceeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_upload_of_the_page_is_looked_at_too()
    {
        using var clamd = new StandInClamd();
        await using var app = await StartAsync(clamd.Port);
        using var door = await DirectLineDoor.OpenAsync(app);
        await UploadAsync(door);

        await Until.TrueAsync(async () => (await app.FilesAsync()) is [{ Status: FileStatus.Stored }]);
        Assert.Equal((await app.FilesAsync())[0].Sha256, Assert.Single(clamd.Seen));
    }

    [Fact]
    public async Task A_harmful_upload_of_the_page_is_told_where_it_came_from()
    {
        using var clamd = new StandInClamd("stream: Invented.Test.Virus FOUND");
        await using var app = await StartAsync(clamd.Port);
        using var door = await DirectLineDoor.OpenAsync(app);
        foreach (var line in UntilPhoto)
            await door.AnswerToAsync(line);
        await UploadAsync(door);

        await door.WaitForAsync(a => a.Text?.Contains("ウイルスのようなもの", StringComparison.Ordinal) == true);
        Assert.Null(Assert.Single(await app.FilesAsync()).Content);
    }

    [Fact]
    public async Task The_real_scanner_says_the_same_of_two_documents()
    {
        Assert.SkipWhen(OwnClamd.Missing is not null, OwnClamd.Missing ?? "");
        await using var clamd = new OwnClamd();
        await clamd.StartAsync(Stop);
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Screening:ClamAv"] = "unix:" + clamd.Socket }
        );
        using var door = await DirectLineDoor.OpenAsync(app);

        await UploadAsync(door, Pdf("an invented letter"));
        await UploadAsync(door, Pdf(OwnClamd.Marker));

        await Until.TrueAsync(async () =>
            (await app.FilesAsync()) is { Count: 2 } all && all.TrueForAll(f => f.Status != FileStatus.Wanted)
        );
        Assert.Equal(
            [(FileStatus.Stored, null), (FileStatus.Missing, "file.harmful")],
            (await app.FilesAsync()).Select(f => (f.Status, f.Code))
        );
        Assert.Empty(await FindingsAsync(app));
    }

    [Theory]
    [InlineData("127.0.0.1:3310")]
    [InlineData("http://127.0.0.1:3310")]
    [InlineData("tcp://127.0.0.1")]
    [InlineData("unix:")]
    public async Task A_scanner_that_is_not_understood_stops_the_start(string setting)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() =>
            ChannelsApp.StartAsync(new Dictionary<string, string> { ["Screening:ClamAv"] = setting })
        );
        Assert.Contains("Screening:ClamAv", error.Message, StringComparison.Ordinal);
    }

    private static Task<ChannelsApp> StartAsync(int port) =>
        ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Screening:ClamAv"] = string.Create(CultureInfo.InvariantCulture, $"tcp://127.0.0.1:{port}") }
        );

    private static async Task<string> ReportAsync(ChannelsApp app, FileStatus until = FileStatus.Stored)
    {
        foreach (var line in UntilPhoto)
            await app.Line.AnswerToAsync(app.Line.Hanako, line);
        await app.Line.AnswerToAsync(app.Line.Hanako, () => app.Line.PhotoAsync(app.Line.Hanako));
        await Until.TrueAsync(async () => (await app.FilesAsync()) is [var f] && f.Status == until && f.Content is not null);
        await app.Line.AnswerToAsync(app.Line.Hanako, "はい");
        await app.SettleAsync();
        return (await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/submissions/new", Stop))[0].GetProperty("reference").GetString()!;
    }

    private static byte[] Pdf(string text) =>
        System.Text.Encoding.ASCII.GetBytes(
            $"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Length 99>>stream\n({text}) Tj\nendstream endobj\n%%EOF\n"
        );

    private static async Task UploadAsync(DirectLineDoor door, byte[]? file = null)
    {
        using var parts = new MultipartFormDataContent { { new ByteArrayContent(file ?? EmulatedLine.OnePixel()), "file", "shot" } };
        using var sent = await door.Http.PostAsync(new Uri(door.Path + "/upload?userId=" + door.UserId, UriKind.Relative), parts, Stop);
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
    }

    private static async Task<string?> ReadyAsync(ChannelsApp app) =>
        (await app.Api.GetFromJsonAsync<JsonElement>("/health/ready", Stop)).GetProperty("screening").GetString();

    private static async Task<IReadOnlyList<string>> FindingsAsync(ChannelsApp app)
    {
        List<string> found = [];
        foreach (var check in app.Get<IEnumerable<ISelfCheck>>())
            found.AddRange((await check.FindAsync(Stop)).Where(f => f.StartsWith("Screening", StringComparison.Ordinal)));
        return found;
    }
}
