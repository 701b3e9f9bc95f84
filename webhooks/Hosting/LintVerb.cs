using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Linting;
using Channels.Bot.Forms;

namespace Channels.Webhooks.Hosting;

/// <summary>
/// <c>lint [folder] [--publish]</c>: what is wrong with procedures, one finding a line; exit code 1 when a procedure cannot be offered.
/// With <c>--publish</c> and no error, the versions become published: from then on they never change.
/// </summary>
internal static class LintVerb
{
    public static int Run(string[] args)
    {
        var folder = Array.Find(args, a => !a.StartsWith('-')) ?? DialogServices.DefaultFolder;
        var publishes = args.Contains("--publish");
        if (!Directory.Exists(folder) || args.Any(a => a.StartsWith('-') && a is not "--publish"))
        {
            Console.Error.WriteLine(Directory.Exists(folder) ? "usage: lint [folder] [--publish]" : $"No such folder: {folder}");
            return 2;
        }

        var checkedCount = Directory.EnumerateDirectories(folder).Count(d => File.Exists(Path.Combine(d, "procedure.yaml")));
        if (checkedCount == 0)
        {
            Console.Error.WriteLine(
                $"There is no procedure below {Path.GetFullPath(folder)}: name the folder that holds the procedures' folders."
            );
            return 2;
        }

        var findings = ProcedureLint.Run(folder);
        foreach (var finding in findings)
            Console.WriteLine(finding);
        var errors = findings.Count(f => f.Level == LintLevel.Error);
        Console.WriteLine($"{checkedCount} procedures in {Path.GetFullPath(folder)}: {errors} errors, {findings.Count - errors} warnings.");
        if (errors > 0)
            return 1;
        if (publishes)
        {
            foreach (var version in ProcedureLint.Publish(folder))
                Console.WriteLine($"Published: {version}");
        }

        return 0;
    }
}
