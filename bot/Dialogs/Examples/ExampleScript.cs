using System.Globalization;
using System.Text.Json;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Bot.Forms.Yaml;
using Channels.Text;

namespace Channels.Bot.Dialogs.Examples;

/// <summary>An example conversation: what is said, and the submission it must end in. Examples are tests and previews.</summary>
internal sealed record ExampleScript
{
    public required string File { get; init; }

    public string Title { get; init; } = "";

    public string Language { get; init; } = Languages.Japanese;

    /// <summary>Where it takes place.</summary>
    public string Channel { get; init; } = "line";

    /// <summary>The instant the conversation begins.</summary>
    public DateTimeOffset Clock { get; init; } = JapanTime.At(JapanTime.StartOf(new DateOnly(2026, 4, 1))).AddHours(9);

    public IReadOnlyList<ExampleLine> Talk { get; init; } = [];

    /// <summary>The answers handed in, or null when the conversation ends without a submission.</summary>
    public JsonElement? Submission { get; init; }

    /// <summary>Where they stand.</summary>
    public Place SubmissionAt { get; init; }

    public static ExampleScript? Read(string file, string source, ICollection<Lint> findings)
    {
        return MapReader.Of(YamlFile.Read(file, source, findings), "The file", findings) is { } map ? Read(file, map, findings) : null;
    }

    /// <summary>Takes an example's keys.</summary>
    public static ExampleScript Read(string file, MapReader map, ICollection<Lint> findings)
    {
        var script = new ExampleScript
        {
            File = file,
            Title = map.Required("title"),
            Language = map.OneOf("language", Languages.Japanese, [.. Languages.Known]),
            Channel = map.OneOf("channel", "line", "line", "webchat"),
            Clock = ReadClock(map),
            Talk = [.. map.List("talk").Select(n => ReadLine(n, findings)).OfType<ExampleLine>()],
            Submission = map.Node("submission") is { } node ? ExampleJson.Of(node) : null,
            SubmissionAt = map.PlaceOf("submission"),
        };
        if (script.Talk.Count == 0)
            map.Add(map.At, "key-missing", "'talk' is missing or empty.", "List what is said: '- me: ...' and '- bot: ...'.");
        map.Finish();
        return script;
    }

    private static DateTimeOffset ReadClock(MapReader map)
    {
        var text = map.Required("clock");
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
            return clock;
        if (text.Length > 0)
            map.Add(map.PlaceOf("clock"), "value-unknown", $"'{text}' is not an instant.", "Write it like 2026-04-02T18:05+09:00.");
        return default;
    }

    private static ExampleLine? ReadLine(YamlNode node, ICollection<Lint> findings)
    {
        if (MapReader.Of(node, "A line of the talk", findings) is not { } map)
            return null;
        ExampleLine? line = null;
        foreach (var act in Enum.GetValues<ExampleAct>())
        {
            if (map.Node(LanguageWords.KeyOf(act)) is null)
                continue;
            var after = map.Map("after");
            line = new ExampleLine(
                act,
                map.Text(LanguageWords.KeyOf(act)) ?? "",
                after?.Keys.ToDictionary(k => k, k => after.Text(k) ?? "") ?? [],
                map.At
            );
        }

        if (line is null)
            map.Add(
                map.At,
                "line-unknown",
                "This line says neither who speaks nor what happens.",
                "Begin it with me, bot, photo, sticker, location, wait or unsend."
            );
        map.Finish();
        return line;
    }
}

/// <summary>What one line of an example does.</summary>
internal enum ExampleAct
{
    /// <summary>The person writes.</summary>
    Me,

    /// <summary>The bot's last messages must contain a text, or match <c>/a pattern/</c>.</summary>
    Bot,

    Photo,

    Sticker,

    Location,

    /// <summary>Time passes: 30m, 12h, 2d.</summary>
    Wait,

    /// <summary>The person takes their message of that text back.</summary>
    Unsend,
}

/// <summary>One line of an example.</summary>
/// <param name="Act">What it does.</param>
/// <param name="Text">What is written, expected, or waited.</param>
/// <param name="After">For <see cref="ExampleAct.Bot"/>: answers by field id to give until the text comes.</param>
/// <param name="At">Where it stands.</param>
internal sealed record ExampleLine(ExampleAct Act, string Text, IReadOnlyDictionary<string, string> After, Place At);
