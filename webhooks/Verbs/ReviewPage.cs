using Channels.Knowledge.Office;
using Channels.Knowledge.Office.Documents;

namespace Channels.Webhooks.Verbs;

/// <summary>The rows of a review, to be read on a terminal or from a file.</summary>
internal static class ReviewPage
{
    public static async Task<int> WriteAsync(DocumentReview review, IServiceProvider services, TextWriter output, CancellationToken stop)
    {
        var all = (await services.GetRequiredService<EntryCatalog>().ReadAsync(stop)).ToDictionary(e => e.Id, StringComparer.Ordinal);
        var drawn = review.Sample.ToHashSet(StringComparer.Ordinal);
        var rows = review.Entries.Where(e => e.Flags.Count > 0 || drawn.Contains(e.Id)).ToList();
        await output.WriteLineAsync(
            $"""
            {review.Document.Title}
            review {review.Id}, {review.State}, opened by {review.OpenedBy}; {review.Entries.Count} entries, {rows.Count} to read, seed {review.Seed}
            """
        );
        if (review.First is { } first)
            await output.WriteLineAsync($"read by {first.By}: {first.Note ?? "no note"}");
        foreach (var left in review.First?.Without ?? [])
            await output.WriteLineAsync($"left out: {left.Id}: {left.Why}");
        foreach (var row in rows)
        {
            string[] why = drawn.Contains(row.Id) ? ["drawn", .. row.Flags] : [.. row.Flags];
            var entry = all.TryGetValue(row.Id, out var there) ? EntrySearch.Shown(there) : null;
            await output.WriteLineAsync(
                $"""

                {row.Id} version {row.Version} ({string.Join(", ", why)})
                Q: {entry?.Question}
                A: {entry?.Answer}
                """
            );
        }

        foreach (var former in review.Former)
            await output.WriteLineAsync($"former rule, not approved: {former}");
        return ExitCodes.Ok;
    }
}
