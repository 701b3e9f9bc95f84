using Channels.Bot.Data;
using Channels.Knowledge.Ingest;
using Channels.Knowledge.Office;

namespace Channels.Webhooks.Hosting;

/// <summary>
/// <c>import {file} [--dry-run] [--by name] [settings]</c>: questions and answers of a file into the database, as unconfirmed versions.
/// Problems go to standard error with file and row, the summary to standard output. Exit code 1 when something was refused.
/// </summary>
internal static class ImportVerb
{
    private const int MostShown = 20;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (Read(args) is not { } asked)
        {
            await errors.WriteLineAsync("usage: import file [--dry-run] [--by name] [settings, written --Section:Name=value]");
            return 2;
        }

        if (!File.Exists(asked.Path) && !Directory.Exists(asked.Path))
        {
            await errors.WriteLineAsync($"No such file or folder: {asked.Path}");
            return 2;
        }

        var isTerminal = ReferenceEquals(errors, Console.Error) && !Console.IsErrorRedirected;
        var reading = new ProgressLine("read", null, errors, isTerminal);
        var set = KnowledgeFiles.Read(asked.Path, progress: reading);
        reading.End();
        foreach (var problem in set.Problems)
            await errors.WriteLineAsync(problem.ToString());
        await using var app = Program.Build(asked.Settings);
        if (!await IsReadyAsync(app.Services.GetRequiredService<DatabaseMigrator>(), errors))
            return 1;
        var importer = app.Services.GetRequiredService<EntryImporter>();
        var plan = await importer.PlanAsync(set.Entries, asked.By, CancellationToken.None);
        foreach (var refused in plan.Refused)
            await errors.WriteLineAsync($"{Path.GetFileName(asked.Path)}: {refused.Code}: {refused.Field}: {refused.Message}");
        var writing = new ProgressLine("written", plan.Changes.Count, errors, isTerminal);
        var passed = asked.IsDryRun ? [] : await importer.WriteAsync(plan, asked.By, writing, CancellationToken.None);
        foreach (var id in passed)
            await errors.WriteLineAsync($"entry.version: {id} was changed by somebody else meanwhile and is left; import again");
        foreach (var change in asked.IsDryRun ? plan.Changes.Take(MostShown) : [])
            await output.WriteLineAsync($"{change.EntryId} version {change.Expected + 1} {change.Status}");
        await output.WriteLineAsync(
            $"{(asked.IsDryRun ? "Would write" : "Wrote")} {plan.Added} new and {plan.Changed} changed "
                + $"entries, {plan.Superseded} of them superseded; "
                + $"{plan.Unchanged} are as they were, {plan.Missing} others are not in the file and stay. "
                + $"Refused: {set.Problems.Count + plan.Refused.Count}."
        );
        return set.Problems.Count + plan.Refused.Count + passed.Count == 0 ? 0 : 1;
    }

    private static async Task<bool> IsReadyAsync(DatabaseMigrator migrator, TextWriter errors)
    {
        if (migrator.RunsAtStart)
            await migrator.MigrateAsync(CancellationToken.None);
        if ((await migrator.PendingAsync(CancellationToken.None)).Count == 0)
            return true;
        await errors.WriteLineAsync("The database is behind this version; run the verb migrate.");
        return false;
    }

    private static Asked? Read(string[] args)
    {
        string? path = null;
        var (by, isDryRun, settings) = (EntryState.Imported, false, new List<string>());
        for (var at = 0; at < args.Length; at++)
        {
            switch (args[at])
            {
                case "--dry-run":
                    isDryRun = true;
                    break;
                case "--by" when at + 1 < args.Length && IsName(args[at + 1]):
                    by = args[++at].ToLowerInvariant();
                    break;
                case var setting when setting.StartsWith("--", StringComparison.Ordinal) && setting.Contains('='):
                    settings.Add(setting);
                    break;
                case var file when path is null && !file.StartsWith('-'):
                    path = file;
                    break;
                default:
                    return null;
            }
        }

        return path is null ? null : new Asked(path, by, isDryRun, [.. settings]);
    }

    /// <summary>As the API names people, so that who imports does not approve what they imported.</summary>
    private static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '@' or '-') && name[0] != '-';

    private sealed record Asked(string Path, string By, bool IsDryRun, string[] Settings);
}
