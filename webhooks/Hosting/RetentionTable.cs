using System.Globalization;
using Channels.Bot.Erasure;
using Channels.Bot.Forms;

namespace Channels.Webhooks.Hosting;

/// <summary>How long what people say stays, by procedure and stage: as the settings and the newest version of each procedure say.</summary>
internal static class RetentionTable
{
    public static IEnumerable<string> Lines(ProcedureCatalog catalog, RetentionOptions keep)
    {
        yield return "How long things stay (a procedure's newest version holds for all of its submissions; fy: fiscal years, d: days):";
        foreach (var one in catalog.All.GroupBy(p => p.Id).Select(g => g.MaxBy(p => p.Version)!).OrderBy(p => p.Id, StringComparer.Ordinal))
            yield return $"  {one.Id} ({one.Privacy}): unfinished {Days(one.KeepsDrafts)}, its files {Days(keep.Draft)}, "
                + $"handed in {one.KeepsSubmissions ?? "until it is erased"}";
        yield return $"  said in a chat: raw events and messages {Days(keep.Raw)}, lines of the web chat {Days(keep.Transcript)}, "
            + $"questions {Days(keep.Question)}, conversation {Days(keep.Conversation)} after the last word, of a page {Days(keep.Page)}";
        yield return $"  of the office: given up and not dealt with {Days(keep.GivenUp)}, members who left {Days(keep.Member)}, "
            + $"closed months {Days(keep.Close)}, counts without persons {Days(keep.Figures)}, audit {Days(keep.Audit)}";
    }

    private static string Days(TimeSpan time) =>
        time.TotalDays >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:0.#}d")
            : time.ToString("c", CultureInfo.InvariantCulture);
}
