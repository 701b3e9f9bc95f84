using System.Globalization;
using YamlDotNet.Serialization;

namespace Channels.Knowledge.Answering;

/// <summary>The fixed texts of the assistant in its three languages.</summary>
internal sealed class AnswerTexts
{
    public const string Japanese = "ja";
    public const string English = "en";
    public static readonly IReadOnlyList<string> Languages = [Japanese, "ja-easy", English];

    /// <summary>A language that has texts: the one wished for, or for none English for an English question and Japanese for any
    /// other.</summary>
    public static string Known(string? language, string question) =>
        language switch
        {
            null => Assistant.IsEnglish(question) ? English : Japanese,
            _ => Languages.Contains(language) ? language : Japanese,
        };

    private readonly Dictionary<string, Dictionary<string, string>> _texts = Languages.ToDictionary(l => l, Load, StringComparer.Ordinal);

    public IEnumerable<string> Keys(string language) => _texts[language].Keys;

    public string Say(string language, string key, params object[] parts) =>
        string.Format(CultureInfo.InvariantCulture, _texts[language][key], parts);

    /// <summary>Whether a key has a text; reasons without one of their own share another's.</summary>
    public bool Has(string key) => _texts[Japanese].ContainsKey(key);

    /// <summary>A date as people of that language write it; Japanese in era years.</summary>
    public static string Date(string language, DateOnly date)
    {
        if (language == English)
            return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (era, start) = date >= new DateOnly(2019, 5, 1) ? ("令和", 2018) : ("平成", 1988);
        var year = date.Year - start;
        return string.Create(CultureInfo.InvariantCulture, $"{era}{(year == 1 ? "元" : year)}年{date.Month}月{date.Day}日");
    }

    /// <summary>A fee revision (<c>R8</c>) as people name it, in a form that is read again as it (令和8年度改定).</summary>
    public static string Revision(string language, string revision) =>
        (language, revision) switch
        {
            (not English, ['R', .. var year]) => $"令和{year}年度改定",
            (not English, ['H', .. var year]) => $"平成{year}年度改定",
            _ => revision + "改定",
        };

    private static Dictionary<string, string> Load(string language)
    {
        using var stream =
            typeof(AnswerTexts).Assembly.GetManifestResourceStream($"Answers/{language}.yaml")
            ?? throw new InvalidOperationException($"The texts {language} are not in the assembly.");
        using var text = new StreamReader(stream);
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(text);
    }
}
