using System.Security.Cryptography;
using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Closing.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>
/// Hands a close over: makes its files anew from what is kept, compares what they say with what was signed, and only then closes the
/// month. Once more gives the same bytes; after a new version of the product the list may look otherwise.
/// </summary>
public sealed class CloseExport(IStore store, CloseParts parts, ActivityList activities, ProofPack proof, TimeProvider clock)
{
    // Names and accounts: for whoever hands them over, and nobody else on the machine.
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    private const string SumsFile = "SHA256SUMS";

    private readonly CloseWords words = parts.Words;

    /// <summary>Closes the month and writes its files into a folder; nothing is written where it is refused.</summary>
    /// <param name="folder">Made when missing.</param>
    public async Task<CloseResult> ExportAsync(string month, string folder, Actor by, CancellationToken stop)
    {
        var (made, refused) = await MakeAsync(month, stop);
        if (made is null)
            return refused!;
        var result = await CloseAsync(made, by, stop);
        if (result.State is not { } state)
            return result;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnFolder);
        foreach (var (name, bytes) in made.Files)
            await WriteAsync(Path.Combine(folder, name), stream => stream.WriteAsync(bytes, stop).AsTask());
        await WriteAsync(
            Path.Combine(folder, made.Name("details", "xlsx")),
            stream =>
            {
                activities.Write(made.Kept, stream);
                return Task.CompletedTask;
            }
        );
        await WriteAsync(Path.Combine(folder, made.Name("proof", "zip")), stream => proof.WriteAsync(made, state, stream, stop));
        var names = made.Files.Select(f => f.Name).Concat([made.Name("details", "xlsx"), made.Name("proof", "zip")]);
        await WriteAsync(Path.Combine(folder, SumsFile), stream => SumAsync(folder, names, stream, stop));
        return result;
    }

    /// <summary>Closes the month; the files are fetched one by one.</summary>
    public async Task<CloseResult> ExportAsync(string month, Actor by, CancellationToken stop)
    {
        var (made, refused) = await MakeAsync(month, stop);
        return made is null ? refused! : await CloseAsync(made, by, stop);
    }

    /// <summary>A file of a closed month; null: it is not closed.</summary>
    /// <param name="kind"><c>bank</c>, <c>list</c>, <c>details</c>, <c>payments</c> or <c>proof</c>.</param>
    public async Task<(string Name, byte[] Bytes)?> FileAsync(string month, string kind, CancellationToken stop)
    {
        var (made, _) = await MakeAsync(month, stop);
        if (made?.Close.ExportedAt is null)
            return null;
        switch (kind)
        {
            case "bank":
                return (made.Name("bank", "txt"), made.Bank);
            case "list":
                return (made.Name("list", "xlsx"), made.List);
            case "payments":
                return (made.Name("payments", "csv"), made.Payments);
            case "details":
                using (var sheet = new MemoryStream())
                {
                    activities.Write(made.Kept, sheet);
                    return (made.Name("details", "xlsx"), sheet.ToArray());
                }

            case "proof":
                using (var stream = new MemoryStream())
                {
                    var state = await store.ReadAsync(async (db, inner) => await StateAsync(db, made.Close, inner), stop);
                    await proof.WriteAsync(made, state, stream, stop);
                    return (made.Name("proof", "zip"), stream.ToArray());
                }
            default:
                return null;
        }
    }

    private async Task<(MadeFiles? Made, CloseResult? Refused)> MakeAsync(string month, CancellationToken stop)
    {
        var close = await store.ReadAsync(
            (db, inner) => db.Set<MonthClose>().AsNoTracking().SingleOrDefaultAsync(c => c.Month == month, inner),
            stop
        );
        if (close is null)
            return (null, CloseResult.No(words, "unknown"));
        var kept = await parts.Reader.LoadAsync(close, stop);
        if (kept is null)
            return (null, CloseResult.No(words, "changed"));
        var made = new MadeFiles(close, kept, CloseFiles.Bank(kept), parts.Files.List(kept), parts.Files.Payments(kept));
        return CloseFiles.IsSigned(close, kept, CloseFiles.HashOf(made.Bank)) ? (made, null) : (null, CloseResult.No(words, "changed"));
    }

    private Task<CloseResult> CloseAsync(MadeFiles made, Actor by, CancellationToken stop)
    {
        var (month, hash) = (made.Close.Month, made.Close.Hash);
        return store.WriteAsync(
            async (db, inner) =>
            {
                var now = clock.GetUtcNow();
                var isFirst =
                    await db.Set<MonthClose>()
                        .Where(c => c.Month == month && c.Hash == hash && c.ExportedAt == null)
                        .ExecuteUpdateAsync(set => set.SetProperty(c => c.ExportedAt, now), inner) == 1;
                var close = await db.Set<MonthClose>().AsNoTracking().SingleOrDefaultAsync(c => c.Month == month && c.Hash == hash, inner);
                if (close is null)
                    return Written.Undo(CloseResult.No(words, "changed"));
                var state = await StateAsync(db, close, inner);
                var valid = state.Approvals.Count(a => a.Counts);
                if (valid < CloseParts.Approvals)
                    return Written.Undo(CloseResult.No(words, "approvals", FormattableString.Invariant($"{valid}")));
                if (isFirst && await parts.Reader.ChangedPayeesAsync(db, month, inner) is { Count: > 0 } changed)
                    return Written.Undo(CloseResult.No(words, "payees-changed", string.Join(' ', changed)));
                AuditLog.Add(db, now, by, isFirst ? "close.exported" : "close.exported-again", month, $"hash={hash}");

                // The list of a close of an earlier version says the same and looks otherwise: its new sum is on record too.
                foreach (var (name, bytes) in made.Files.Where(f => isFirst || (f.Bytes == made.List && made.IsListAnew)))
                    AuditLog.Add(db, now, by, "close.file", month, $"{name} sha256={CloseFiles.HashOf(bytes)}");
                await db.SaveChangesAsync(inner);
                return Written.Keep(CloseResult.Of(state));
            },
            stop
        );
    }

    private static async Task<CloseState> StateAsync(ChannelsDb db, MonthClose close, CancellationToken stop) =>
        CloseParts.State(close, await CloseParts.SignaturesAsync(db, close, stop));

    /// <summary>As <c>sha256sum -c</c> reads it: of every file beside it.</summary>
    private static async Task SumAsync(string folder, IEnumerable<string> names, Stream to, CancellationToken stop)
    {
        await using var lines = new StreamWriter(to, leaveOpen: true) { NewLine = "\n" };
        foreach (var name in names)
        {
            await using var file = File.OpenRead(Path.Combine(folder, name));
            await lines.WriteLineAsync($"{Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop))}  {name}");
        }
    }

    /// <summary>Whole or not at all: under another name first.</summary>
    private static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var half = path + ".part";
        var own = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            own.UnixCreateMode = OwnFile;
        await using (var stream = new FileStream(half, own))
            await write(stream);
        File.Move(half, path, overwrite: true);
    }
}

/// <summary>A close and the files made of it.</summary>
internal sealed record MadeFiles(MonthClose Close, ClosedMonth Kept, byte[] Bank, byte[] List, byte[] Payments)
{
    /// <summary>Not the bytes that were made when it was prepared.</summary>
    public bool IsListAnew => CloseFiles.HashOf(List) != Close.ListHash;

    /// <summary>Each by its name.</summary>
    public IEnumerable<(string Name, byte[] Bytes)> Files =>
        [(Name("bank", "txt"), Bank), (Name("list", "xlsx"), List), (Name("payments", "csv"), Payments)];

    public string Name(string kind, string ending) => $"{kind}-{Close.Month}.{ending}";
}
