using System.CommandLine;
using Channels.Bot.Audit;
using Channels.Bot.FamilySupport.Members;
using Channels.Text;

namespace Channels.Webhooks.Verbs.Centre;

/// <summary>
/// <c>members import</c>: the centre's file into the table of members, or of pairs; <c>members count</c>: how many are active;
/// <c>members code</c> and <c>members unlink</c>: <see cref="MemberLinkVerbs"/>.
/// </summary>
internal static class MembersVerb
{
    private const long LargestFile = 32 * 1024 * 1024;
    private static readonly Actor Operator = Actor.System("operator");

    public static Command Command(HostFactory host, Terminal terminal) =>
        new("members", "Import the members of family support, count them, link them to their conversations.")
        {
            Import(host, terminal),
            Count(host, terminal),
            MemberLinkVerbs.Code(host, terminal),
            MemberLinkVerbs.Unlink(host, terminal),
        };

    private static Command Import(HostFactory host, Terminal terminal)
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "CSV as kintone exports it, UTF-8 or Shift_JIS: members, or pairs (依頼会員番号, 提供会員番号).",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change; write nothing." };
        var ignore = new Option<string[]>("--ignore")
        {
            Description = "A column that need not be read, though its name sounds as if it told who is active, for example --ignore 状態.",
        };
        var command = new Command(
            "import",
            "Bring members or pairs into the database; who is not in the file stays, and so does what has no column in it."
        )
        {
            file,
            dryRun,
            ignore,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                var (path, isDry) = (asked.GetRequiredValue(file), asked.GetValue(dryRun));
                if (!path.Exists || path.Length > LargestFile)
                {
                    await terminal.Error.WriteLineAsync(
                        path.Exists ? $"{path.Name} is larger than {LargestFile >> 20} MiB." : $"No such file: {path.FullName}"
                    );
                    return ExitCodes.Usage;
                }

                await using var app = host([.. asked.UnmatchedTokens]);
                if (!await DatabaseVerbs.IsReadyAsync(app.Services, terminal.Error))
                    return ExitCodes.Findings;
                var progress = new ProgressLine("rows", null, terminal.Error, terminal.IsWatched);
                var done = await app
                    .Services.GetRequiredService<MemberImport>()
                    .RunAsync(
                        await File.ReadAllBytesAsync(path.FullName, stop),
                        asked.GetValue(ignore) ?? [],
                        isDry,
                        Operator,
                        progress,
                        CancellationToken.None
                    );
                progress.End();
                foreach (var finding in done.Findings)
                    await terminal.Error.WriteLineAsync($"{path.Name}: {finding}");
                await SayChangesAsync(done, terminal);
                await terminal.Out.WriteLineAsync(
                    $"{(isDry ? "Would write" : "Wrote")} {done.Added} new and {done.Changed} changed ({done.Emptied} fields emptied); "
                        + $"{done.Unchanged} are as they were. Rows of the file: {done.Rows}, not taken: {done.Refused}."
                );
                return done.Findings.Count == 0 ? ExitCodes.Ok : ExitCodes.Findings;
            }
        );
        return command;
    }

    /// <summary>Which fields of whom, and which columns were not read: never what stands in them.</summary>
    private static async Task SayChangesAsync(MemberImported done, Terminal terminal)
    {
        foreach (var one in done.Changes)
        {
            var fields = one.Fields.Select(f => one.Emptied.Contains(f) ? $"{f} (emptied)" : f);
            await terminal.Out.WriteLineAsync($"{one.Number}: {string.Join(", ", fields)}");
        }

        if (done.Unread.Count > 0)
            await terminal.Out.WriteLineAsync($"look: columns not read: {string.Join(", ", done.Unread)}");
    }

    private static Command Count(HostFactory host, Terminal terminal)
    {
        var on = new Option<DateOnly?>("--on") { Description = "The key date; today when left out." };
        var command = new Command("count", "Count active members by role on a day.") { on };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                await using var app = host([.. asked.UnmatchedTokens]);
                if (!await DatabaseVerbs.IsReadyAsync(app.Services, terminal.Error))
                    return ExitCodes.Findings;
                var day = asked.GetValue(on) ?? JapanTime.DayOf(app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
                var count = await app.Services.GetRequiredService<MemberBook>().CountAsync(day, stop);
                await terminal.Out.WriteLineAsync(
                    $"{count.On:yyyy-MM-dd}: requesters {count.Requesters}, providers {count.Providers} "
                        + $"(trained {count.TrainedProviders}), both {count.Both}, members {count.All}, pairs that have met {count.Pairs}"
                );
                return ExitCodes.Ok;
            }
        );
        return command;
    }
}
