using Channels.Bot.Forms;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.FamilySupport.Rules;

/// <summary>
/// Reads day classes, bands and rates, and lays out which rate holds for each of their combinations. Every minute of every day has
/// exactly one band, every combination a rate, and every line is used: otherwise a finding says where not.
/// </summary>
internal sealed class RateTableReader
{
    private readonly MapReader map;
    private readonly List<Lint> findings;
    private readonly List<DayClass> days = [];
    private readonly List<string> bands = [];
    private readonly sbyte[] bandOf = new sbyte[RulePack.Day];

    private RateTableReader(MapReader map, List<Lint> findings) => (this.map, this.findings) = (map, findings);

    public static RateTable Read(MapReader map, RateFigures figures, List<Lint> findings)
    {
        var reader = new RateTableReader(map, findings);
        reader.ReadDays();
        reader.ReadBands();
        return reader.ReadRates(figures);
    }

    public static DayMatch? Days(MapReader map, YamlScalar word)
    {
        var match = ClockSpan.ReadDays(word.Value);
        if (match is null)
            map.Add(word.At, "days-unknown", $"'{word.Value}' names no days.", "Write mon, mon..sat, holiday, 08-13 or 12-29..01-03.");
        return match;
    }

    private void ReadDays()
    {
        if (map.Map("days") is not { } classes)
        {
            map.Add(map.At, "key-missing", "'days' is missing.", "Add 'days: { every: [ sun..sat ] }'.");
            days.Add(new DayClass("every", [new DayMatch(127, IsHoliday: false, 0, 0)]));
            return;
        }

        var covered = 0;
        foreach (var id in classes.Keys)
        {
            var matches = classes.Words(id).Select(w => (w.At, Match: Days(classes, w))).ToList();
            foreach (var (at, match) in matches)
            {
                if (match is { Weekdays: > 0 } week && (week.Weekdays & ~covered) == 0)
                    classes.Add(
                        at,
                        "days-unreachable",
                        $"All of these days of '{id}' belong to a class above.",
                        "Remove it, or move it up."
                    );
                covered |= match?.Weekdays ?? 0;
            }

            days.Add(new DayClass(id, [.. matches.Select(m => m.Match).OfType<DayMatch>()]));
        }

        if (covered != 127)
            map.Add(
                map.PlaceOf("days"),
                "days-gap",
                "Not every day of the week is in a class.",
                "Add the days to a class, for example sun..sat."
            );
    }

    private void ReadBands()
    {
        Array.Fill(bandOf, (sbyte)-1);
        var offered = new bool[RulePack.Day];
        var hours = map.Text("hours") is { } text ? Span(text, map.Node("hours")!.At) : (From: 0, To: RulePack.Day);
        Array.Fill(offered, value: true, hours.From, Math.Max(0, hours.To - hours.From));
        if (map.Map("bands") is not { } given)
        {
            map.Add(map.At, "key-missing", "'bands' is missing.", "Add 'bands: { all: [ \"00:00-24:00\" ] }'.");
            bands.Add("all");
            Array.Clear(bandOf);
            return;
        }

        foreach (var id in given.Keys)
        {
            foreach (var word in given.Words(id))
                Lay(id, word, offered);
            bands.Add(id);
        }

        var gap = Enumerable.Range(0, RulePack.Day).FirstOrDefault(m => offered[m] && bandOf[m] < 0, -1);
        if (gap < 0)
            return;
        var end = Enumerable.Range(gap, RulePack.Day - gap).FirstOrDefault(m => bandOf[m] >= 0 || !offered[m], RulePack.Day);
        map.Add(
            map.PlaceOf("bands"),
            "band-gap",
            $"No band holds {Clock(gap)}-{Clock(end)}.",
            "Add these hours to a band, or say in 'hours' when support is offered."
        );
    }

    private void Lay(string id, YamlScalar word, bool[] offered)
    {
        var (from, to) = Span(word.Value, word.At);
        var overlap = false;
        for (var minute = from; minute < to; minute++)
        {
            overlap |= bandOf[minute] >= 0;
            bandOf[minute] = (sbyte)bands.Count;
        }

        if (overlap)
            Add(word.At, "band-overlap", $"'{id}' {word.Value} lies over another band.", "Let each minute belong to one band.");
        if (Enumerable.Range(from, Math.Max(0, to - from)).Any(m => !offered[m]))
            Add(word.At, "band-outside", $"'{id}' {word.Value} goes beyond the hours in which support is offered.", "Check 'hours'.");
    }

