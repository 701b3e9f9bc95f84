using Channels.Bot.Data;
using Channels.Webhooks.Answers.Reports;

namespace Channels.Webhooks.Hosting;

/// <summary>What the program can be asked to do. Exit codes: 0 ok, 1 findings or failure, 2 usage.</summary>
internal static class Verbs
{
    private const string Usage = """
        usage: channels [verb] [settings]
          serve    start the server (default)
          migrate  bring the database to this version
          check    tell whether settings and database are in order
          lint     [folder] [--publish]  say what is wrong with procedures; publish their versions
          qr       page procedure entry [file]   draw a QR code (.png, .svg, .pdf) for a leaflet or a counter
          preview  procedure [folder]    talk to a procedure in the terminal; nothing is saved
          preview  procedure [folder] --out pages    write its example conversations as HTML and Markdown
          ask      [--knowledge path]    answer questions from standard input, one a line, as JSON lines
          report   month --out folder    write the monthly report of questions (Excel and Markdown), for example report 2026-11 --out .
          import   file [--dry-run] [--by name]    bring a workbook, table or JSON file of questions and answers into the database
          evaluate folder                how well questions find their answers, on labelled data
        settings are written --Section:Name=value, for example --Database:Provider=postgres
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var verb = args is [var first, ..] && !first.StartsWith('-') ? first : "serve";
        var rest = args is [var named, ..] && named == verb ? args[1..] : args;
        switch (verb)
        {
            case "serve":
                await Program.Build(rest).RunAsync();
                return 0;
            case "migrate":
                return await MigrateAsync(rest);
            case "check":
                return await CheckAsync(rest);
            case "lint":
                return LintVerb.Run(rest);
            case "preview":
                return PreviewVerb.Run(rest);
            case "qr":
                return QrVerb.Run(rest);
            case "ask":
                return AskVerb.Run(rest, Console.In, Console.Out);
            case "report":
                return await ReportVerb.RunAsync(rest);
            case "import":
                return await ImportVerb.RunAsync(rest, Console.Out, Console.Error);
            case "evaluate":
                return EvaluateVerb.Run(rest);
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }

    private static async Task<int> MigrateAsync(string[] args)
    {
        await using var app = Program.Build(args);
        await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        Console.WriteLine("The database is at this version.");
        return 0;
    }

    private static async Task<int> CheckAsync(string[] args)
    {
        await using var app = Program.Build(args);
        var findings = new List<string>();
        foreach (var room in app.Services.GetServices<ISelfCheck>())
            findings.AddRange(await room.FindAsync(CancellationToken.None));
        foreach (var finding in findings)
            Console.WriteLine(finding);
        Console.WriteLine(findings.Count == 0 ? "In order." : $"{findings.Count} findings.");
        return findings.Count == 0 ? 0 : 1;
    }
}
