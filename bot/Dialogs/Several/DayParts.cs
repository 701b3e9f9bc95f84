using Channels.Text.Clocks;

namespace Channels.Bot.Dialogs.Several;

/// <summary>The words of each day of a message, as they stood in it.</summary>
internal static class DayParts
{
    private const string Ends = " 　、，,。";

    /// <summary>20日と21日の報告です。20日は8時から9時、21日は…: what is told of a day later is told of it, and it is one activity.</summary>
    public static List<Part> Gathered(List<Part> parts)
    {
        List<Part> gathered = [];
        foreach (var part in parts)
        {
            var at = part.IsSameDay || part.Day is null ? -1 : gathered.FindIndex(g => g.Day == part.Day && !g.IsSameDay);
            if (at < 0)
                gathered.Add(part);
            else if (Together(gathered[at], part) is { } one)
                gathered[at] = one;
            else
                gathered.Add(part);
        }

        return gathered;
    }

    /// <summary>Null where both have a time of their own.</summary>
    private static Part? Together(Part before, Part after) =>
        (before.Period, after.Period) switch
        {
            (null, _) => after with { Text = ActivityParts.IsBare(before.Text) ? after.Text : Joined(before.Text, after.Text) },
            (_, null) => before with { Own = before.Own + after.Text + after.Own },
            _ => null,
        };

    private static string Joined(string before, string after) => before.TrimEnd(Ends.ToCharArray()) + "。" + after;

    /// <summary>What is said of the day, what is told of it alone, and what is said of all of them.</summary>
    public static string Whole(string text, string own, string ofAll)
    {
        var whole = text.Trim();
        foreach (var more in (string[])[ActivityParts.Behind(own), ofAll])
        {
            if (more.Trim(Ends.ToCharArray()) is { Length: > 0 } said)
                whole = whole.TrimEnd(Ends.ToCharArray()) + "、" + said;
        }

        return whole;
    }
}

/// <summary>A part of such a message.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Day">The day it names.</param>
internal sealed record Part(string Text, DateOnly? Day)
{
    public Period? Period { get; init; }

    public bool IsSameDay { get; init; }

    /// <summary>A second time that could not be told apart.</summary>
    public bool HasTwo { get; init; }

    /// <summary>What is told of this day and of no other: 25日は雨で道が混んどった.</summary>
    public string Own { get; init; } = "";
}