    private (int From, int To) Span(string text, Place at)
    {
        if (ClockSpan.Read(text) is { } span && span.From < span.To)
            return span;
        Add(at, "band-unknown", $"'{text}' is no span of a day.", "Write it as \"07:00-19:00\"; over midnight as two.");
        return (0, 0);
    }

    private RateTable ReadRates(RateFigures figures)
    {
        var rates = new List<Rate>();
        var cells = new short[days.Count * RulePack.ChildKeys * bands.Count];
        Array.Fill(cells, (short)-1);
        var asksResidence = false;
        foreach (var node in map.List("rates"))
        {
            if (MapReader.Of(node, "A rate", findings) is not { } line)
                continue;
            var id = line.Required("id");
            var rate = figures.Rate(line, id);
            var scope = new RateScope(line, [.. days.Select(d => d.Id)], bands);
            line.Finish();
            asksResidence |= scope.AsksResidence;
            if (!Fill(cells, scope, (short)rates.Count))
                line.Add(
                    line.At,
                    "rate-unreachable",
                    $"'{id}' is never used: lines above it hold everywhere.",
                    "Move it up, or remove it."
                );
            if (rates.Exists(r => r.Id == id && (r.Fee != rate.Fee || r.Second != rate.Second)))
                line.Add(line.PlaceOf("id"), "rate-twice", $"Two rates with other figures are called '{id}'.", "Give each its own id.");
            if (rates.Find(r => (r.Fee - rate.Fee) * (r.Second - rate.Second) < 0) is { } crossed)
                line.Add(
                    line.At,
                    "rate-unclear",
                    $"Of '{id}' and '{crossed.Id}' each is higher in one figure.",
                    "Check both.",
                    LintLevel.Warning
                );
            rates.Add(rate);
        }

        Gaps(cells);
        return new RateTable(days, rates, cells, bandOf, bands.Count, asksResidence);
    }

    private bool Fill(short[] cells, RateScope scope, short rate)
    {
        var isUsed = false;
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var (band, key, day) = (cell % bands.Count, cell / bands.Count % RulePack.ChildKeys, cell / bands.Count / RulePack.ChildKeys);
            if (cells[cell] >= 0 || !scope.Holds(day, key, band))
                continue;
            cells[cell] = rate;
            isUsed = true;
        }

        return isUsed;
    }

    private void Gaps(short[] cells)
    {
        var gap = Array.IndexOf(cells, (short)-1);
        if (gap < 0)
            return;
        var key = gap / bands.Count % RulePack.ChildKeys;
        var who = $"{((key & 2) == 0 ? "a well" : "a sick")} child of {((key & 1) == 0 ? "a non-resident" : "a resident")}";
        var day = days[gap / bands.Count / RulePack.ChildKeys].Id;
        map.Add(
            map.PlaceOf("rates"),
            "rate-gap",
            $"No rate holds for {who}, days '{day}', band '{bands[gap % bands.Count]}'.",
            "Add one, or a last line without conditions."
        );
    }

    private void Add(Place at, string code, string message, string hint) => findings.Add(MapReader.Finding(at, code, message, hint));

    private static string Clock(int minute) => $"{minute / RulePack.Hour:00}:{minute % RulePack.Hour:00}";
}

/// <summary>Day classes, bands and rates, and which of the rates holds where.</summary>
internal sealed record RateTable(
    IReadOnlyList<DayClass> Days,
    IReadOnlyList<Rate> Rates,
    short[] Cells,
    sbyte[] BandOf,
    int Bands,
    bool AsksResidence
)
{
    public short[] SameFor()
    {
        var same = new short[BandOf.Length];
        for (var minute = same.Length - 1; minute >= 0; minute--)
            same[minute] = (short)(minute + 1 < same.Length && BandOf[minute] == BandOf[minute + 1] ? same[minute + 1] + 1 : 1);
        return same;
    }
}
