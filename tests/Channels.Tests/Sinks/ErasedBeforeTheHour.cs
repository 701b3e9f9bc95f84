using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Delivery.Sinks.Drop;
using Channels.Tests.Scenarios;
using Channels.Tests.Support.Doors;
using Channels.Webhooks;
using Channels.Webhooks.Verbs;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Sinks;

/// <summary>A report from LINE waits for the morning of the shared folder; before it, the operator erases it by the verb.</summary>
public sealed class ErasedBeforeTheHour : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("channels-erased-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_it_stays_in_the_folder_and_the_books_count_it_erased()
    {
        var shared = SharedFolder.Prepared(Path.Combine(folder, "shared"));
        var settings = new Dictionary<string, string>
        {
            ["Database:Folder"] = folder,
            ["Sinks:shared:Kind"] = "drop",
            ["Sinks:shared:Folder"] = shared,
            ["Sinks:shared:Procedures:0"] = "activity-report",
            ["Sinks:shared:Poll"] = "00:00:00.1",
        };
        await using var app = await ChannelsApp.StartAsync(settings);
        var number = ActivityReportStory.ReferenceIn(await ActivityReportStory.HandInAsync(app, app.Line.Hanako));
        await WaitAsync(app);
        Assert.Contains("たろう", await TextAsync(shared), StringComparison.Ordinal);

        // The first report after the start is in the books already.
        Assert.Equal((1, 1, 0, true), await BooksAsync(app));
        Assert.Contains("waits at shared", (await EraseAsync(settings, number, "--dry-run")).Said, StringComparison.Ordinal);
        var (code, said) = await EraseAsync(settings, number);
        Assert.Equal(0, code);
        Assert.DoesNotContain("shared", said, StringComparison.Ordinal);
        Assert.Equal("", await TextAsync(shared));
        Assert.Equal((1, 0, 1, true), await BooksAsync(app));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(int Received, int Held, int Erased, bool IsBalanced)> BooksAsync(ChannelsApp app)
    {
        var line = Assert.Single((await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/sinks/books", Stop)).EnumerateArray());
        return (Number("received"), Number("held"), Number("erased"), line.GetProperty("isBalanced").GetBoolean());
        int Number(string name) => line.GetProperty(name).GetInt32();
    }

    /// <summary>Everything that lies in the folder, hidden or not.</summary>
    private static async Task<string> TextAsync(string shared)
    {
        var all = new List<string>();
        foreach (
            var file in Directory.GetFiles(shared, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != DropFolder.MarkFile)
        )
            all.Add(System.Text.RegularExpressions.Regex.Unescape(await File.ReadAllTextAsync(file, Stop)));
        return string.Concat(all);
    }

    private static async Task<(int Code, string Said)> EraseAsync(Dictionary<string, string> settings, string number, params string[] more)
    {
        using var output = new StringWriter();
        var code = await CommandLine.RunAsync(
            ["erase", "--reference", number, .. more, .. settings.Select(s => $"--{s.Key}={s.Value}")],
            asked => Program.Build(asked),
            new Terminal(TextReader.Null, output, output)
        );
        return (code, output.ToString());
    }

    private static async Task WaitAsync(ChannelsApp app)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await app.Store.ReadAsync((db, stop) => db.SinkReceipts.AnyAsync(stop), patience.Token))
            await Task.Yield();
    }
}
