using System.CommandLine;
using System.Text;
using Channels.Bot.Audit.Chain;

namespace Channels.Webhooks.Verbs;

/// <summary><c>audit verify</c> and <c>audit export</c>: whether the audit is whole, and a copy of it that proves it later.</summary>
internal static class AuditVerbs
{
    private const string HeadsFile = "audit-heads.csv";
    private const string HeadsLine = "day,entries,head";

    public static Command Command(HostFactory host, Terminal terminal) =>
        new("audit", "Look at the chain of the audit, or copy it.") { Verify(host, terminal), Export(host, terminal) };

    private static Command Verify(HostFactory host, Terminal terminal)
    {
        var heads = new Option<FileInfo?>("--heads") { Description = $"Heads that were kept elsewhere ({HeadsFile} of an export)." };
        var command = new Command("verify", "Compute every seal again; exit code 1 when one does not fit.") { heads };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                Dictionary<string, byte[]> known = [];
                var isExport = false;
                if (asked.GetValue(heads) is { } file)
                {
                    try
                    {
                        var lines = await File.ReadAllLinesAsync(file.FullName, stop);
                        known = AuditChain.ReadHeads(lines);
                        isExport = lines is [HeadsLine, ..];
                    }
                    catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
                    {
                        await terminal.Error.WriteLineAsync(error.Message);
                        return ExitCodes.Usage;
                    }
                }

                // An export of the first day has none yet, and is one all the same.
                if (asked.GetValue(heads) is { } empty && known.Count == 0 && !isExport)
                {
                    await terminal.Error.WriteLineAsync($"{empty.FullName} has no heads.");
                    return ExitCodes.Usage;
                }

                await using var app = await host.OpenAsync([.. asked.UnmatchedTokens], stop);
                var verdict = await app.Services.GetRequiredService<AuditChain>().VerifyAsync(known, stop);
                foreach (var finding in verdict.Findings)
                    await terminal.Out.WriteLineAsync($"{finding.Code} {finding.Day} {finding.Place}".TrimEnd());
                await terminal.Out.WriteLineAsync(
                    $"{Counted.Of(verdict.Entries, "entry")} on {Counted.Of(verdict.Days - verdict.Expired, "day")}, "
                        + $"{verdict.Expired} expired, "
                        + $"{verdict.Open} not sealed yet; {Counted.Of(known.Count, "head")} compared. "
                        + (verdict.Findings.Count == 0 ? "In order." : $"{Counted.Of(verdict.Findings.Count, "finding")}.")
                );
                return verdict.Findings.Count == 0 ? ExitCodes.Ok : ExitCodes.Findings;
            }
        );
        return command;
    }

    private static Command Export(HostFactory host, Terminal terminal)
    {
        var folder = new Option<DirectoryInfo>("--folder") { Description = "Where to; made when missing.", Required = true };
        var command = new Command("export", $"Write a file a day, and {HeadsFile}; what is there already stays.") { folder };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                var to = asked.GetRequiredValue(folder);
                to.Create();
                await using var app = await host.OpenAsync([.. asked.UnmatchedTokens], stop);
                var chain = app.Services.GetRequiredService<AuditChain>();
                var days = await chain.DaysAsync(stop);
                var written = 0;

                // The last day goes on; it is exported when the next one has begun.
                foreach (var day in days.SkipLast(1))
                {
                    var path = Path.Combine(to.FullName, $"audit-{day.Day}.jsonl");
                    if (File.Exists(path))
                        continue;
                    await WriteAsync(
                        path,
                        async file =>
                        {
                            await foreach (var entry in chain.EntriesAsync(day.Day, stop))
                                await file.WriteLineAsync(
                                    $"{Convert.ToHexStringLower(entry.Seal!)} {Encoding.UTF8.GetString(AuditSeal.JsonOf(entry))}"
                                );
                        }
                    );
                    written++;
                }

                var heads = Path.Combine(to.FullName, HeadsFile);
                if (File.Exists(heads) && await OtherAsync(heads, days, stop) is { } other)
                {
                    await terminal.Error.WriteLineAsync($"The head of {other} is another one than before. Nothing was overwritten.");
                    return ExitCodes.Findings;
                }

                await WriteAsync(
                    heads,
                    async file =>
                    {
                        await file.WriteLineAsync(HeadsLine);
                        foreach (var day in days.SkipLast(1))
                            await file.WriteLineAsync($"{day.Day},{day.Entries},{Convert.ToHexStringLower(day.Head)}");
                    }
                );
                await terminal.Out.WriteLineAsync(
                    $"{Counted.Of(written, "day")} written; {Counted.Of(Math.Max(0, days.Count - 1), "head")} in {HeadsFile}. "
                        + "The last day goes on: it is written when the next one has begun."
                );
                return ExitCodes.Ok;
            }
        );
        return command;
    }

    private static async Task<string?> OtherAsync(string heads, List<Channels.Bot.Data.Rows.AuditDay> days, CancellationToken stop)
    {
        var known = AuditChain.ReadHeads(await File.ReadAllLinesAsync(heads, stop));
        return known.Keys.Order().FirstOrDefault(d => days.Find(one => one.Day == d) is not { } day || !day.Head.SequenceEqual(known[d]));
    }

    /// <summary>Whole or not at all: under another name first.</summary>
    private static async Task WriteAsync(string path, Func<StreamWriter, Task> write)
    {
        var half = path + ".part";
        await using (var file = new StreamWriter(half, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            await write(file);
        File.Move(half, path, overwrite: true);
    }
}
