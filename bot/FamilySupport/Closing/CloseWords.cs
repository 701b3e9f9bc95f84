using System.Globalization;
using Channels.Text;
using YamlDotNet.Serialization;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>What accounting and the centre read of a close: <c>closing.yaml</c>.</summary>
internal sealed class CloseWords
{
    private readonly Dictionary<string, Dictionary<string, string>> words = Load();

    public string Say(string list, string key) => words[list][key];

    public string Say(string list, string key, params ReadOnlySpan<(string Name, string Value)> figures) =>
        Template.Fill(words[list][key], figures);

    public IEnumerable<string> All(string list) => words[list].Values;

    public CloseFinding Finding(string code, string? reference, string? member, string what = "") =>
        new(code, reference, string.IsNullOrEmpty(member) ? null : member, Say("findings", code, ("what", what)));

    /// <summary>12分, 5時間.</summary>
    public string Ago(TimeSpan ago) =>
        ago < TimeSpan.FromHours(1)
            ? Say("list", "minutes", ("n", Math.Max(1, (int)ago.TotalMinutes).ToString(CultureInfo.InvariantCulture)))
            : Say("list", "hours", ("n", ((int)ago.TotalHours).ToString(CultureInfo.InvariantCulture)));

    /// <summary>Money that was advanced is told of: お昼代900円を立て替えました.</summary>
    public bool IsAdvanced(string said) =>
        said.Contains('円', StringComparison.Ordinal) && words["advanced"].Values.Any(w => said.Contains(w, StringComparison.Ordinal));

    /// <summary>2026年11月.</summary>
    public string Month(string month) =>
        ClosingMonth.First(month) is { } first ? Say("list", "month", ("year", Figure(first.Year)), ("month", Figure(first.Month))) : month;

    /// <summary>2026年12月15日.</summary>
    public string Day(DateOnly day) =>
        Say("list", "day", ("year", Figure(day.Year)), ("month", Figure(day.Month)), ("day", Figure(day.Day)));

    private static string Figure(int figure) => figure.ToString(CultureInfo.InvariantCulture);

    public string Yen(long yen) => Say("list", "yen", ("yen", yen.ToString("N0", CultureInfo.InvariantCulture)));

    private static Dictionary<string, Dictionary<string, string>> Load()
    {
        using var stream = typeof(CloseWords).Assembly.GetManifestResourceStream("FamilySupport/closing.yaml")!;
        using var text = new StreamReader(stream);
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, Dictionary<string, string>>>(text);
    }
}
