using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Drop;
using Channels.Tests.Compliance;

namespace Channels.Tests.Sinks;

/// <summary>The staging of a shared folder as a kill in the wrong moment leaves it: what lies in a folder is delivered, what does not goes
/// again, and one bad place holds up no other.</summary>
public sealed class DropKillTests : IDisposable
{
    private readonly DropDesk desk = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DropSink Drop => (DropSink)desk.Sink;

    private string[] Places => Directory.GetDirectories(Drop.Folder.Staging, "*", SearchOption.AllDirectories).Where(IsPlace).ToArray();

    [Theory]
    [InlineData("row.json")]
    [InlineData("photo.jpg")]
    [InlineData("")]
    public async Task Tidying_that_was_broken_off_is_finished_and_what_is_in_the_folder_is_not_held(string gone)
    {
        var versions = new List<Dispatch>();
        foreach (var n in Enumerable.Range(1, 4))
            versions.Add(await TakeAsync($"AR-111{n}-1111", n));
        var staged = Places.ToDictionary(p => p, p => Directory.GetFiles(p).ToDictionary(f => f, File.ReadAllBytes));
        await desk.NextMorningAsync();
        Assert.Empty(Places);

        // As it was when the kill came: the first is away, of the second something is away, the others wait still.
        foreach (var file in staged.Skip(1).SelectMany(s => s.Value))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.Key)!);
            await File.WriteAllBytesAsync(file.Key, file.Value, Stop);
        }

        foreach (var file in Directory.GetFiles(staged.Keys.ElementAt(1)).Where(f => gone.Length == 0 || Path.GetFileName(f) == gone))
            File.Delete(file);

        Assert.Empty(Drop.Held()!);
        Assert.Empty(Drop.Lost(versions.Select(v => new Taken(v.Id, v.Edition))));
        Assert.StartsWith("000001-", Drop.LaidIn(versions[1].Id), StringComparison.Ordinal);

        // The next look heals it, while more comes.
        await TakeAsync("AR-2222-2222", 9);
        Assert.Equal(0, await desk.PublishAsync());
        Assert.Single(Places);
        Assert.Single(Drop.Held()!);
        Assert.Equal(1, await desk.NextMorningAsync());
        Assert.Equal(5, desk.Tables().SelectMany(t => t.Skip(1)).Select(r => r[0]).Distinct().Count());
        Assert.Equal(5, desk.Tables().SelectMany(t => t.Skip(1)).Count());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    [InlineData("null")]
    public async Task A_place_without_its_row_is_missed_and_comes_again_whole(string? left)
    {
        var bad = await TakeAsync("AR-1111-1111", 1);
        var row = Path.Combine(Assert.Single(Places), DropSink.RowFile);
        await TakeAsync("AR-2222-2222", 2);
        File.Delete(row);
        if (left is not null)
            await File.WriteAllTextAsync(row, left, Stop);
        await desk.NextMorningAsync();
        Assert.Equal(["AR-2222-2222"], desk.Tables().SelectMany(t => t.Skip(1)).Select(r => r[0]));
        Assert.Empty(Places);
        Assert.Equal([bad.Id], Drop.Lost([new Taken(bad.Id, bad.Edition)]));

        Assert.IsType<SinkOutcome.Delivered>(Assert.Single(await Drop.TakeAsync([bad], Stop)));
        await desk.NextMorningAsync();
        Assert.Equal(["AR-2222-2222", "AR-1111-1111"], desk.Tables().SelectMany(t => t.Skip(1)).Select(r => r[0]));
    }

    [Fact]
    public async Task A_place_without_its_row_does_not_pass_for_one_that_was_taken()
    {
        var one = await TakeAsync("AR-1111-1111", 1);
        File.Delete(Path.Combine(Assert.Single(Places), DropSink.RowFile));
        Assert.IsType<SinkOutcome.Delivered>(Assert.Single(await Drop.TakeAsync([one], Stop)));
        Assert.Equal([one.Id], Drop.Held()!);
    }

    [Fact]
    public async Task What_a_killed_node_was_making_goes_within_the_hour_and_what_it_was_taking_away_at_once()
    {
        await TakeAsync("AR-1111-1111", 1);
        var folder = Path.GetDirectoryName(Assert.Single(Places))!;
        var making = Path.Combine(folder, DropLeftovers.NameOf(desk.Clock.GetUtcNow()));
        var gone = Path.Combine(folder, ".gone-" + Guid.Empty.ToString("N"));
        foreach (var left in (string[])[making, gone])
        {
            Directory.CreateDirectory(left);
            await File.WriteAllTextAsync(Path.Combine(left, DropSink.RowFile), "words of a person", Stop);
        }

        Assert.Single(Drop.Held()!);
        await desk.PublishAsync();
        Assert.Equal((true, false), (Directory.Exists(making), Directory.Exists(gone)));
        desk.Clock.Advance(TimeSpan.FromMinutes(61));
        await desk.PublishAsync();
        Assert.False(Directory.Exists(making));
        Assert.Single(Drop.Held()!);
    }

    [Fact]
    public async Task A_folder_its_receiver_is_just_taking_away_stops_nothing()
    {
        await TakeAsync("AR-1111-1111", 1);
        await desk.NextMorningAsync();
        File.Delete(Path.Combine(desk.Folder, desk.Laid[0], DropSettling.ManifestFile));
        await TakeAsync("AR-2222-2222", 2);
        Assert.Equal(1, await desk.NextMorningAsync());
    }

    public void Dispose() => desk.Dispose();

    private static bool IsPlace(string path) => Guid.TryParseExact(Path.GetFileName(path), "N", out _);

    private async Task<Dispatch> TakeAsync(string reference, int second)
    {
        var photo = new DispatchFile(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), "photo.jpg", "image/jpeg", [1, 2, 3]);
        var one = SinkCompliance.Version(reference, second: second) with { Files = [photo] };
        Assert.IsType<SinkOutcome.Delivered>(Assert.Single(await Drop.TakeAsync([one], Stop)));
        return one;
    }
}
