using Channels.Knowledge.Content;

namespace Channels.Knowledge.Answering;

/// <summary>Writes a single entry out as an answer, word for word with its sources, where no question has to be found.</summary>
public static class EntryText
{
    private static readonly AnswerTexts Texts = new();

    /// <param name="language">Language of the fixed texts; one without texts is written in Japanese.</param>
    /// <returns>The text; null when the entry does not answer on that day.</returns>
    public static string? Of(Entry entry, string language, DateOnly day) =>
        entry.Status == EntryStatus.Approved && entry.HoldsOn(day)
            ? new AnswerComposer(Texts).Compose(entry, AnswerTexts.Languages.Contains(language) ? language : AnswerTexts.Japanese)
            : null;
}
