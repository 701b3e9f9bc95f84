using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.FamilySupport.Rules;

/// <summary>Reads the programmes over the rates.</summary>
internal static class ProgrammeReader
{
    private const int MostYen = 10_000_000;
    private const int MostMinutes = 100_000;

    public static IReadOnlyList<Programme> Read(MapReader map, int unit)
    {
        var programmes = new List<Programme>();
        foreach (var node in map.List("programmes"))
        {
            if (MapReader.Of(node, "A programme", map.Findings) is not { } one)
                continue;
            var id = one.Required("id");
            var covers = one.List("covers").Select(c => MapReader.Of(c, "What is covered", map.Findings)).OfType<MapReader>().Select(Cover);
            var programme = new Programme(id, [.. covers])
            {
                Window = Window(one),
                Uses = one.Whole("uses", 1, 1000),
                MinutesPerUse = one.Whole("minutes-per-use", 1, RulePack.Day),
                MinutesPerMonth = one.Whole("minutes-per-month", 1, MostMinutes),
                MinutesPerYear = one.Whole("minutes-per-year", 1, MostMinutes),
                YenPerDay = one.Whole("yen-per-day", 1, MostYen),
                YenPerMonth = one.Whole("yen-per-month", 1, MostYen),
                YenPerYear = one.Whole("yen-per-year", 1, MostYen),
                Floor = one.Whole("floor", 1, 1000) ?? 1,
                BeyondIsCharged = one.OneOf("beyond", "charged", "charged", "refused") is "charged",
            };
            if (programme.Covers.Count == 0)
                one.Add(one.At, "key-missing", $"'{id}' covers nothing.", "Add 'covers: [ { children: all, percent: 100 } ]'.");
            if ((programme.MinutesPerUse ?? 0) % unit != 0)
                one.Add(one.PlaceOf("minutes-per-use"), "unit-uneven", $"These are no whole units of {unit} minutes.", "Check both.");
            if (programmes.Exists(p => p.Id == id))
                one.Add(one.PlaceOf("id"), "key-duplicate", $"'{id}' is there twice.", "Give each its own id.");
            programmes.Add(programme);
            one.Finish();
        }

        return programmes;
    }

    private static Cover Cover(MapReader map)
    {
        var children = map.OneOf("children", "all", "all", "first", "later");
        var percent = map.Whole("percent", 1, 100);
        var perHour = map.Whole("yen-per-hour", 1, MostYen);
        if (percent is null == perHour is null)
            map.Add(map.At, "cover-unclear", "Either 'percent' or 'yen-per-hour' says what is covered.", "Write one of them.");
        var cover = new Cover(children is not "later", children is not "first", percent, perHour ?? 0)
        {
            After = map.Whole("after-minutes", 1, RulePack.Day) ?? int.MaxValue,
            AfterPercent = map.Whole("after-percent", 0, 100) ?? 100,
        };
        map.Finish();
        return cover;
    }

    private static ProgrammeWindow? Window(MapReader map)
    {
        if (map.Map("window") is not { } window)
            return null;
        var read = new ProgrammeWindow(
            window.Whole("months-before", 0, 60) ?? PackReader.Missing(window, "months-before"),
            window.Whole("months", 1, 120) ?? PackReader.Missing(window, "months", 1),
            window.Whole("proof-months", 0, 60) ?? 0
        );
        window.Finish();
        return read;
    }
}
