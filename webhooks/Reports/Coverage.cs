using Channels.Knowledge.Content;

namespace Channels.Webhooks.Reports;

/// <summary>What is asked beside what there are entries for: by service, and by what questions are about.</summary>
internal static class Coverage
{
    public const string Service = "service";
    public const string Topic = "topic";

    /// <summary>Services first, what is asked most at the top. A service without a name stands for entries that hold for all.</summary>
    public static IReadOnlyList<CoverageRow> Of(IReadOnlyList<QuestionRow> asked, IReadOnlyList<Entry> entries)
    {
        var live = entries.Where(e => e.Status is EntryStatus.Approved or EntryStatus.Unconfirmed).ToList();
        var services = live.SelectMany(e => e.Services.DefaultIfEmpty("")).Concat(asked.SelectMany(q => q.Services.DefaultIfEmpty("")));
        var topics = asked.Select(q => q.Topic ?? "").Where(t => t.Length > 0);
        return
        [
            .. Rows(
                Service,
                services,
                name => live.Where(e => name.Length == 0 ? e.Services.Count == 0 : e.Services.Contains(name, StringComparer.Ordinal)),
                name => asked.Where(q => name.Length == 0 ? q.Services.Count == 0 : q.Services.Contains(name, StringComparer.Ordinal))
            ),
            .. Rows(Topic, topics, name => live.Where(e => IsAbout(e, name)), name => asked.Where(q => q.Topic == name)),
        ];
    }

    private static bool IsAbout(Entry entry, string topic) =>
        entry.AddOns.Contains(topic, StringComparer.Ordinal)
        || entry.Topic?.Contains(topic, StringComparison.Ordinal) is true
        || entry.Question.Contains(topic, StringComparison.Ordinal);

    private static IEnumerable<CoverageRow> Rows(
        string kind,
        IEnumerable<string> names,
        Func<string, IEnumerable<Entry>> entries,
        Func<string, IEnumerable<QuestionRow>> questions
    ) =>
        names
            .Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Entries: entries(name).ToList(), Questions: questions(name).ToList()))
            .Select(r => new CoverageRow(
                kind,
                r.Name,
                r.Entries.Count(e => e.Status == EntryStatus.Approved),
                r.Entries.Count(e => e.Status == EntryStatus.Unconfirmed),
                r.Questions.Count,
                r.Questions.Count(q => q.Outcome == "answered"),
                r.Questions.Count(q => q.Outcome == "not-covered")
            ))
            .OrderByDescending(r => r.NotCovered)
            .ThenByDescending(r => r.Asked)
            .ThenBy(r => r.Name, StringComparer.Ordinal);
}
