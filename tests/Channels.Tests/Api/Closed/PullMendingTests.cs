using Channels.Webhooks.Verbs.Pull;

namespace Channels.Tests.Api.Closed;

/// <summary>
/// A disk that lied about what it had written, a manifest from a backup, a folder somebody copied: the server was told that all is here,
/// and will not say so again.
/// </summary>
public sealed class PullMendingTests
{
    private const string First = "FS-1111-1111";
    private const string Second = "FS-2222-2222";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, "manifest.jsonl: its last line was cut off (FS-2222-2222), and is taken away.")]
    [InlineData(250, "manifest.jsonl: its last line was cut off (FS-2222-2222), and is taken away.")]
    [InlineData(int.MaxValue, "manifest.jsonl: its last line was cut off, and is taken away.")]
    public async Task A_last_line_that_was_cut_is_said_and_made_anew_from_the_folder(int lost, string words)
    {
        using var folder = new ClosedNetwork.Folder();
        await using var app = await PullTests.StartAsync();
        await PullTests.RunAsync(app, folder.Path);
        await CutAsync(folder.Path, lost);

        var (code, said) = await PullTests.RunAsync(app, folder.Path, verify: true);
        Assert.Equal(1, code);
        Assert.Equal(["manifest.jsonl: its last line is cut off", $"{Second}/r1: no line of the manifest names it"], said[..2]);
        Assert.Equal("1 revision in the manifest, 0 files damaged, 2 things that a run without --verify puts right.", said[^1]);

        (code, said) = await PullTests.RunAsync(app, folder.Path);
        Assert.Equal(0, code);
        Assert.Equal(
            [
                words,
                $"{Second}/r1: it was here whole, and the manifest names it again.",
                "0 pulled, 0 confirmed that were here already, 0 left.",
            ],
            said
        );
        Assert.Equal([First, Second], PullTests.Lines(folder.Path).Select(l => l.Reference));
        Assert.Equal(0, (await PullTests.RunAsync(app, folder.Path, verify: true)).Code);
        Assert.Single((await PullTests.RunAsync(app, folder.Path)).Said);
    }

    [Fact]
    public async Task What_lies_in_the_folder_no_more_or_not_whole_is_fetched_again()
    {
        using var folder = new ClosedNetwork.Folder();
        await using var app = await PullTests.StartAsync();
        await app.AttachAsync(First, ClosedNetwork.Bytes(3000));
        await PullTests.RunAsync(app, folder.Path);
        await CutAsync(folder.Path, 1);
        Directory.Delete(Path.Combine(folder.Path, Second), recursive: true);

        var (code, said) = await PullTests.RunAsync(app, folder.Path);
        Assert.Equal(0, code);
        Assert.Equal($"{Second} revision 1, 0 files", said[1]);
        Assert.True(File.Exists(Path.Combine(folder.Path, Second, "r1", "submission.json")));

        // A manifest without its lines, and a photo that lost its end.
        await File.WriteAllTextAsync(Path.Combine(folder.Path, PullManifest.FileName), "", Stop);
        var photo = Directory.GetFiles(Path.Combine(folder.Path, First, "r1"), "*.jpg").Single();
        await File.WriteAllBytesAsync(photo, (await File.ReadAllBytesAsync(photo, Stop))[..^1], Stop);
        (code, said) = await PullTests.RunAsync(app, folder.Path);
        Assert.Equal(0, code);
        Assert.Contains($"{First}/r1: it is not whole, and is fetched again.", said);
        Assert.Equal(3000, new FileInfo(photo).Length);
        Assert.Equal([First, Second], PullTests.Lines(folder.Path).Select(l => l.Reference).Order(StringComparer.Ordinal));
        Assert.Equal(0, (await PullTests.RunAsync(app, folder.Path, verify: true)).Code);
    }

    [Fact]
    public async Task A_folder_of_nobody_and_one_that_was_begun_are_named_and_what_is_not_new_goes()
    {
        using var folder = new ClosedNetwork.Folder();
        await using var app = await PullTests.StartAsync();
        await PullTests.RunAsync(app, folder.Path);
        var (strange, begun) = (Path.Combine(folder.Path, "FS-3333-3333", "r1"), Path.Combine(folder.Path, ".part", "FS-4444-4444-r2"));
        Directory.CreateDirectory(strange);
        Directory.CreateDirectory(begun);
        Directory.CreateDirectory(Path.Combine(folder.Path, "of the office itself"));

        var (code, said) = await PullTests.RunAsync(app, folder.Path, verify: true);
        Assert.Equal(1, code);
        Assert.Equal(["FS-3333-3333/r1: no line of the manifest names it", ".part/FS-4444-4444-r2: begun, and not whole"], said[..2]);
        Assert.True(Directory.Exists(begun));

        // The server knows no such number: it is said, nothing is removed but what was only begun.
        (code, said) = await PullTests.RunAsync(app, folder.Path);
        Assert.Equal(1, code);
        Assert.Equal("0 pulled, 0 confirmed that were here already, 1 left.", said[^1]);
        Assert.True(Directory.Exists(strange));
        Assert.False(Directory.Exists(begun));
    }

    [Fact]
    public async Task On_a_full_disk_nothing_is_confirmed_and_with_room_all_of_it_comes()
    {
        using var folder = new ClosedNetwork.Folder();
        await using var app = await PullTests.StartAsync();

        var (code, said) = await PullTests.RunAsync(app, folder.Path, new FullDisk());
        Assert.Equal(1, code);
        Assert.StartsWith("The folder cannot be written: No space left", said[^1], StringComparison.Ordinal);
        Assert.Contains("2 left. What was not written is still new at the server.", said[^1], StringComparison.Ordinal);
        Assert.Equal("2 pulled, 0 confirmed that were here already, 0 left.", (await PullTests.RunAsync(app, folder.Path)).Said[^1]);
        Assert.Equal(0, (await PullTests.RunAsync(app, folder.Path, verify: true)).Code);
    }

    /// <param name="lost">So many bytes of the last line, but never those of the line before.</param>
    private static async Task CutAsync(string folder, int lost)
    {
        var path = Path.Combine(folder, PullManifest.FileName);
        var bytes = await File.ReadAllBytesAsync(path, Stop);
        var first = Array.IndexOf(bytes, (byte)'\n') + 1;
        await File.WriteAllBytesAsync(path, bytes[..Math.Max(first + 3, bytes.Length - lost)], Stop);
    }

    private sealed class FullDisk : PullDisk
    {
        public override void Append(string path, long from, ReadOnlySpan<byte> bytes)
        {
            base.Append(path, from, bytes[..(bytes.Length / 2)]);
            throw new IOException("No space left on device");
        }
    }
}
