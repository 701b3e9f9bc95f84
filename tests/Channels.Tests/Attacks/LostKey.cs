using Channels.Bot.Protection;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Attacks;

/// <summary>The key file is gone, or anybody can read it.</summary>
public sealed class LostKey : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("channels-lost-key-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_full_database_whose_key_was_lost_is_not_served_with_a_new_one()
    {
        var settings = new Dictionary<string, string> { ["Database:Folder"] = folder };
        var key = Path.Combine(folder, "channels.key");
        await using (var app = await ChannelsApp.StartAsync(settings))
        {
            using var door = await DirectLineDoor.OpenAsync(app);
            await door.AnswerToAsync("こんにちは");
        }

        File.Move(key, key + ".away");
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => ChannelsApp.StartAsync(settings));
        Assert.Contains("There is no key file at " + key, refused.GetBaseException().Message, StringComparison.Ordinal);
        Assert.False(File.Exists(key)); // that one was lost can still be seen

        // A new one in its place is another one.
        KeyFile.ReadOrCreate(key);
        var other = await Assert.ThrowsAsync<InvalidOperationException>(() => ChannelsApp.StartAsync(settings));
        Assert.Contains("another key", other.Message, StringComparison.Ordinal);

        // With the right one it goes on.
        File.Move(key + ".away", key, overwrite: true);
        await using var again = await ChannelsApp.StartAsync(settings);
        using var page = await DirectLineDoor.OpenAsync(again);
        Assert.NotEmpty(await page.AnswerToAsync("こんにちは"));
    }

    [Fact]
    public void A_key_that_everybody_can_read_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unconfigured: Windows has no file modes");
        var path = Path.Combine(folder, "channels.key");
        KeyFile.ReadOrCreate(path);
#pragma warning disable CA1416 // Skipped on Windows above.
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
#pragma warning restore CA1416
        Assert.Contains(
            "chmod 600",
            Assert.Throws<InvalidDataException>(() => KeyFile.ReadOrCreate(path)).Message,
            StringComparison.Ordinal
        );
    }
}
