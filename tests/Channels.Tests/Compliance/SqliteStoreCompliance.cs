using System.Text;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.Compliance;

/// <summary>The embedded database, on real files.</summary>
public sealed class SqliteStoreCompliance(SqliteDatabase database) : StoreCompliance(database), IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task The_file_on_disk_does_not_hold_what_a_person_said()
    {
        const string Marker = "AR-1111-1111";
        await HandInAsync(NewNode());

        // The write-ahead log is part of what lies on the disk.
        var bytes = new List<byte[]>();
        foreach (var path in Directory.GetFiles(database.Folder))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await file.CopyToAsync(copy, TestContext.Current.CancellationToken);
            bytes.Add(copy.ToArray());
        }

        bool IsOnDisk(byte[] text) => bytes.Exists(b => b.AsSpan().IndexOf(text) >= 0);
        Assert.True(IsOnDisk(Encoding.UTF8.GetBytes(Marker)), "the scan finds what is there in clear");
        foreach (var personal in Personal)
        {
            Assert.False(IsOnDisk(Encoding.UTF8.GetBytes(personal)), $"{personal} in UTF-8");
            Assert.False(IsOnDisk(Encoding.Unicode.GetBytes(personal)), $"{personal} in UTF-16");
        }
    }
}
