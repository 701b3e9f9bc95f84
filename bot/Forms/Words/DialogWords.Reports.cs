namespace Channels.Bot.Forms.Words;

/// <summary>What people say to a report they are asked about.</summary>
internal sealed partial class DialogWords
{
    /// <summary>What a whole message says to it, or null.</summary>
    public ReportWord? MatchReport(string folded)
    {
        var shapes = ShapesOf(folded);
        return reportWords.TryGetValue(shapes.Bare, out var word) || reportWords.TryGetValue(shapes.BarePlain, out word) ? word : null;
    }

    /// <summary>What the button of such a word says.</summary>
    public string ReportLabel(string language, ReportWord word) => In(language).Reports[word][0];
}

/// <summary>What people say to the question whether a report of another member is right. The words are under <c>reports</c>; the words of
/// every language count in every language.</summary>
internal enum ReportWord
{
    /// <summary>It is right.</summary>
    Agree,

    /// <summary>Something in it is otherwise.</summary>
    Differ,

    /// <summary>Show it.</summary>
    See,

    /// <summary>Something is otherwise, and no words to it.</summary>
    NoWords,
}
