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
        Assert.Equal(32, made.Length);
        Assert.NotEqual(new byte[32], made);
        Assert.Equal(made, KeyFile.ReadOrCreate(Path));
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
                                return Convert.ToHexString(KeyFile.ReadOrCreate(path));
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
    public void A_file_that_is_no_key_is_named_in_the_error_and_left_alone(string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, content);

        var error = Assert.Throws<InvalidDataException>(() => KeyFile.ReadOrCreate(Path));

        Assert.Contains(Path, error.Message, StringComparison.Ordinal);
        Assert.Contains("32 bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(Path));
    }
}
