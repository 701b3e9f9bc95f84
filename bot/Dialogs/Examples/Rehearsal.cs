using Channels.Bot.Activities;
using Channels.Bot.Forms;
using Channels.Text;

namespace Channels.Bot.Dialogs.Examples;

/// <summary>
/// A conversation tried out: what is said is played from its beginning every time, so nothing is kept anywhere, and it can be written
/// down as an example.
/// </summary>
/// <param name="catalog">The procedures.</param>
public sealed class Rehearsal(ProcedureCatalog catalog)
{
    /// <summary>Begins a line that sends a photo instead of words.</summary>
    public const string PhotoMark = "photo:";

    /// <summary>Plays it.</summary>
    /// <param name="scene">Who talks, where and when.</param>
    /// <param name="said">What the person says, in order; a line <c>photo: name.jpg</c> sends one.</param>
    public RehearsedTalk Play(RehearsalScene scene, IReadOnlyList<string> said)
    {
        var script = new ExampleScript
        {
            File = scene.Title + ".yaml",
            Title = scene.Title,
            Language = scene.Language,
            Channel = scene.Channel,
            Clock = scene.Clock,
            Talk = [.. said.Select(Line)],
        };
        var outcome = ExampleRunner.Run(catalog, script);
        return new RehearsedTalk(
            [.. outcome.Transcript.Select(Shown)],
            Recording.Write(script, outcome),
            outcome.Submissions is [var form, ..] ? form.Reference : null
        );
    }

    /// <summary>Now, to the minute, as examples are dated.</summary>
    public static DateTimeOffset Minute(DateTimeOffset now)
    {
        var there = JapanTime.At(now);
        return there.AddTicks(-(there.Ticks % TimeSpan.TicksPerMinute));
    }

    private static ExampleLine Line(string said) =>
        said.StartsWith(PhotoMark, StringComparison.Ordinal)
            ? new ExampleLine(ExampleAct.Photo, said[PhotoMark.Length..].Trim(), new Dictionary<string, string>(), default)
            : new ExampleLine(ExampleAct.Me, said, new Dictionary<string, string>(), default);

    internal static RehearsedLine Shown(ExampleSaid said) =>
        new(
            said.IsBot,
            said.Activity.Text is { Length: > 0 } text
                ? text
                : string.Join(' ', (said.Activity.Attachments ?? []).Select(a => $"［{a.Name ?? a.ContentType}］")),
            said.IsBot ? [.. (said.Activity.SuggestedActions?.Actions ?? []).Select(Shown)] : []
        );

    private static RehearsedButton Shown(CardAction action) =>
        new(action.Title, action.Type is ActionTypes.ImBack or ActionTypes.PostBack ? action.Value ?? action.Title : null);
}

/// <summary>Who talks, where and when.</summary>
/// <param name="Title">What the example is called.</param>
/// <param name="Language">Language of the person.</param>
/// <param name="Channel"><c>line</c> or <c>webchat</c>.</param>
/// <param name="Clock">When it begins, in Japan.</param>
public sealed record RehearsalScene(string Title, string Language, string Channel, DateTimeOffset Clock);

/// <summary>What came of it.</summary>
/// <param name="Lines">Everything that was said.</param>
/// <param name="Example">The same as an example file.</param>
/// <param name="Reference">The number when it was handed in, or null.</param>
public sealed record RehearsedTalk(IReadOnlyList<RehearsedLine> Lines, string Example, string? Reference);

/// <summary>One thing said.</summary>
public sealed record RehearsedLine(bool IsBot, string Text, IReadOnlyList<RehearsedButton> Buttons);

/// <summary>One button.</summary>
/// <param name="Title">What stands on it.</param>
/// <param name="Says">What it says when it is pressed; null: it does something a rehearsal cannot (a calendar, a camera, a link).</param>
public sealed record RehearsedButton(string Title, string? Says);
