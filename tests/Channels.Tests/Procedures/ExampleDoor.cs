using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Examples;
using Channels.Bot.Forms;
using Channels.Tests.Support;

namespace Channels.Tests.Procedures;

/// <summary>
/// Every example conversation through a channel's own door, on the real host with its database: what the person says goes in as
/// the platform sends it, what the bot says is what arrives on the screen. A further channel is one subclass.
/// </summary>
public abstract class ExampleDoor
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Examples of this channel, by procedure and file.</summary>
    internal static TheoryData<string, string> ExamplesOf(string channel)
    {
        var data = new TheoryData<string, string>();
        foreach (var procedure in Talk.Shipped.All.Select(p => p.Id).Distinct())
        {
            foreach (var script in Scripts(procedure).Where(s => s.Channel == channel))
                data.Add(procedure, script.File);
        }

        return data;
    }

    internal static IReadOnlyList<ExampleScript> Scripts(string procedure) =>
        ExampleFolder.Read(DialogServices.DefaultFolder, procedure, []);

    internal abstract Task SayAsync(string text);

    internal abstract Task PhotoAsync(string name);

    internal abstract Task StickerAsync();

    internal abstract Task LocationAsync(string place);

    /// <summary>The person takes back what they said.</summary>
    internal abstract Task UnsendAsync(string text);

    /// <summary>Somebody new opens the chat when the example begins, in its language.</summary>
    internal abstract Task BeginAsync(ExampleScript script);

    internal abstract void Pass(TimeSpan time);

    /// <summary>What arrived since the person last did something.</summary>
    internal abstract string Heard { get; }

    /// <summary>Id of the field whose question is open, or null.</summary>
    internal abstract Task<string?> CurrentFieldAsync();

    /// <summary>Answers of every submission of this person.</summary>
    internal abstract Task<IReadOnlyList<JsonElement>> SubmissionsAsync();

    /// <summary>Plays the script's lines and compares what was handed in.</summary>
    internal async Task PlayAsync(ExampleScript script)
    {
        await BeginAsync(script);
        foreach (var line in script.Talk)
            await PlayAsync(line, script);

        var submissions = await SubmissionsAsync();
        if (script.Submission is not { } expected)
        {
            Assert.Empty(submissions);
            return;
        }

        var made = Comparable(Assert.Single(submissions));
        Assert.True(
            JsonElement.DeepEquals(Comparable(expected), made),
            $"{script.File}: {made.GetRawText()} and not {expected.GetRawText()}"
        );
    }

    private async Task PlayAsync(ExampleLine line, ExampleScript script)
    {
        Pass(TimeSpan.FromSeconds(20));
        switch (line.Act)
        {
            case ExampleAct.Me:
                await SayAsync(line.Text);
                break;
            case ExampleAct.Photo:
                await PhotoAsync(line.Text);
                break;
            case ExampleAct.Sticker:
                await StickerAsync();
                break;
            case ExampleAct.Location:
                await LocationAsync(line.Text);
                break;
            case ExampleAct.Wait:
                Pass(Duration.Parse(line.Text) ?? TimeSpan.Zero);
                break;
            case ExampleAct.Unsend:
                await UnsendAsync(line.Text);
                break;
            default:
                for (
                    var i = 0;
                    i < 60
                        && !Matches(line.Text)
                        && await CurrentFieldAsync() is { } field
                        && line.After.TryGetValue(field, out var answer);
                    i++
                )
                    await SayAsync(answer);
                Assert.True(Matches(line.Text), $"{script.File}:{line.At.Line}: not '{line.Text}' but: {Heard}");
                break;
        }
    }

    private bool Matches(string expected) =>
        expected.Length > 2 && expected[0] == '/' && expected[^1] == '/'
            ? Regex.IsMatch(Heard, expected[1..^1], RegexOptions.Singleline, Patience)
            : Heard.Contains(expected, StringComparison.Ordinal);

    /// <summary>Without what a platform makes up: where its files lie, and figures of a map.</summary>
    private static JsonElement Comparable(JsonElement answers)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(answers.GetRawText());
        Strip(node);
        return JsonSerializer.SerializeToElement(node);
    }

    private static void Strip(System.Text.Json.Nodes.JsonNode? node)
    {
        if (node is System.Text.Json.Nodes.JsonObject members)
        {
            if (members.ContainsKey("url") && members.ContainsKey("type"))
            {
                members["url"] = "file";
                members["type"] = "file";
                members.Remove("name");
            }

            members.Remove("latitude");
            members.Remove("longitude");
            foreach (var (_, value) in members)
                Strip(value);
        }
        else if (node is System.Text.Json.Nodes.JsonArray items)
        {
            foreach (var item in items)
                Strip(item);
        }
    }
}
