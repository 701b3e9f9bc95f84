using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Linting;
using Channels.Bot.Forms;

namespace Channels.Webhooks.Hosting;

/// <summary><c>lint [folder]</c>: what is wrong with procedures, one finding a line; exit code 1 when a procedure cannot be offered.</summary>
internal static class LintVerb
{
    public static int Run(string[] args)
    {
        var folder = args is [var named, ..] && !named.StartsWith('-') ? named : DialogServices.DefaultFolder;
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"No such folder: {folder}");
            return 2;
        }

        var findings = ProcedureLint.Run(folder);
        foreach (var finding in findings)
            Console.WriteLine(finding);
        var errors = findings.Count(f => f.Level == LintLevel.Error);
        Console.WriteLine($"{errors} errors, {findings.Count - errors} warnings.");
        return errors == 0 ? 0 : 1;
    }
}
