using System.Globalization;
using System.Text;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Tests.Sinks.Kintone;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Sinks.Hour;

/// <summary>What is where in the end: in the database, in kintone, in the shared folder, in the mirror. Every sentence in
/// <see cref="Wrong"/> is one lost or one twice.</summary>
internal sealed class HourCount(List<Submission> submissions, List<SinkReceipt> receipts)
{
    public List<string> Wrong { get; } = [];

    public static async Task<HourCount> ReadAsync(ChannelsDb db, CancellationToken stop) =>
        new(
            await db.Submissions.AsNoTracking().Where(s => !s.IsInterim).ToListAsync(stop),
            await db.SinkReceipts.AsNoTracking().ToListAsync(stop)
        );

    public int Of(string procedure) => submissions.Count(s => s.Procedure == procedure);

    public string Kintone(KintoneServer server)
    {
        var effects = server.Effects.CountBy(e => e).ToDictionary();
        foreach (var one in submissions)
        {
            var key = $"{HourSettings.Apps[one.Procedure]}/{one.Reference}";
            if (!server.Records.TryGetValue(key, out var record))
                Wrong.Add($"kintone: {key} is lost");
            else if ((string?)record.Values["種別"] is not ("新規" or "訂正"))
                Wrong.Add($"kintone: {key} has {record.Values["種別"]} of what was handed in");

            // No version changed the record twice. One that was passed over may have been written, its answer lost.
            var versions = receipts.Where(r => (r.Sink, r.SubmissionId) == ("city", one.Id)).ToList();
            var delivered = versions.Count(r => r.Outcome == SinkOutcomeKind.Delivered);
            if (effects.GetValueOrDefault(one.Reference) is var changes && (changes < delivered || changes > versions.Count))
                Wrong.Add($"kintone: {key} changed {changes} times for {delivered} of {versions.Count} versions");
        }

        foreach (
            var key in server.Records.Keys.Where(k => submissions.TrueForAll(s => !k.EndsWith('/' + s.Reference, StringComparison.Ordinal)))
        )
            Wrong.Add($"kintone: {key} is nobody's");
        Wrong.AddRange(server.Undocumented.Select(u => $"kintone: not documented: {u}"));
        return $"kintone: {server.Records.Count} records, {effects.Values.Sum()} changes, {server.Calls.Count} calls";
    }

    /// <summary>The tables of all folders: reference, kind, edition.</summary>
    public string Shared(string folder)
    {
        var laid = Directory.GetDirectories(folder).Where(d => char.IsAsciiDigit(Path.GetFileName(d)[0])).Order().ToList();
        var rows = laid.SelectMany(Rows).ToList();
        foreach (var twice in rows.GroupBy(r => r).Where(g => g.Count() > 1))
            Wrong.Add($"folder: {twice.Key} is there {twice.Count()} times");
        foreach (var one in submissions.Where(s => !rows.Exists(r => r.Reference == s.Reference && r.Kind is "submitted" or "updated")))
            Wrong.Add($"folder: {one.Reference} is lost");
        var numbers = laid.Select(d => Path.GetFileName(d)[..6]).ToList();
        if (!numbers.SequenceEqual(Enumerable.Range(1, laid.Count).Select(n => n.ToString("000000", CultureInfo.InvariantCulture))))
            Wrong.Add($"folder: numbers {string.Join(' ', numbers)}");
        return $"folder: {laid.Count} folders, {rows.Count} rows, {rows.Select(r => r.Reference).Distinct().Count()} numbers";
    }

    public string Mirror(HourMirror mirror)
    {
        var (lines, folders) = (mirror.Lines(), mirror.Folders());
        foreach (var twice in lines.GroupBy(l => l).Where(g => g.Count() > 1))
            Wrong.Add($"mirror: {twice.Key} is named {twice.Count()} times");
        foreach (var odd in lines.Except(folders).Concat(folders.Except(lines)))
            Wrong.Add($"mirror: {odd} is only in the folder, or only in the manifest");
        foreach (var one in submissions)
        {
            if (!lines.Any(l => l.Reference == one.Reference))
                Wrong.Add($"mirror: {one.Reference} is lost");
            else if (mirror.IsInterim(one.Reference))
                Wrong.Add($"mirror: of {one.Reference} only what was written on the way");
        }

        return $"mirror: {lines.Count} revisions of {lines.Select(l => l.Reference).Distinct().Count()} numbers, "
            + $"{mirror.Runs} runs, {mirror.Killed} killed";
    }

    private static IEnumerable<(string Reference, string Kind, string Edition)> Rows(string laid)
    {
        using var text = new StreamReader(Path.Combine(laid, "submissions.csv"), new UTF8Encoding(true));
        using var csv = CsvHelper.CsvReader.Create(text, new CsvHelper.CsvReaderOptions { HasHeader = false });
        for (var isFirst = true; csv.Read(); isFirst = false)
        {
            if (!isFirst)
                yield return (csv.GetString(0), csv.GetString(1), csv.GetString(2));
        }
    }
}
