using Channels.Knowledge.Office;
using Channels.Knowledge.Review;

namespace Channels.Webhooks.Verbs;

/// <summary>What an import found, as lines: every row counted once, then what has to be read and what answers no longer.</summary>
internal static class ImportSummary
{
    public static async Task WriteAsync(ImportReport report, bool isDryRun, TextWriter output)
    {
        foreach (var row in report.Flagged)
            await output.WriteLineAsync($"to read: {row.Id} {string.Join(", ", row.Flags)}: {Short(row.Question)}");
        foreach (var row in report.Reworded)
            await output.WriteLineAsync($"asks something else: {row.Id}: {Short(row.Before)} -> {Short(row.Now)}");
        foreach (var entry in report.Out)
            await output.WriteLineAsync(
                $"{(isDryRun ? "would answer" : "answers")} no longer: {entry.Id} (owner: {entry.Owner ?? "none"})"
            );
        var refused = report.Refused.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Value} {r.Key}").ToList();
        await output.WriteLineAsync(
            $"Rows read: {report.Rows}. {report.Added} new, {report.Changed} changed, {report.Unchanged} unchanged, "
                + $"{report.Kept} corrected by staff and kept, {report.Repeated} repeated, {report.Refused.Values.Sum()} refused"
                + $"{(refused.Count == 0 ? "" : ": " + string.Join(", ", refused))}."
        );
        await output.WriteLineAsync(
            $"Of these {report.Withdrawn} withdrawn, {report.Superseded} superseded by another row, "
                + $"{report.With(EntryFlags.Relative)} with a relative answer, {report.With(EntryFlags.Contradicting)} contradicting, "
                + $"{report.With(EntryFlags.Table)} with tables, {report.With(EntryFlags.OwnQuestion)} that would not answer their own "
                + "question."
        );
        await output.WriteLineAsync(
            $"{(isDryRun ? "Would write" : "Wrote")} {report.Added} new and {report.Changed} changed entries; {report.Out.Count} approved "
                + $"ones {(isDryRun ? "would answer" : "answer")} no longer; {report.Missing} others are not in the file and stay."
        );
    }

    private static string Short(string question) => question.ReplaceLineEndings(" ") is { Length: > 40 } text ? text[..40] + "…" : question;
}
