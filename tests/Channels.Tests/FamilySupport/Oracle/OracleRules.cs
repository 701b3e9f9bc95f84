using System.Globalization;
using YamlDotNet.Serialization;

namespace Channels.Tests.FamilySupport.Oracle;

/// <summary>
/// The written rules of a pack, read without the product: no type of it is used, holidays come from the published list. What is not in
/// here the oracle does not know.
/// </summary>
public sealed class OracleRules
{
    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly Lazy<HashSet<DateOnly>> Holidays = new(() =>
        [
            .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "FamilySupport", "Fixtures", "holidays-2019-2027.tsv"))
                .Where(l => l[0] != '#')
                .Select(l => DateOnly.Parse(l.Split('\t')[0], CultureInfo.InvariantCulture)),
        ]
    );

    private readonly Dictionary<object, object> root;
    private readonly Dictionary<DateOnly, string> classes = [];
    private readonly Dictionary<(string, bool, bool), OracleRate?[]> rates = [];
    private readonly string?[] bands = new string?[1440];

    public OracleRules(string text)
    {
        root = new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(text);
        foreach (var (name, spans) in (Dictionary<object, object>)root["bands"])
        {
            foreach (var span in (List<object>)spans)
            {
                var (from, to) = Hours((string)span);
                for (var m = from; m < to; m++)
                    bands[m] = (string)name;
            }
        }

        Second = root.TryGetValue("second", out var second) ? (string)second : "none";
        Minimum = Number(Map("time"), "minimum") ?? 0;
        Unit = Number(Map("time"), "unit") ?? 60;
        Straddle = Map("time").TryGetValue("straddle", out var mode) ? (string)mode : "block-higher";
        var siblings = Map("siblings");
        SiblingFee = Number(siblings, "fee") ?? 100;
        SiblingSecond = Number(siblings, Second) ?? SiblingFee;
        Flat = Map("time").TryGetValue("flat", out var flat) ? (Dictionary<object, object>)flat : null;
        Night = root.TryGetValue("night", out var night) ? (Dictionary<object, object>)night : null;
        Floor = Number(root, "floor") ?? 1;
    }

    public string Second { get; }

    public int Minimum { get; }

    public int Unit { get; }

    public string Straddle { get; }

    public int SiblingFee { get; }

    public int SiblingSecond { get; }

    public int Floor { get; }

    public Dictionary<object, object>? Flat { get; }

    public Dictionary<object, object>? Night { get; }

    public List<object> List(string key) => root.TryGetValue(key, out var list) ? (List<object>)list : [];

    public Dictionary<object, object> Map(string key) => root.TryGetValue(key, out var map) ? (Dictionary<object, object>)map : [];

    /// <summary>The rate of every minute of a day; null where nothing is offered.</summary>
    public OracleRate?[] Of(DateOnly day, bool sick, bool resident)
    {
        if (!classes.TryGetValue(day, out var dayClass))
            classes[day] = dayClass = ClassOf(day);
        if (!rates.TryGetValue((dayClass, sick, resident), out var all))
            rates[(dayClass, sick, resident)] = all = [.. bands.Select(b => b is null ? null : Find(dayClass, sick, resident, b))];
        return all;
    }

    public static int? Number(Dictionary<object, object> map, string key) =>
        map.TryGetValue(key, out var value) ? int.Parse((string)value, CultureInfo.InvariantCulture) : null;

    public static (int From, int To) Hours(string text)
    {
        var parts = text.Split('-').Select(Clock).ToArray();
        return (parts[0], parts[1]);
    }

    public static int Clock(string text) =>
        (int.Parse(text[..2], CultureInfo.InvariantCulture) * 60) + int.Parse(text[3..], CultureInfo.InvariantCulture);

    private OracleRate? Find(string dayClass, bool sick, bool resident, string band)
    {
        foreach (var line in List("rates").Cast<Dictionary<object, object>>())
        {
            if (line.TryGetValue("days", out var days) && !((List<object>)days).Contains(dayClass))
                continue;
            if (line.TryGetValue("bands", out var of) && !((List<object>)of).Contains(band))
                continue;
            if (line.TryGetValue("sick", out var isSick) && (string)isSick != (sick ? "yes" : "no"))
                continue;
            if (line.TryGetValue("resident", out var isResident) && (string)isResident != (resident ? "yes" : "no"))
                continue;
            return new OracleRate(Number(line, "fee")!.Value, Number(line, Second) ?? 0, Number(line, "unit-fee"));
        }

        return null;
    }

    private string ClassOf(DateOnly day)
    {
        foreach (var (name, words) in Map("days"))
        {
            if (((List<object>)words).Any(w => Holds((string)w, day)))
                return (string)name;
        }

        throw new InvalidOperationException($"No class for {day}.");
    }

    private static bool Holds(string word, DateOnly day)
    {
        if (word == "holiday")
            return Holidays.Value.Contains(day);
        var ends = word.Split("..");
        if (char.IsAsciiDigit(word[0]))
        {
            var written = day.ToString("MM-dd", CultureInfo.InvariantCulture);
            var (from, to) = (ends[0], ends[^1]);
            var after = string.CompareOrdinal(written, from) >= 0;
            var before = string.CompareOrdinal(written, to) <= 0;
            return string.CompareOrdinal(from, to) <= 0 ? after && before : after || before;
        }

        var names = new List<string>();
        for (var i = Array.IndexOf(Weekdays, ends[0]); ; i++)
        {
            names.Add(Weekdays[i % 7]);
            if (Weekdays[i % 7] == ends[^1])
                return names.Contains(Weekdays[(int)day.DayOfWeek]);
        }
    }
}

public sealed record OracleRate(int Fee, int Second, int? UnitFee)
{
    public bool Beats(OracleRate other) => Fee > other.Fee || (Fee == other.Fee && Second > other.Second);
}
