using System.Text.RegularExpressions;
using Channels.Bot.Dialogs;
using Channels.Bot.Forms.Yaml;
using Channels.Tests.Support;

namespace Channels.Tests.SystemWide;

/// <summary>Nobody who cries for help gets a sentence of another language in the middle of the answer.</summary>
public sealed partial class CareLanguageRules
{
    /// <summary>What answers a cry, tells by when, and goes on with the case.</summary>
    private static readonly string[] Rooms =
    [
        "bot/Dialogs/Safeguarding",
        "bot/Dialogs/Office",
        "bot/Dialogs/Topics/Cares",
        "bot/Dialogs/Topics/Cases",
    ];

    [Theory]
    [MemberData(nameof(LanguageRules.Further), MemberType = typeof(LanguageRules))]
    public void Whatever_is_said_around_care_is_said_in_every_language(string language)
    {
        var (own, english) = (Phrases(language), Phrases("en"));
        var said = Said().Where(p => english.TryGetValue(p, out var text) && Speaks(text)).ToList();
        Assert.Contains("reply-by", said);
        Assert.Contains("cry-perhaps", said);
        Assert.Empty(said.Except(own.Keys));
        Assert.DoesNotContain(said, p => own[p] == english[p]);
    }

    [Fact]
    public void Signs_alone_need_no_language_and_a_missing_word_would_be_found()
    {
        Assert.False(Speaks("☎ {number}  {name}"));
        Assert.True(Speaks("By {when}."));
        Assert.Contains("no-answer-here", Phrases("en").Keys.Except(Phrases("vi").Keys));
    }

    private static List<string> Said() =>
        [
            .. Repository
                .Sources(Rooms)
                .SelectMany(f => Phrase().Matches(f.Code))
                .Select(m => Capital().Replace(m.Groups[1].Value, "-$0").ToLowerInvariant())
                .Distinct(),
        ];

    private static Dictionary<string, string> Phrases(string language)
    {
        using var reader = new StreamReader(typeof(DialogStep).Assembly.GetManifestResourceStream($"Dialogs/{language}.yaml")!);
        var phrases = (YamlFile.Read(language, reader.ReadToEnd(), []) as YamlMap)!.Entries.Single(e => e.Key.Value is "phrases").Value;
        return ((YamlMap)phrases).Entries.ToDictionary(e => e.Key.Value, e => ((YamlScalar)e.Value).Value);
    }

    /// <summary>More than signs and places to be filled in.</summary>
    private static bool Speaks(string text) => Letter().IsMatch(Place().Replace(text, ""));

    [GeneratedRegex(@"Phrase\.([A-Z]\w+)")]
    private static partial Regex Phrase();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex(@"\{[\w-]+\}")]
    private static partial Regex Place();

    [GeneratedRegex("[A-Za-z]")]
    private static partial Regex Letter();
}
