using System.CommandLine;
using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Linting;
using Channels.Bot.Forms;

namespace Channels.Webhooks.Verbs;

/// <summary>
/// <c>lint [folder] [--publish]</c>: what is wrong with procedures, one finding a line; exit code 1 when a procedure cannot be offered.
/// With <c>--publish</c> and no error, the versions become published: from then on they never change.
/// </summary>
internal static class LintVerb
{
    public static Command Command(Terminal terminal)
    {
        var folder = new Argument<string>("folder")
        {
            Description = "The folder that holds the procedures' folders; the shipped ones when left out.",
            DefaultValueFactory = _ => DialogServices.EditedFolder,
        };
        var publish = new Option<bool>("--publish")
        {
            Description = "Publish the versions when there is no error; they never change again.",
        };
        var command = new Command("lint", "Say what is wrong with procedures; publish their versions.") { folder, publish };
        command.SetAction(asked => Run(asked.GetRequiredValue(folder), asked.GetValue(publish), terminal));
        return command;
    }

    private static int Run(string folder, bool publishes, Terminal terminal)
    {
        if (!Directory.Exists(folder))
        {
            terminal.Error.WriteLine($"No such folder: {folder}");
            return ExitCodes.Usage;
        }

        var checkedCount = Directory.EnumerateDirectories(folder).Count(d => File.Exists(Path.Combine(d, "procedure.yaml")));
        if (checkedCount == 0)
        {
            terminal.Error.WriteLine(
                $"There is no procedure below {Path.GetFullPath(folder)}: name the folder that holds the procedures' folders."
            );
            return ExitCodes.Usage;
        }

        var findings = ProcedureLint.Run(folder);
        foreach (var finding in findings)
            terminal.Out.WriteLine(finding);
        var errors = findings.Count(f => f.Level == LintLevel.Error);
        terminal.Out.WriteLine(
            $"{checkedCount} procedures in {Path.GetFullPath(folder)}: {errors} errors, {findings.Count - errors} warnings."
        );
        if (errors > 0)
            return ExitCodes.Findings;
        if (publishes)
        {
            foreach (var version in ProcedureLint.Publish(folder))
                terminal.Out.WriteLine($"Published: {version}");
        }

        return ExitCodes.Ok;
    }
}
