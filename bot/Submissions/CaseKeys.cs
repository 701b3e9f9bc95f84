using Channels.Bot.Protection;

namespace Channels.Bot.Submissions;

/// <summary>Number and code word as one pseudonym: neither can be read from the table.</summary>
internal static class CaseKeys
{
    /// <param name="word">The code word with spaces or marks anywhere; only its letters count.</param>
    public static string Of(ColumnProtector protector, string reference, string word) =>
        protector.Pseudonym("case", reference + "\n" + string.Concat(word.Where(char.IsLetterOrDigit)));
}
