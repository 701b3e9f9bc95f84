using System.Text;

namespace Channels.Bot.Submissions;

/// <summary>What the office may write to a person: some text, not too long, that looks everywhere as it was written.</summary>
public static class StaffText
{
    /// <summary>Longest message, in Unicode characters.</summary>
    public const int Longest = 2000;

    /// <summary>Reads a message: line ends become one kind, space around it goes.</summary>
    /// <returns>The text, or the stable code of what is wrong with it.</returns>
    public static (string? Text, string? Code) Read(string? given)
    {
        var text = (given ?? "").ReplaceLineEndings("\n").Trim();
        if (text.Length == 0)
            return (null, "message.empty");
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            count++;
            if (IsRefused(rune))
                return (null, "message.control");
        }

        return count > Longest ? (null, "message.length") : (text, null);
    }

    // Beside the control characters: those that turn the direction of what follows, and halves of characters.
    private static bool IsRefused(Rune rune) =>
        (Rune.IsControl(rune) && rune.Value is not '\n' and not '\t')
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFFFD;
}
