using Channels.Bot.Forms;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.FamilySupport.Rules;

/// <summary>Makes a pack of its file. Whatever is wrong becomes a finding with its place; one run shows everything.</summary>
internal static class PackReader
{
    private const int MostYen = 100_000;

    /// <summary>The pack, or null where not even its frame can be read.</summary>
    public static RulePack? Read(YamlNode node, List<Lint> findings)
    {
        if (MapReader.Of(node, "A rule pack", findings) is not { } map)
            return null;
        var id = map.Required("id");
        var version = map.Whole("version", 1, 9999) ?? Missing(map, "version");
        var from = Date(map);
        var second = map.OneOf("second", "none", "none", "reward", "share") switch
        {
            "reward" => SecondFigure.Reward,
            "share" => SecondFigure.Share,
            _ => SecondFigure.None,
        };
        var time = Time(map, second);
        var figures = new RateFigures(second, time.Unit);
        var table = RateTableReader.Read(map, figures, findings);
        var floor = map.Whole("floor", 1, 1000) ?? 1;
        var pack = new RulePack
        {
            Id = id,
            Version = version,
            From = from,
            Hash = PackLock.Hash((YamlMap)node),
            Second = second,
            Time = time,
            Days = table.Days,
            Rates = table.Rates,
            Table = table.Cells,
            BandOf = table.BandOf,
            SameFor = table.SameFor(),
            Bands = table.Bands,
            AsksResidence = table.AsksResidence,
            Siblings = Siblings(map, second),
            Floor = floor,
            Night = Night(map, figures),
            Cancellation = CancellationReader.Read(map),
            Waivers = [.. map.Words("waivers").Select(w => w.Value)],
            Car = Car(map),
            Programmes = ProgrammeReader.Read(map, time.Unit),
            AssumedDays = [.. map.Words("assumed-days").Select(w => RateTableReader.Days(map, w)).OfType<DayMatch>()],
            Assumed = WordsReader.Assumed(map),
            Words = WordsReader.Read(map, table.Rates.Select(r => r.Id)),
        };
        map.Finish();
        foreach (var programme in pack.Programmes)
            WordsReader.Demand(map, pack.Words, programme.Id);
        return pack;
    }

    private static DateOnly Date(MapReader map)
    {
        var text = map.Required("from");
        if (text.Length == 0)
            return default;
        if (map.Node("from") is YamlScalar scalar && ClockSpan.ReadDate(scalar) is { } day)
            return day;
        map.Add(map.Node("from")!.At, "date-unknown", $"'{text}' is not a day.", "Write it as 2026-04-01.");
        return default;
    }

    private static TimeRules Time(MapReader map, SecondFigure second)
    {
        if (map.Map("time") is not { } time)
        {
            map.Add(map.At, "key-missing", "'time' is missing.", "Add 'time: { minimum: 60, unit: 30, straddle: block-higher }'.");
            return new TimeRules(0, RulePack.Hour, Straddle.BlockHigher);
        }

        var unit = time.Whole("unit", 1, RulePack.Hour) ?? Missing(time, "unit", RulePack.Hour);
        if (RulePack.Hour % unit != 0)
            time.Add(time.PlaceOf("unit"), "unit-uneven", $"{unit} minutes do not divide an hour.", "Write 5, 10, 15, 20, 30 or 60.");
        var straddle = time.OneOf("straddle", "block-higher", "block-higher", "whole-higher", "first-hour", "split") switch
        {
            "whole-higher" => Straddle.WholeHigher,
            "first-hour" => Straddle.FirstHour,
            "split" => Straddle.Split,
            _ => Straddle.BlockHigher,
        };
        FlatStart? flat = null;
        if (time.Map("flat") is { } start)
        {
            flat = new FlatStart(
                start.Whole("up-to", 1, RulePack.Hour) ?? Missing(start, "up-to"),
                start.Whole("fee", 0, MostYen) ?? Missing(start, "fee"),
                second is SecondFigure.None
                    ? 0
                    : start.Whole(RateFigures.Key(second), 0, MostYen) ?? Missing(start, RateFigures.Key(second))
            );
            start.Finish();
        }

        var rules = new TimeRules(time.Whole("minimum", 0, 240) ?? 0, RulePack.Hour % unit == 0 ? unit : RulePack.Hour, straddle)
        {
            Flat = flat,
        };
        time.Finish();
        return rules;
    }

    private static SiblingRule Siblings(MapReader map, SecondFigure second)
    {
        if (map.Map("siblings") is not { } siblings)
            return new SiblingRule(100, 100);
        var fee = siblings.Whole("fee", 0, 100) ?? 100;
        var rule = new SiblingRule(fee, second is SecondFigure.None ? fee : siblings.Whole(RateFigures.Key(second), 0, 100) ?? fee);
        siblings.Finish();
        return rule;
    }

    private static NightRule? Night(MapReader map, RateFigures figures)
    {
        if (map.Map("night") is not { } night)
            return null;
        var span = ClockSpan.Read(night.Required("hours"));
        if (span is null || span.Value.From <= span.Value.To)
            night.Add(night.PlaceOf("hours"), "night-hours", "A night goes over midnight.", "Write it as \"22:00-06:00\".");
        var (fee, second) = figures.Read(night);
        var (sickFee, sickSecond) = night.Map("sick") is { } sick ? figures.ReadAll(sick) : (fee, second);
        night.Finish();
        return span is { } hours && hours.From > hours.To ? new NightRule(hours.From, hours.To, fee, second, sickFee, sickSecond) : null;
    }

    private static CarRule? Car(MapReader map)
    {
        if (map.Map("car") is not { } car)
            return null;
        var rule = new CarRule(car.Whole("yen", 0, MostYen) ?? Missing(car, "yen"), car.OneOf("per", "use", "use", "day") is "day");
        car.Finish();
        return rule;
    }

    internal static int Missing(MapReader map, string key, int whenMissing = 0)
    {
        if (map.Node(key) is null)
            map.Add(map.At, "key-missing", $"'{key}' is missing.", $"Add a line '{key}: ...'.");
        return whenMissing;
    }
}
