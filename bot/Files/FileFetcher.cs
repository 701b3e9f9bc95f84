using System.Security.Cryptography;
using Channels.Bot.Activities;
using Channels.Bot.Data;
using Channels.Bot.Data.Dialects;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery;
using Channels.Bot.Protection;
using Channels.Bot.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Files;

/// <summary>Fetches files outside the turn, by lease, and keeps them sealed. The kind is told by the bytes, not by the sender.</summary>
public sealed class FileFetcher(
    IStore store,
    ColumnProtector protector,
    IEnumerable<IChannel> channels,
    IFileCleaning cleaning,
    TimeProvider clock,
    IOptions<DeliveryOptions> options,
    MissingFiles missing,
    ILogger<FileFetcher> logger
)
{
    private const int MaxAttempts = 20;

    private static readonly Leased Wanted = new("StoredFiles");
    private static readonly RetryPlan Plan = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
    private readonly Dictionary<string, IChannel> byName = channels.ToDictionary(c => c.Name, StringComparer.Ordinal);

    public async Task<IReadOnlyList<StoredFile>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var token = Guid.CreateVersion7(now);
        var rows = await store.WriteAsync(
            async (db, stop) =>
                Written.Keep(
                    await store.Dialect.ClaimAsync<StoredFile>(db, Wanted, new Claim(now, token, now + options.Value.Lease, most), stop)
                ),
            cancellationToken
        );

        // Nobody came back to say how the last attempt went: it may be this file that ends the process.
        foreach (var killer in rows.Where(f => f.Attempts > MaxAttempts))
        {
            DeliveryLog.FileMissing(logger, killer.Id, "file.killed");
            await RecordAsync(killer, FileStatus.Missing, "file.killed", null, null, null);
        }

        return [.. rows.Where(f => f.Attempts <= MaxAttempts)];
    }

    public IEnumerable<Task> Start(IReadOnlyList<StoredFile> claimed) => claimed.Select(one => Task.Run(() => FetchAsync(one))).ToList();

    /// <summary>Claims and fetches what is due now.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        var claimed = await ClaimAsync(4, cancellationToken);
        await Task.WhenAll(Start(claimed));
        return claimed.Count;
    }

    private async Task FetchAsync(StoredFile file)
    {
        try
        {
            var key = file.Id.ToString("N");
            var source = protector.RevealText(StoredFile.SourceColumn, key, file.Source!);
            switch (await byName[file.Channel].FetchAsync(file.Account, source, options.Value.MaxFileBytes, CancellationToken.None))
            {
                case FetchOutcome.Fetched { Content: var content }:
                    await KeepAsync(file, key, content);
                    break;
                case FetchOutcome.NotYet later when file.Attempts < MaxAttempts && !IsInVain(file, later):
                    await RecordAsync(file, FileStatus.Wanted, later.Code, null, null, null);
                    break;
                case FetchOutcome.NotYet later:
                    DeliveryLog.FileMissing(logger, file.Id, later.Code);
                    await RecordAsync(file, FileStatus.Missing, later.Code, null, null, null);
                    break;
                case FetchOutcome.Gone gone:
                    DeliveryLog.FileMissing(logger, file.Id, gone.Code);
                    await RecordAsync(file, FileStatus.Missing, gone.Code, null, null, null);
                    break;
            }
        }
#pragma warning disable CA1031 // One file must not stop the fetcher; its lease ends and it is tried again.
        catch (Exception error)
#pragma warning restore CA1031
        {
            DeliveryLog.Failed(logger, file.Id, error);
            if (file.Attempts >= MaxAttempts)
                await RecordAsync(file, FileStatus.Missing, "file.failed", null, null, null);
        }
    }

    private async Task KeepAsync(StoredFile file, string key, byte[] fetched)
    {
        if (await cleaning.CleanAsync(fetched, CancellationToken.None) is not ({ } mediaType, { } content))
        {
            await RecordAsync(file, FileStatus.Missing, "file.kind", null, null, null);
            return;
        }

        var kept = protector.Protect(StoredFile.ContentColumn, key, content);
        await RecordAsync(
            file,
            FileStatus.Stored,
            null,
            kept,
            mediaType,
            content.Length,
            Convert.ToHexStringLower(SHA256.HashData(content))
        );
    }

    /// <summary>Asked again it would be too late to tell the person.</summary>
    private bool IsInVain(StoredFile file, FetchOutcome.NotYet later) =>
        clock.GetUtcNow() + Plan.After(file.Attempts, file.Id) > file.CreatedAt + later.For;

    private async Task RecordAsync(
        StoredFile file,
        FileStatus status,
        string? code,
        ProtectedBytes? content,
        string? mediaType,
        long? size,
        string? hash = null
    )
    {
        var due = clock.GetUtcNow() + Plan.After(file.Attempts, file.Id);
        var isTold = await store.WriteAsync(
            async (db, stop) =>
            {
                var rows = await db
                    .Files.Where(f => f.Id == file.Id && f.LeaseToken == file.LeaseToken && f.Status == FileStatus.Wanted)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(f => f.Status, status)
                                .SetProperty(f => f.Code, code)
                                .SetProperty(f => f.Content, content)
                                .SetProperty(f => f.MediaType, mediaType)
                                .SetProperty(f => f.Size, size)
                                .SetProperty(f => f.Sha256, hash)
                                .SetProperty(f => f.DueAt, due)
                                .SetProperty(f => f.LeaseToken, (Guid?)null)
                                .SetProperty(f => f.LeaseUntil, (DateTimeOffset?)null),
                        stop
                    );
                return Written.Keep(rows == 1 && status == FileStatus.Missing && await missing.TellAsync(db, file, code!, stop));
            },
            CancellationToken.None
        );
        if (isTold)
            missing.Ring();
    }
}
