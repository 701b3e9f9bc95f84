using System.Security.Cryptography;
using Channels.Bot.Delivery.Sinks;
using Channels.Tests.Compliance;

namespace Channels.Tests.Sinks;

/// <summary>What the office finds in the shared folder in the morning.</summary>
public sealed class DropSinkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_is_laid_down_whole_at_its_hour_with_a_table_files_and_a_manifest()
    {
        using var desk = new DropDesk();
        var photo = new DispatchFile(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), "photo.jpg", "image/jpeg", [1, 2, 3]);
        await TakeAsync(desk, SinkCompliance.Version("AR-1111-1111") with { Files = [photo] });
        await TakeAsync(desk, SinkCompliance.Version("AR-2222-2222", answers: """{"note":"a\"b,\nc","extra":[1]}""", second: 1));
        await TakeAsync(desk, SinkCompliance.Version("ES-1111-1111") with { Procedure = "event-signup" });

        // 10:00; the day ends at midnight, and its hour is 2:10.
        desk.Clock.Advance(TimeSpan.FromHours(16) + TimeSpan.FromMinutes(9));
        Assert.Equal(0, await desk.PublishAsync());
        Assert.Empty(desk.Laid);
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await desk.PublishAsync());
        Assert.Equal(0, await desk.PublishAsync());
        Assert.Equal(["000001-20261124-event-signup-v1", "000002-20261124-test-procedure-v1"], desk.Laid);

        var table = desk.Table(desk.Laid[1]);
        Assert.Equal(
            ["reference", "kind", "edition", "submittedAt", "channel", "language", "route", "files", "hours", "note", "extra"],
            table[0]
        );
        Assert.Equal(
            ["AR-1111-1111", "2", "text", "", "AR-1111-1111-photo.jpg"],
            [table[1][0], table[1][8], table[1][9], table[1][10], table[1][7]]
        );
        Assert.Equal(["AR-2222-2222", "", "a\"b,\nc", "1"], [table[2][0], table[2][8], table[2][9], table[2][10]]);
        Assert.Equal(
            new[] { 1, 2, 3 },
            File.ReadAllBytes(Path.Combine(desk.Folder, desk.Laid[1], "attachments", "AR-1111-1111-photo.jpg")).Select(b => (int)b)
        );

        var manifest = desk.Manifest(desk.Laid[1]);
        Assert.Equal((2, 2), (manifest.GetProperty("sequence").GetInt32(), manifest.GetProperty("rows").GetInt32()));
        Assert.Equal(2, manifest.GetProperty("files").GetArrayLength());
        foreach (var file in manifest.GetProperty("files").EnumerateArray())
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(desk.Folder, desk.Laid[1], file.GetProperty("name").GetString()!), Stop);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), file.GetProperty("sha256").GetString());
            Assert.Equal(bytes.Length, file.GetProperty("size").GetInt64());
        }

        // The columns of a shipped procedure are its fields, answered or not.
        Assert.Contains("name", desk.Table(desk.Laid[0])[0]);
    }

    [Fact]
    public async Task An_office_can_sort_and_add_up_the_parts_of_an_answer_and_reads_labels_beside_codes()
    {
        using var desk = new DropDesk();
        const string Two = """
            { "member-number": "04821", "date": "2026-11-24", "time": { "from": "09:00", "to": "11:30" },
              "support": ["pick-up", "errand"], "travel": 420,
              "children": [ { "order": 1, "child": "たろう", "sick": false }, { "order": 2, "child": "はなこ", "sick": true } ] }
            """;
        const string One =
            """{ "time": { "from": "13:00", "to": "14:00" }, "support": ["pick-up"], "children": [ { "child": "じろう" } ] }""";
        await TakeAsync(desk, SinkCompliance.Version("AR-1111-1111", answers: Two) with { Procedure = "activity-report", Version = 2 });
        await TakeAsync(
            desk,
            SinkCompliance.Version("AR-2222-2222", answers: One, second: 1) with
            {
                Procedure = "activity-report",
                Version = 2,
            }
        );
        await desk.NextMorningAsync();

        var table = Assert.Single(desk.Tables());
        Assert.Equal(
            ["09:00", "11:30", "pick-up;errand", "420", "たろう", "false", "はなこ", "true", ""],
            Cells(
                1,
                "time.from",
                "time.to",
                "support",
                "travel",
                "children[1].child",
                "children[1].sick",
                "children[2].child",
                "children[2].sick",
                "photo.url"
            )
        );
        Assert.Equal(["13:00", "じろう", ""], Cells(2, "time.from", "children[1].child", "children[2].child"));
        Assert.Matches("^[^a-z]+、[^a-z]+$", Cells(1, "support.label")[0]);
        Assert.DoesNotContain("children", table[0]);
        Assert.DoesNotContain("time", table[0]);
        Assert.DoesNotContain(table.SelectMany(r => r), c => c.Contains('{', StringComparison.Ordinal));
        Assert.Equal(table[0], desk.Manifest(desk.Laid[0]).GetProperty("columns").EnumerateArray().Select(c => c.GetString()!));

        List<string> Cells(int row, params string[] names) => [.. names.Select(n => table[row][table[0].IndexOf(n)])];
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+81 90", "'+81 90")]
    [InlineData("@x", "'@x")]
    [InlineData("-x", "'-x")]
    [InlineData("＝x", "'＝x")]
    [InlineData("-5", "-5")]
    [InlineData("a=1", "a=1")]
    [InlineData("", "")]
    public async Task A_cell_is_never_a_formula(string answer, string cell)
    {
        using var desk = new DropDesk();
        await TakeAsync(
            desk,
            SinkCompliance.Version("AR-1111-1111", answers: System.Text.Json.JsonSerializer.Serialize(new { note = answer }))
        );
        await desk.NextMorningAsync();
        Assert.Equal(cell, Assert.Single(desk.Tables())[1][^1]);
    }

    [Fact]
    public async Task What_an_old_encoding_does_not_have_is_refused_or_marked()
    {
        const string Unusual = """{"note":"﨑髙𠮷"}""";
        using (var strict = new DropDesk("shift_jis"))
        {
            var refused = Assert.Single(await strict.Sink.TakeAsync([SinkCompliance.Version("AR-1111-1111", answers: Unusual)], Stop));
            Assert.Equal(new SinkOutcome.Refused("drop.unmappable", Found: "note U+20BB7"), refused);
            await TakeAsync(strict, SinkCompliance.Version("AR-2222-2222", answers: """{"note":"﨑髙"}"""));
            await strict.NextMorningAsync();
            Assert.Equal("﨑髙", Assert.Single(strict.Tables())[1][^1]);
        }

        using var lenient = new DropDesk("shift_jis", "replace");
        await TakeAsync(lenient, SinkCompliance.Version("AR-1111-1111", answers: Unusual));
        await lenient.NextMorningAsync();
        Assert.StartsWith("﨑髙〓", Assert.Single(lenient.Tables())[1][^1], StringComparison.Ordinal);
        Assert.Equal(1, lenient.Manifest(lenient.Laid[0]).GetProperty("replaced").GetInt32());
    }

    [Fact]
    public async Task Numbers_have_no_gap_and_the_same_version_is_laid_down_once_also_days_later()
    {
        using var desk = new DropDesk();
        var version = SinkCompliance.Version("AR-1111-1111");
        await TakeAsync(desk, version);
        await desk.NextMorningAsync();

        // The receiver takes its folder away; an answer had been lost, and the version comes again.
        Directory.Delete(Path.Combine(desk.Folder, desk.Laid[0]), recursive: true);
        await TakeAsync(desk, version);
        Assert.Equal(0, await desk.NextMorningAsync());
        await TakeAsync(desk, SinkCompliance.Version("AR-2222-2222"));
        Assert.Equal(1, await desk.NextMorningAsync());
        Assert.StartsWith("000002-", Assert.Single(desk.Laid), StringComparison.Ordinal);
        Assert.Equal(["AR-2222-2222"], desk.Tables().SelectMany(t => t.Skip(1)).Select(r => r[0]));
    }

    [Fact]
    public async Task A_crash_between_laying_down_and_marking_doubles_nothing()
    {
        using var desk = new DropDesk();
        await TakeAsync(desk, SinkCompliance.Version("AR-1111-1111"));
        var staging = Path.Combine(desk.Folder, ".staging");
        var kept = Path.Combine(desk.Folder, "..", $"{Path.GetFileName(desk.Folder)}-kept");
        CopyAll(staging, kept);
        await desk.NextMorningAsync();

        // As it was before: laid down, but neither marked nor numbered, and half of the next folder begun.
        Directory.Delete(staging, recursive: true);
        Directory.Delete(Path.Combine(desk.Folder, ".published"), recursive: true);
        Directory.Move(kept, staging);
        Directory.CreateDirectory(Path.Combine(desk.Folder, ".making-000002", "attachments"));
        await TakeAsync(desk, SinkCompliance.Version("AR-2222-2222"));
        Assert.Equal(1, await desk.NextMorningAsync());
        Assert.Equal(["AR-1111-1111", "AR-2222-2222"], desk.Tables().SelectMany(t => t.Skip(1)).Select(r => r[0]));
        Assert.Equal(["000001", "000002"], desk.Laid.Select(l => l[..6]));
    }

    private static async Task TakeAsync(DropDesk desk, Dispatch one) =>
        Assert.IsType<SinkOutcome.Delivered>(Assert.Single(await desk.Sink.TakeAsync([one], Stop)));

    private static void CopyAll(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
