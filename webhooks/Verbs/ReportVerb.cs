using System.CommandLine;
using Channels.Webhooks.Reports;

namespace Channels.Webhooks.Verbs;

/// <summary><c>report {month} --out {folder}</c>: writes the monthly report as <c>questions-2026-11.xlsx</c> and <c>.md</c>.</summary>
internal static class ReportVerb
{
    public static Command Command(HostFactory host, Terminal terminal)
    {
        var month = new Argument<ReportMonth>("month")
        {
            Description = "For example 2026-11.",
            CustomParser = given =>
            {
                if (ReportMonth.Parse(given.Tokens[0].Value) is { } known)
                    return known;
                given.AddError("A month is written as 2026-11.");
                return default;
            },
        };
        var place = new Option<string>("--out") { Description = "Folder for the files.", Required = true };
        var command = new Command(
            "report",
            "Write the monthly report of questions (Excel and Markdown), for example report 2026-11 --out ."
        )
        {
            month,
            place,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                var known = asked.GetRequiredValue(month);
                await using var app = host([.. asked.UnmatchedTokens]);
                var reports = app.Services.GetRequiredService<QuestionReports>();
                var report = await reports.MakeAsync(known, stop);
                var folder = Directory.CreateDirectory(asked.GetRequiredValue(place)).FullName;
                await File.WriteAllBytesAsync(Path.Combine(folder, $"questions-{known}.xlsx"), reports.Workbook(report), stop);
                await File.WriteAllTextAsync(Path.Combine(folder, $"questions-{known}.md"), reports.Markdown(report), stop);
                await terminal.Out.WriteLineAsync($"questions-{known}.xlsx and questions-{known}.md are in {folder}.");
                return ExitCodes.Ok;
            }
        );
        return command;
    }
}
