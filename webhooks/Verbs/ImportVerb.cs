using System.CommandLine;
using Channels.Knowledge.Ingest;
using Channels.Knowledge.Office;

namespace Channels.Webhooks.Verbs;

/// <summary>
/// <c>import {file} [--dry-run] [--by name] [--answers-on] [settings]</c>: questions and answers of a file into
/// the database, as unconfirmed versions.
/// Problems go to standard error with file and row, the summary to standard output. Exit code 1 when something was refused.
/// </summary>
internal static class ImportVerb
{
    private const int MostShown = 20;

    public static Command Command(HostFactory host, Terminal terminal)
    {
        var file = new Argument<string>("file")
        {
            Description = "A workbook, table or JSON file of questions and answers, or a folder of them.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change; write nothing." };
        var by = new Option<string>("--by")
        {
            Description = "Who imports, as the API names people: they cannot approve what they imported.",
            DefaultValueFactory = _ => EntryState.Imported,
        };
        by.Validators.Add(given =>
        {
            if (given.Tokens is [var name] && !IsName(name.Value))
                given.AddError("A name has letters, digits and . _ @ -, at most 64.");
        });
        var answersOn = new Option<bool>("--answers-on")
        {
            Description = "Approved answers whose source changed answer on until somebody confirms the new text.",
        };
        var command = new Command("import", "Bring questions and answers into the database, as unconfirmed versions.")
        {
            file,
            dryRun,
            by,
            answersOn,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(asked =>
            RunAsync(
                new Asked(
                    asked.GetRequiredValue(file),
                    asked.GetRequiredValue(by).ToLowerInvariant(),
                    asked.GetValue(dryRun),
                    asked.GetValue(answersOn),
                    [.. asked.UnmatchedTokens]
                ),
                host,
                terminal
            )
        );
        return command;
    }

    private static async Task<int> RunAsync(Asked asked, HostFactory host, Terminal terminal)
    {
        var (output, errors) = (terminal.Out, terminal.Error);
        if (Array.Find(asked.Settings, t => !IsSetting(t)) is { } token)
        {
            await errors.WriteLineAsync($"'{token}' is neither an option nor a setting, which is written --Section:Name=value.");
            return ExitCodes.Usage;
        }

        if (!File.Exists(asked.Path) && !Directory.Exists(asked.Path))
        {
            await errors.WriteLineAsync($"No such file or folder: {asked.Path}");
            return ExitCodes.Usage;
        }

        var reading = new ProgressLine("read", null, errors, terminal.IsWatched);
        var set = KnowledgeFiles.Read(asked.Path, progress: reading);
        reading.End();
        foreach (var problem in set.Problems)
            await errors.WriteLineAsync(problem.ToString());
        await using var app = host(asked.Settings);
        if (!await DatabaseVerbs.IsReadyAsync(app.Services, errors))
            return ExitCodes.Findings;
        var importer = app.Services.GetRequiredService<EntryImporter>();
        var plan = await importer.PlanAsync(set, new ImportTerms(asked.By, asked.AnswersOn), CancellationToken.None);
        foreach (var refused in plan.Refused)
            await errors.WriteLineAsync($"{Path.GetFileName(asked.Path)}: {refused.Code}: {refused.Field}: {refused.Message}");
        var writing = new ProgressLine("written", plan.Changes.Count, errors, terminal.IsWatched);
        var passed = asked.IsDryRun ? [] : await importer.WriteAsync(plan, asked.By, writing, CancellationToken.None);
        foreach (var id in passed)
            await errors.WriteLineAsync($"entry.version: {id} was changed by somebody else meanwhile and is left; import again");
        foreach (var change in asked.IsDryRun ? plan.Changes.Select(c => c.Version).Take(MostShown) : [])
            await output.WriteLineAsync($"{change.EntryId} version {change.Expected + 1} {change.Status}");
        if (asked.IsDryRun && plan.Changes.Count > MostShown)
            await output.WriteLineAsync($"and {plan.Changes.Count - MostShown} more");
        await ImportSummary.WriteAsync(plan.Report, asked.IsDryRun, output);
        return set.Problems.Count(p => !p.IsNote) + plan.Refused.Count + passed.Count == 0 ? ExitCodes.Ok : ExitCodes.Findings;
    }

    private static bool IsSetting(string token) => token.StartsWith("--", StringComparison.Ordinal) && token.Contains('=');

    /// <summary>As the API names people, so that who imports does not approve what they imported.</summary>
    private static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '@' or '-') && name[0] != '-';

    private sealed record Asked(string Path, string By, bool IsDryRun, bool AnswersOn, string[] Settings);
}
