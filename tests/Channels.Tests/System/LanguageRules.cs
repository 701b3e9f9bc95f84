using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Bot.Dialogs;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Bot.Forms.Yaml;

namespace Channels.Tests.SystemWide;

/// <summary>
/// A language is one file more in each of three places, and says the same as the others: every text of the consultation, the same
/// figures, places and telephone numbers.
/// </summary>
public sealed partial class LanguageRules
{
    public static TheoryData<string> Further => [.. Languages.All.Where(l => !l.IsWhole).Select(l => l.Id)];

    [Fact]
    public void Five_more_are_there_and_none_is_shown_before_the_city_says_so()
    {
        Assert.Equal(["zh-Hans", "ko", "vi", "ne", "tl"], Languages.All.Where(l => !l.IsWhole).Select(l => l.Id));
        Assert.Equal(["ja", "ja-easy", "en"], new OfferedLanguages(isDemonstration: false).Ids);
        Assert.Equal(Languages.Known, new OfferedLanguages(isDemonstration: true).Ids);
        Assert.Equal(["zh-Hans", "ko", "vi", "ne", "tl"], new OfferedLanguages(isDemonstration: true).Samples);
    }

    [Theory]
    [MemberData(nameof(Further))]
    public void The_consultation_says_everything_with_the_same_figures(string language)
    {
        var (own, english) = (Consultation(language), Consultation("en"));
        Assert.Equal(english.Keys.Order(), own.Keys.Order());
        Assert.All(own, text => Assert.Equal((text.Key, Figures(english[text.Key])), (text.Key, Figures(text.Value))));
        Assert.All(
            own,
            text =>
                Assert.True(
                    text.Key.StartsWith("start", StringComparison.Ordinal) || text.Value != english[text.Key] || IsName(text.Value),
                    text.Key
                )
        );
    }

    [Theory]
    [MemberData(nameof(Further))]
    public void What_the_dialog_says_has_the_same_figures(string language)
    {
        var (own, english) = (Words(language), Words("en"));
        Assert.All(own.Keys, key => Assert.Contains(key, english.Keys));
        Assert.All(
            own.Where(t => !Format().IsMatch(t.Key)),
            text => Assert.Equal((text.Key, Figures(english[text.Key])), (text.Key, Figures(text.Value)))
        );
        Assert.All(
            (string[])["crisis-life", "crisis-violence", "crisis-living", "crisis-emergency", "cry-again", "care-offer", "hotline-dial"],
            care => Assert.Contains("phrases/" + care, own.Keys)
        );
    }

    [Theory]
    [MemberData(nameof(Further))]
    public void The_page_says_the_same_and_its_wish_to_apply_is_the_dialogs(string language)
    {
        var (own, english) = (Page(language), Page("en"));
        Assert.All(
            own.Where(t => t.Key != "calendar-days"),
            text => Assert.Equal((text.Key, Figures(english[text.Key])), (text.Key, Figures(text.Value)))
        );
        Assert.Equal(DialogWords.Default.Label(language, Command.Apply), own["apply"]);
        Assert.Equal(DialogWords.Default.Say(language, Phrase.LanguageName), own["name"]);
    }

    [Theory]
    [MemberData(nameof(Further))]
    public void What_the_care_texts_name_is_called_so_on_the_page_and_in_the_dialog(string language)
    {
        var texts = Consultation(language);
        var staff = DialogWords.Default.Label(language, Command.Staff);
        Assert.Contains(staff, texts["care/alarms/life"], StringComparison.Ordinal);
        Assert.Contains(staff, texts["care/alarms/violence"], StringComparison.Ordinal);
        Assert.Contains(Page(language)["exit"], texts["care/alarms/violence"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_with_another_figure_would_be_found()
    {
        Assert.NotEqual(Figures("call 110 or 119 ({number})"), Figures("gọi 110 ({number})"));
        Assert.Equal(Figures("call 110 or 119 ({number})"), Figures("{number}：119 或 110"));
    }

    /// <summary>Places to be filled in and numbers, whatever their order.</summary>
    private static string Figures(string text) =>
        string.Join(' ', Figure().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal));

    private static bool IsName(string text) => text is "LINE" or "E-mail" or "Ward";

    private static Dictionary<string, string> Consultation(string language) =>
        Read(Path.Combine(DialogServices.DefaultFolder, "consultation", language + ".yaml"), File.ReadAllText);

    private static Dictionary<string, string> Words(string language) =>
        Read($"Dialogs/{language}.yaml", name => new StreamReader(typeof(DialogStep).Assembly.GetManifestResourceStream(name)!).ReadToEnd())
            .Where(t => t.Key.StartsWith("phrases/", StringComparison.Ordinal) || t.Key.StartsWith("problems/", StringComparison.Ordinal))
            .ToDictionary();

    private static Dictionary<string, string> Page(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wwwroot", "chat", "texts", language + ".json"))
        )!;

    private static Dictionary<string, string> Read(string file, Func<string, string> open)
    {
        var texts = new Dictionary<string, string>();
        Add(YamlFile.Read(file, open(file), []), "");
        return texts;

        void Add(YamlNode? node, string path)
        {
            if (node is YamlScalar text)
                texts[path] = text.Value;

            // Words that are heard are each language's own.
            foreach (
                var (key, value) in (node as YamlMap)?.Entries.Where(e => e.Key.Value is not ("also" or "heard" or "told" or "start")) ?? []
            )
                Add(value, path.Length == 0 ? key.Value : $"{path}/{key.Value}");
        }
    }

    [GeneratedRegex(@"\{\w+\}|[0-9]+")]
    private static partial Regex Figure();

    /// <summary>How a day and an hour are written.</summary>
    [GeneratedRegex("^phrases/(clock-|day-|weekdays)")]
    private static partial Regex Format();
}
