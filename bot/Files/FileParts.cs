using System.Security.Cryptography;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Access;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Files;

/// <summary>
/// Files in parts, for lines that break: an address is made for one holder, is good once for each part, and ends after minutes. What
/// broke off is asked for under a new address, from the part that is missing on.
/// </summary>
public sealed class FileParts(IStore store, FileReader files, ColumnProtector protector, TimeProvider clock)
{
    /// <summary>Bytes of a part, but for the last; more where a file would have too many parts.</summary>
    public const int UsualPart = 1024 * 1024;

    /// <summary>As many as one number has bits to remember which were fetched.</summary>
    private const int MostParts = 60;

    /// <summary>How long an address is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>How a file of this size is cut.</summary>
    public static (int PartSize, int Parts) Cut(long size)
    {
        var part = (int)Math.Max(UsualPart, (size + MostParts - 1) / MostParts);
        return (part, (int)Math.Max(1, (size + part - 1) / part));
    }

    /// <summary>A new address of a file of a submission; null when it is not there (any more).</summary>
    public async Task<NewFileAddress?> AddressAsync(string reference, Guid id, string holder, CancellationToken cancellationToken)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return await store.WriteAsync(
            async (db, stop) =>
            {
                if (
                    await db
                        .Files.AsNoTracking()
                        .Where(f =>
                            f.Id == id
                            && f.Status == FileStatus.Stored
                            && db.Submissions.Any(s => s.Id == f.SubmissionId && s.Reference == reference)
                        )
                        .Select(f => new { Size = f.Size ?? 0, f.Sha256 })
                        .SingleOrDefaultAsync(stop)
                    is not { } file
                )
                    return Written.Undo<NewFileAddress?>(null);
                var (size, parts) = Cut(file.Size);
                var until = clock.GetUtcNow() + Life;
                db.FileAddresses.Add(
                    new FileAddress
                    {
                        Id = IdOf(secret),
                        FileId = id,
                        Holder = holder,
                        PartSize = size,
                        ExpiresAt = until,
                    }
                );
                await db.SaveChangesAsync(stop);
                return Written.Keep<NewFileAddress?>(new NewFileAddress(secret, file.Size, file.Sha256, size, parts, until));
            },
            cancellationToken
        );
    }

    /// <summary>Gives one part out, once.</summary>
    /// <param name="part">From 1.</param>
    public async Task<PartRead> ReadAsync(
        string reference,
        Guid id,
        string secret,
        int part,
        string holder,
        CancellationToken cancellationToken
    )
    {
        var key = IdOf(secret);
        var known = await store.ReadAsync(
            (db, stop) => db.FileAddresses.SingleOrDefaultAsync(a => a.Id == key && a.FileId == id && a.Holder == holder, stop),
            cancellationToken
        );
        if (known is null)
            return new PartRead.Unknown();
        if (known.ExpiresAt <= clock.GetUtcNow())
            return new PartRead.Over();
        if (await files.OfSubmissionAsync(reference, id, cancellationToken) is not { } file)
            return new PartRead.Gone();
        var from = (long)(part - 1) * known.PartSize;
        if (part < 1 || part > MostParts || (from >= file.Content.Length && part > 1))
            return new PartRead.NoSuchPart();
        var bit = 1L << part;

        // Whoever sets the bit has the part; the row decides between two at once.
        var isFirst = await store.WriteAsync(
            async (db, stop) =>
                Written.Keep(
                    await db
                        .FileAddresses.Where(a => a.Id == key && (a.Used & bit) == 0)
                        .ExecuteUpdateAsync(set => set.SetProperty(a => a.Used, a => a.Used | bit), stop) == 1
                ),
            cancellationToken
        );
        return isFirst
            ? new PartRead.Given(
                file.Content.AsMemory((int)from, (int)Math.Min(known.PartSize, file.Content.Length - from)),
                file.MediaType
            )
            : new PartRead.Over();
    }

    private Guid IdOf(string secret) => Guid.ParseExact(protector.Pseudonym("file-address", secret), "N");
}

/// <summary>An address under which the parts of a file can be fetched.</summary>
/// <param name="Secret">What stands in the address.</param>
/// <param name="Size">Bytes of the file.</param>
/// <param name="Sha256">Of the whole file, hexadecimal.</param>
/// <param name="PartSize">Bytes of each part but the last.</param>
/// <param name="Parts">How many.</param>
/// <param name="ExpiresAt">From here on it is none.</param>
public sealed record NewFileAddress(string Secret, long Size, string? Sha256, int PartSize, int Parts, DateTimeOffset ExpiresAt);

/// <summary>What became of asking for a part.</summary>
public abstract record PartRead
{
    public sealed record Given(ReadOnlyMemory<byte> Content, string? MediaType) : PartRead;

    /// <summary>Never given out, or to somebody else.</summary>
    public sealed record Unknown : PartRead;

    /// <summary>Its time is over, or this part was fetched already.</summary>
    public sealed record Over : PartRead;

    /// <summary>The file is there no more.</summary>
    public sealed record Gone : PartRead;

    /// <summary>The file does not have so many.</summary>
    public sealed record NoSuchPart : PartRead;
}
