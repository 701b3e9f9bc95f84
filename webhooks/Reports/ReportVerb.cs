namespace Channels.Webhooks.Reports;

/// <summary><c>report {month} --out {folder}</c>: writes the monthly report as <c>questions-2026-11.xlsx</c> and <c>.md</c>.</summary>
internal static class ReportVerb
{
    private const string Usage = "usage: report 2026-11 --out folder [settings]";

    public static async Task<int> RunAsync(string[] args)
    {
        var place = Array.IndexOf(args, "--out");
        if (args is not [var text, ..] || ReportMonth.Parse(text) is not { } month || place < 1 || place + 1 >= args.Length)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        await using var app = Program.Build([.. args.Where((_, at) => at != 0 && at != place && at != place + 1)]);
        var reports = app.Services.GetRequiredService<QuestionReports>();
        var report = await reports.MakeAsync(month, CancellationToken.None);
        var folder = Directory.CreateDirectory(args[place + 1]).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, $"questions-{month}.xlsx"), reports.Workbook(report));
        await File.WriteAllTextAsync(Path.Combine(folder, $"questions-{month}.md"), reports.Markdown(report));
        Console.WriteLine($"questions-{month}.xlsx and questions-{month}.md are in {folder}.");
        return 0;
    }
}
