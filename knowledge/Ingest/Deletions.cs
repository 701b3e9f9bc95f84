using System.Globalization;
using System.Text.RegularExpressions;
using Channels.Knowledge.Content;
using Channels.Knowledge.Guard;
using Channels.Knowledge.Index;

namespace Channels.Knowledge.Ingest;

/// <summary>
/// Notes of the Ministry's answers that take other answers back (※平成27年度…問2は削除する). The answer they mean is found by its
/// number and the year of its document, and marked superseded; a note whose target is not found or not single is reported.
/// </summary>
internal static partial class Deletions
{
    public static List<Entry> Apply(List<Entry> entries, string file, List<EntryProblem> problems)
    {
        var by = new Dictionary<Entry, string>(ReferenceEqualityComparer.Instance);
        foreach (var entry in entries)
        {
            foreach (Match note in Note().Matches(Folding.Fold(entry.Answer)))
            {
                var targets = entries.Where(e => e != entry && IsMeant(e, note)).ToList();
                if (targets.Count == 1)
                    by[targets[0]] = entry.Id;
                else
                    problems.Add(new EntryProblem(file, 0, "deletion-target", $"'{note.Value}' in '{entry.Id}' means {targets.Count.ToString(CultureInfo.InvariantCulture)} answers"));
            }
        }

        return [.. entries.Select(e => by.TryGetValue(e, out var successor) ? e with { Status = EntryStatus.Superseded, SupersededBy = successor } : e)];
    }

    private static bool IsMeant(Entry entry, Match note)
    {
        if (entry.Citations is not [{ Number: { } number, Date: { } date }, ..] || Digits().Match(Folding.Fold(number)).Value != note.Groups["n"].Value)
            return false;
        var document = Folding.Fold(entry.Citations[0].Source);
        if (Volume().Match(note.Value) is { Success: true } volume)
            return document.Contains("vol." + volume.Groups["v"].Value, StringComparison.Ordinal);
        if (SourceDates.Find(note.Value) is { } issued)
            return date == issued;
        // An answer on a revision is often issued in the month before it takes effect.
        return Years.FindIn(note.Value, date).Any(y => y.From.AddMonths(-1) <= date && date <= y.Until);
    }

    [GeneratedRegex(@"(?<doc>(平成|令和)[^。※\n]{1,80}?)問\s?(?<n>\d+)(は|を)?\s?削除(する|します|した)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Note();

    [GeneratedRegex(@"vol\.?\s?(?<v>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Volume();

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
