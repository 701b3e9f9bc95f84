using System.Net.Http.Headers;
using System.Security.Cryptography;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Channels.Tests.Support.Doors;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Api.Closed;

/// <summary>A ward's server behind a firewall, as the API sees it.</summary>
internal static class ClosedNetwork
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static HttpClient As(this ChannelsApp app, string key)
    {
        var client = new HttpClient { BaseAddress = app.Root };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>Bytes of a file that are the same every time.</summary>
    public static byte[] Bytes(int size, int seed = 7)
    {
        var bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>A submission has a file of these bytes, as if a person had sent it.</summary>
    public static async Task<Guid> AttachAsync(this ChannelsApp app, string reference, byte[] content)
    {
        var protector = app.Get<ColumnProtector>();
        var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddDays(20_000).AddMilliseconds(content.Length));
        await app.Store.WriteAsync(
            async (db, stop) =>
            {
                var submission = await db.Submissions.SingleAsync(s => s.Reference == reference, stop);
                db.Files.Add(
                    new StoredFile
                    {
                        Id = id,
                        ConversationKey = submission.ConversationKey,
                        Channel = "line",
                        Account = "",
                        MessageKey = id.ToString("N"),
                        SubmissionId = submission.Id,
                        Content = protector.Protect(StoredFile.ContentColumn, id.ToString("N"), content),
                        MediaType = "image/jpeg",
                        Size = content.Length,
                        Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
                        Status = FileStatus.Stored,
                        DueAt = DateTimeOffset.UnixEpoch,
                        CreatedAt = DateTimeOffset.UnixEpoch,
                    }
                );
                await db.SaveChangesAsync(stop);
                return Written.Keep(true);
            },
            Stop
        );
        return id;
    }

    /// <summary>A folder of its own, which goes with the test.</summary>
    public sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("channels-pull-").FullName;

        public string File(string name, string content)
        {
            var path = System.IO.Path.Combine(Path, name);
            System.IO.File.WriteAllText(path, content);
            return path;
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
