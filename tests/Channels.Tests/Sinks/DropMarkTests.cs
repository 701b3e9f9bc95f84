using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Drop;
using Channels.Tests.Compliance;

namespace Channels.Tests.Sinks;

/// <summary>A share that is not mounted looks like an empty folder: nothing is written there, and nothing is called delivered.</summary>
public sealed class DropMarkTests : IDisposable
{
    private readonly DropDesk desk = new();
    private readonly string away;

    public DropMarkTests() => away = desk.Folder + "-away";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DropSink Drop => (DropSink)desk.Sink;

    [Fact]
    public async Task While_the_share_is_not_mounted_nothing_is_taken_and_afterwards_all_of_it_is_there_once()
    {
        await DeliverAsync("AR-1111-1111");
        Assert.Single(Drop.Held()!);

        Directory.Move(desk.Folder, away);
        Directory.CreateDirectory(desk.Folder); // what is left of a share: the empty place it is mounted on
        Assert.Equal("drop.not-prepared", await RefusedAsync("AR-2222-2222"));
        Assert.Null(Drop.Held());
        Assert.Equal(0, await desk.NextMorningAsync());
        Assert.Empty(Directory.EnumerateFileSystemEntries(desk.Folder));

        Directory.Delete(desk.Folder);
        Directory.Move(away, desk.Folder);
        await DeliverAsync("AR-2222-2222");
        await desk.NextMorningAsync();
        Assert.Equal(
            ["AR-1111-1111", "AR-2222-2222"],
            desk.Tables().SelectMany(t => t.Skip(1)).Select(r => r[0]).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task The_folder_of_another_sink_is_left_alone()
    {
        SharedFolder.Prepared(desk.Folder, "ward");
        Assert.Equal("drop.another", await RefusedAsync("AR-1111-1111"));
        Assert.Equal(PlaceState.AnothersMark, Drop.Prepare());
        Assert.Equal("ward", await File.ReadAllTextAsync(Drop.Folder.Mark, Stop));
    }

    [Fact]
    public async Task What_lies_there_is_not_for_everybody_on_the_machine()
    {
        await DeliverAsync("AR-1111-1111");
        await desk.NextMorningAsync();
        const UnixFileMode others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        var laid = Path.Combine(desk.Folder, desk.Laid[0]);
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such rights; the folder's own are inherited");
            return;
        }

        foreach (var path in Directory.GetFiles(laid, "*", SearchOption.AllDirectories).Append(laid))
            Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(path) & others);
    }

    public void Dispose()
    {
        if (Directory.Exists(away))
            Directory.Delete(away, recursive: true);
        desk.Dispose();
    }

    private async Task DeliverAsync(string reference) =>
        Assert.IsType<SinkOutcome.Delivered>(Assert.Single(await Drop.TakeAsync([SinkCompliance.Version(reference)], Stop)));

    private async Task<string> RefusedAsync(string reference) =>
        Assert.IsType<SinkOutcome.NotNow>(Assert.Single(await Drop.TakeAsync([SinkCompliance.Version(reference)], Stop))).Code;
}
