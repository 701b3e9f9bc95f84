namespace Channels.Text.People;

/// <summary>A number with a unit of its own counts no people: 6まんえん, 3時, 4さい.</summary>
public static class CountedPeopleUnits
{
    /// <summary>The first number of the text is followed by such a unit, and no other is of people.</summary>
    /// <param name="prepared">By <see cref="LongText.Prepare"/>.</param>
    public static bool IsOfSomethingElse(string prepared)
    {
        var isOther = false;
        for (var at = 0; at < prepared.Length; at++)
        {
            if (!char.IsAsciiDigit(prepared[at]) || (at + 1 < prepared.Length && char.IsAsciiDigit(prepared[at + 1])))
                continue;
            var behind = prepared.AsSpan(at + 1).TrimStart(' ');
            if (Begins(behind, PeopleWords.OtherUnits))
                isOther = true;
            else
                return false;
        }

        return isOther;
    }

    private static bool Begins(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
