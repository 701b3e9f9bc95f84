using Channels.Bot.Protection;

namespace Channels.Tests.Data;

public sealed class KeyFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("channels-key-").FullName;

    private string Path => System.IO.Path.Combine(folder, "deeper", "channels.key");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_first_start_makes_a_key_and_later_ones_read_it()
    {
        var made = KeyFile.ReadOrCreate(Path);
        Assert.Equal(32, made.Current.Master.Length);
        Assert.NotEqual(new byte[32], made.Current.Master);
        Assert.Equal(made.Current.Id, KeyFile.ReadOrCreate(Path).Current.Id);
        Assert.Equal([Path], Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!));
    }

    [Fact]
    public void Only_the_owner_may_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unconfigured: Windows has no file modes");
        KeyFile.ReadOrCreate(Path);
#pragma warning disable CA1416 // Skipped on Windows above.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
#pragma warning restore CA1416
    }

    [Fact]
    public async Task Nodes_that_start_at_once_agree_on_one_key()
    {
        for (var round = 0; round < 100; round++)
        {
            var path = System.IO.Path.Combine(folder, $"{round}.key");
            using var start = new Barrier(8);
            var keys = await Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(_ =>
                        Task.Factory.StartNew(
                            () =>
                            {
                                start.SignalAndWait();
                                return Convert.ToHexString(KeyFile.ReadOrCreate(path).Current.Master);
                            },
                            TestContext.Current.CancellationToken,
                            TaskCreationOptions.LongRunning,
                            TaskScheduler.Default
                        )
                    )
            );
            Assert.Single(keys.Distinct());
        }

        // No draft with a key in it stays behind.
        Assert.Equal(100, Directory.GetFiles(folder).Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64 at all")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("channels-keys 1\nindex AAAA\n")]
    [InlineData("channels-keys 1\nkey AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= -\n")]
    [InlineData("channels-keys 2\nAAAA\n")]
    public void A_file_that_is_no_key_is_named_in_the_error_and_left_alone(string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, content);

        var error = Assert.Throws<InvalidDataException>(() => KeyFile.ReadOrCreate(Path));

        Assert.Contains(Path, error.Message, StringComparison.Ordinal);
        Assert.Contains("32 bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(Path));
    }

    [Fact]
    public void A_new_key_seals_and_the_earlier_one_opens_and_what_rows_are_found_by_stays()
    {
        var source = new KeyFile(Path);
        using var before = new ColumnProtector(source);
        var value = before.Protect("c", "r", "text");
        var first = source.Read().Current.Id;
        var at = new DateTimeOffset(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);
        var ring = source.Change(r => r.Rotated(at));
        Assert.Equal((2, first, at), (ring.Keys.Count, ring.Keys[1].Id, ring.Current.MadeAt));
        Assert.Equal(ring.ToString(), source.Read().ToString());

        using var after = new ColumnProtector(source);
        Assert.Equal("text", after.RevealText("c", "r", value));
        var anew = after.Protect("c", "r", "text");
        Assert.Equal("text", before.RevealText("c", "r", anew)); // it looks into the file once more
        Assert.Equal(before.Pseudonym("p", "v"), after.Pseudonym("p", "v"));
        Assert.Equal(before.Entropy("s"), after.Entropy("s"));

        // A file of before, put there by mistake, is not taken: it would seal with what may be destroyed tomorrow.
        var newest = File.ReadAllText(Path);
        File.WriteAllText(Path, Convert.ToBase64String(ring.Keys[1].Master));
        Assert.Throws<System.Security.Cryptography.CryptographicException>(after.Refresh);
        Assert.Equal(ring.Current.Id, after.Ring.Current.Id);
        File.WriteAllText(Path, newest);

        // Without the earlier key nothing of what it sealed opens, and the ring of one key goes on to find rows.
        source.Change(r => r.Without(first));
        using var last = new ColumnProtector(source);
        Assert.Throws<System.Security.Cryptography.CryptographicException>(() => last.RevealText("c", "r", value));
        Assert.Equal(("text", before.Pseudonym("p", "v")), (last.RevealText("c", "r", anew), last.Pseudonym("p", "v")));
        Assert.Single(source.Change(r => r.Without(r.Current.Id)).Keys);
        Assert.DoesNotContain(first, File.ReadAllText(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_could_read_the_file_can_read_it_after_a_change()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unconfigured: Windows has no file modes");
        KeyFile.ReadOrCreate(Path);
#pragma warning disable CA1416 // Skipped on Windows above.
        const UnixFileMode Group = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(Path, Group);
        new KeyFile(Path).Change(r => r.Rotated(DateTimeOffset.UnixEpoch));
        Assert.Equal(Group, File.GetUnixFileMode(Path));
#pragma warning restore CA1416
        Assert.Equal([Path], Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!));
    }
}
