using System.Globalization;
using System.Text.RegularExpressions;
using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;
using Channels.Text;

namespace Channels.Knowledge.Ingest;

/// <summary>
/// Notes of the Ministry's answers that take other answers back (※平成27年度…問2は削除する; 問3から問5まで; 本問は削除する). The answers they
/// mean are found by their numbers and the date, volume or year of their document, and marked superseded; a note whose target is not
/// found or not single is reported.
/// </summary>
internal static partial class Deletions
{
    private const int MostOfARange = 50;

    public static List<Entry> Apply(List<Entry> entries, string file, List<EntryProblem> problems)
    {
        var by = new Dictionary<Entry, string?>(ReferenceEqualityComparer.Instance);
        var byNumber = entries
            .Where(e => e.Citations is [{ Number: not null, Date: not null }, ..])
            .ToLookup(e => Digits().Match(JapaneseText.FoldWidths(e.Citations[0].Number!)).Value, StringComparer.Ordinal);
        foreach (var entry in entries.Where(e => e.Answer.Contains("削除", StringComparison.Ordinal)))
        {
            var answer = JapaneseText.FoldWidths(entry.Answer);
            if (Itself().IsMatch(answer))
                by[entry] = null;
            foreach (Match note in Note().Matches(answer))
            {
                foreach (var number in Numbers(note))
                    Take(entry, note.Value, [.. byNumber[number].Where(e => e != entry && IsMeant(e, note.Value))]);
            }
        }

        return
        [
            .. entries.Select(e =>
                by.TryGetValue(e, out var successor) ? e with { Status = EntryStatus.Superseded, SupersededBy = successor } : e
            ),
        ];

        void Take(Entry entry, string note, Entry[] targets)
        {
            if (targets is [var target])
                by[target] = entry.Id;
            else
                problems.Add(
                    new EntryProblem(
                        file,
                        0,
                        "deletion-target",
                        $"'{note}' in '{entry.Id}' means {targets.Length.ToString(CultureInfo.InvariantCulture)} answers"
                    )
                );
        }
    }

    /// <summary>The numbers of a note: 問2, 問2及び問5, 問3から問6まで.</summary>
    private static IEnumerable<string> Numbers(Match note)
    {
        var numbers = note.Groups["n"].Captures.Select(c => int.Parse(c.Value, NumberStyles.None, CultureInfo.InvariantCulture)).ToList();
        if (numbers.Count == 2 && note.Groups["range"].Success && numbers[1] > numbers[0] && numbers[1] - numbers[0] < MostOfARange)
            numbers = [.. Enumerable.Range(numbers[0], numbers[1] - numbers[0] + 1)];
        return numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)).Distinct(StringComparer.Ordinal);
    }

    private static bool IsMeant(Entry entry, string note)
    {
        var date = entry.Citations[0].Date!.Value;
        var document = JapaneseText.FoldWidths(entry.Citations[0].Source);
        var volume = Volume().Match(note);
        if (volume.Success && !Volume().Matches(document).Any(v => v.Groups["v"].Value == volume.Groups["v"].Value))
            return false;
        if (SourceDates.Find(note) is { } issued)
            return date == issued;

        // An answer on a revision is often issued in the month before it takes effect.
        var years = Years.FindIn(note, date);
        return years.Count == 0 ? volume.Success : years.Exists(y => y.From.AddMonths(-1) <= date && date <= y.Until);
    }

    [GeneratedRegex(
        @"(?<doc>(平成|令和)[^。※\n]{1,80}?)問\s?(?<n>\d{1,4})((?<range>から|~|〜|-)|(、|,|及び|と|・|並びに))?(問?\s?(?<n>\d{1,4})(まで)?(、|,|及び|と"
            + @"|・)?){0,9}(まで)?(は|を|について(は|、))?\s?、?削除(する|します|した|され)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Note();

    [GeneratedRegex(@"(本|当該|この)(問|質問|q&a|回答)(は|を)、?削除", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Itself();

    [GeneratedRegex(@"vol\.?\s?(?<v>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Volume();

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
