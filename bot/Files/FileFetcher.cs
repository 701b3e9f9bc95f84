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
    FileInspection inspection,
    TimeProvider clock,
    IOptions<DeliveryOptions> options,
    FileNews news,
    ILogger<FileFetcher> logger
)
{
    // With pauses of up to ten minutes, about four hours: a content host is away for that long, and a photo is a proof of payment.
    private const int MaxAttempts = 40;

    /// <summary>A file whose screening was not to be had is looked at again after this time, for as long as it takes.</summary>
    internal static readonly TimeSpan ScreenedAgain = TimeSpan.FromSeconds(30);

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
            await RecordAsync(killer, FileStatus.Missing, "file.killed");
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
            if (file.Content is { } held)
            {
                var verdict = await inspection.AgainAsync(protector.Reveal(StoredFile.ContentColumn, key, held), CancellationToken.None);
                await JudgeAsync(file, verdict, Kept.Of(file));
                return;
            }

            var source = protector.RevealText(StoredFile.SourceColumn, key, file.Source!);
            switch (await byName[file.Channel].FetchAsync(file.Account, source, options.Value.MaxFileBytes, CancellationToken.None))
            {
                case FetchOutcome.Fetched { Content: var content }:
                    await KeepAsync(file, key, content);
                    break;
                case FetchOutcome.NotYet later when file.Attempts < MaxAttempts:
                    await RecordAsync(file, FileStatus.Wanted, later.Code, isTold: IsLate(file, later), after: later.After);
                    break;
                case FetchOutcome.NotYet later:
                    DeliveryLog.FileMissing(logger, file.Id, later.Code);
                    await RecordAsync(file, FileStatus.Missing, later.Code);
                    break;
                case FetchOutcome.Gone gone:
                    DeliveryLog.FileMissing(logger, file.Id, gone.Code);
                    await RecordAsync(file, FileStatus.Missing, gone.Code);
                    break;
            }
        }
#pragma warning disable CA1031 // One file must not stop the fetcher; its lease ends and it is tried again.
        catch (Exception error)
#pragma warning restore CA1031
        {
            DeliveryLog.Failed(logger, file.Id, error);
            if (file.Attempts >= MaxAttempts)
                await RecordAsync(file, FileStatus.Missing, "file.failed");
        }
    }

    private async Task KeepAsync(StoredFile file, string key, byte[] fetched)
    {
        var seen = await inspection.OfAsync(fetched, CancellationToken.None);
        var kept = seen.Verdict.IsKept
            ? new Kept(
                protector.Protect(StoredFile.ContentColumn, key, seen.Content),
                seen.MediaType,
                seen.Content.Length,
                Convert.ToHexStringLower(SHA256.HashData(seen.Content))
            )
            : null;
        await JudgeAsync(file, seen.Verdict, kept);
    }

    /// <summary>Given out only when it was looked at; what nobody could look at waits here, for the platform would not keep it.</summary>
    private async Task JudgeAsync(StoredFile file, Verdict verdict, Kept? kept)
    {
        if (!verdict.IsKept)
            DeliveryLog.FileMissing(logger, file.Id, verdict.Code!);
        else if (verdict.Code is not null)
            DeliveryLog.FileUnscreened(logger, file.Id);
        var status =
            !verdict.IsKept ? FileStatus.Missing
            : verdict.Code is null ? FileStatus.Stored
            : FileStatus.Wanted;
        await RecordAsync(file, status, verdict.Code, verdict.IsKept ? kept : null);
    }

    /// <summary>The person hears of it while they still have the picture; it is asked for all the same.</summary>
    private bool IsLate(StoredFile file, FetchOutcome.NotYet later) =>
        clock.GetUtcNow() + Plan.After(file.Attempts, file.Id) > file.CreatedAt + later.TellAfter;

    private async Task RecordAsync(
        StoredFile file,
        FileStatus status,
        string? code,
        Kept? kept = null,
        bool isTold = false,
        TimeSpan? after = null
    )
    {
        var isHeld = code == StoredFile.Unscreened;
        var attempts = isHeld ? 0 : file.Attempts; // waiting for the screening wears no file out
        var wait = isHeld ? ScreenedAgain : Plan.After(file.Attempts, file.Id);
        var due = clock.GetUtcNow() + (after > wait ? after.Value : wait);
        var rings = await store.WriteAsync(
            async (db, stop) =>
            {
                var rows = await db
                    .Files.Where(f => f.Id == file.Id && f.LeaseToken == file.LeaseToken && f.Status == FileStatus.Wanted)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(f => f.Status, status)
                                .SetProperty(f => f.Code, code)
                                .SetProperty(f => f.Content, kept?.Content)
                                .SetProperty(f => f.MediaType, kept?.MediaType)
                                .SetProperty(f => f.Size, kept?.Size)
                                .SetProperty(f => f.Sha256, kept?.Sha256)
                                .SetProperty(f => f.Attempts, attempts)
                                .SetProperty(f => f.DueAt, due)
                                .SetProperty(f => f.LeaseToken, (Guid?)null)
                                .SetProperty(f => f.LeaseUntil, (DateTimeOffset?)null),
                        stop
                    );
                if (rows == 1 && status == FileStatus.Stored)
                    await news.ArrivedAsync(db, file, stop);
                return Written.Keep(
                    rows == 1 && (status == FileStatus.Missing || isTold) && await news.MissingAsync(db, file, code!, stop)
                );
            },
            CancellationToken.None
        );
        if (rings)
            news.Ring();
    }

    /// <summary>The bytes as they are kept, and what is known of them.</summary>
    private sealed record Kept(ProtectedBytes? Content, string? MediaType, long? Size, string? Sha256)
    {
        public static Kept Of(StoredFile file) => new(file.Content, file.MediaType, file.Size, file.Sha256);
    }
}
