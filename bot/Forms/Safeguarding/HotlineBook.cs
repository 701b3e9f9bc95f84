using System.Globalization;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms.Safeguarding;

/// <summary>The numbers in <c>hotlines.yaml</c> beside the procedures.</summary>
internal sealed class HotlineBook
{
    public const string File = "hotlines.yaml";

    private HotlineBook(IReadOnlyList<Hotline> all) => All = all;

    public static HotlineBook Empty { get; } = new([]);

    public IReadOnlyList<Hotline> All { get; }

    /// <summary>The approved numbers for an alarm, in the order of the file.</summary>
    public IEnumerable<Hotline> For(string alarm) => All.Where(h => h.IsApproved && (h.Alarms.Count == 0 || h.Alarms.Contains(alarm)));

    public static HotlineBook Load(string folder, ICollection<Lint> findings) =>
        ProcedureFolder.ReadText(Path.Combine(folder, File), File, findings) is { } text ? Read(text, findings) : Empty;

    public static HotlineBook Read(string text, ICollection<Lint> findings)
    {
        if (MapReader.Of(YamlFile.Read(File, text, findings), "The file", findings) is not { } map)
            return Empty;
        var all = map.List("hotlines").Select(n => ReadOne(MapReader.Of(n, "A hotline", findings))).OfType<Hotline>().ToList();
        foreach (var twice in all.GroupBy(h => h.Id).Where(g => g.Count() > 1))
            map.Add(map.At, "id-duplicate", $"There is already a hotline '{twice.Key}'.", "Ids are unique in the file.");
        map.Finish();
        return new HotlineBook(all);
    }

    private static Hotline? ReadOne(MapReader? map)
    {
        if (map is null)
            return null;
        var names = map.Map("name");
        var day = map.Required("checked-on");
        if (
            !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var checkedOn)
            && day.Length > 0
        )
            map.Add(map.PlaceOf("checked-on"), "value-unknown", $"'{day}' is not a date.", "Write it like 2026-12-01.");
        var hotline = new Hotline(
            map.Required("id"),
            map.Required("number"),
            [.. map.Words("alarms").Select(w => w.Value)],
            names?.Keys.ToDictionary(k => k, k => names.Text(k) ?? "") ?? [],
            map.Required("source"),
            checkedOn,
            map.Flag("approved")
        );
        foreach (var language in Languages.Required.Where(l => string.IsNullOrEmpty(hotline.Names.GetValueOrDefault(l))))
            map.Add(map.At, "text-missing", $"{language}: '{hotline.Id}' has no name.", $"Add '{language}: ...' under 'name'.");
        map.Finish();
        return hotline.Names.ContainsKey(Languages.Japanese) ? hotline : null;
    }
}
