using System.CommandLine;
using Channels.Webhooks.Reports;
using Channels.Webhooks.Reports.Activities;

namespace Channels.Webhooks.Verbs;

/// <summary><c>report {month} --out {folder}</c>: writes the monthly reports as <c>questions-2026-11.xlsx</c>, <c>.md</c> and
/// <c>.svg</c>, and <c>activities-2026-11</c> in the same way.</summary>
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
            "Write the monthly reports of questions and of activity reports (Excel, Markdown, a chart), for example report 2026-11 --out ."
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
                var folder = Path.GetFullPath(asked.GetRequiredValue(place));
                string[] files =
                [
                    .. await app.Services.GetRequiredService<QuestionReports>().WriteAsync(known, folder, stop),
                    .. await app.Services.GetRequiredService<ActivityReports>().WriteAsync(known, folder, stop),
                ];
                await terminal.Out.WriteLineAsync($"{string.Join(", ", files)} are in {folder}.");
                return ExitCodes.Ok;
            }
        );
        return command;
    }
}
