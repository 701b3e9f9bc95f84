using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Channels.Bot.Forms;

namespace Channels.Bot.Dialogs.Examples;

/// <summary>Writes a conversation down as an example file: what was said, the line of each answer that tells where one is, and
/// what was handed
/// in.</summary>
internal static partial class Recording
{
    public static string Write(ExampleScript script, ExampleOutcome outcome)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"title: {ExampleJson.Text(script.Title)}\n");
        text.Append(CultureInfo.InvariantCulture, $"clock: {script.Clock:yyyy-MM-dd'T'HH:mmzzz}\n");
        if (script.Language is not Languages.Japanese)
            text.Append(CultureInfo.InvariantCulture, $"language: {script.Language}\n");
        if (script.Channel is not "line")
            text.Append(CultureInfo.InvariantCulture, $"channel: {script.Channel}\n");
        text.Append("talk:\n");
        for (var at = 0; at < outcome.Transcript.Count; at++)
        {
            var said = outcome.Transcript[at];
            if (!said.IsBot)
                text.Append(CultureInfo.InvariantCulture, $"  - {Mine(said)}\n");
            else if (at + 1 == outcome.Transcript.Count || !outcome.Transcript[at + 1].IsBot)
                text.Append(CultureInfo.InvariantCulture, $"  - bot: {ExampleJson.Text(Telling(said.Activity.Text ?? ""))}\n");
        }

        if (outcome.Submissions is [var form, ..])
            text.Append(ExampleJson.Block(form.AnswersJson)).Append('\n');
        return text.ToString();
    }

    private static string Mine(ExampleSaid said) =>
        said.Activity.Attachments is [var file, ..]
            ? $"photo: {ExampleJson.Text(file.Name ?? "photo.jpg")}"
            : $"me: {ExampleJson.Text(said.Activity.Text ?? "")}";

    /// <summary>The question without its place in the form; a receipt by what stands before its number, which is another every
    /// time.</summary>
    private static string Telling(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (Number().Match(text) is { Success: true } number)
        {
            var line = lines.First(l => l.Contains(number.Value, StringComparison.Ordinal));
            var before = line[
                ..(line.IndexOf(number.Value, StringComparison.Ordinal) + number.Value.IndexOf('-', StringComparison.Ordinal) + 1)
            ];
            return $"/{Regex.Escape(before).Replace("\\ ", " ", StringComparison.Ordinal)}/";
        }

        var asked = lines.FirstOrDefault(l => Progress().IsMatch(l));
        return asked is null ? lines[0] : Progress().Replace(asked, "");
    }

    [GeneratedRegex("[A-Z]{1,4}-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[（(]\d+/\d+[）)]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Progress();
}
