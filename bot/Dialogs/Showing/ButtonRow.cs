using System.Globalization;
using Channels.Bot.Activities;

namespace Channels.Bot.Dialogs.Showing;

/// <summary>Keeps buttons within what every channel can show: 13 of them, labels of 20 characters as people count them.</summary>
internal static class ButtonRow
{
    /// <summary>LINE's limit of quick replies.</summary>
    public const int Most = 13;

    /// <summary>LINE's limit of a label, in grapheme clusters.</summary>
    public const int LongestLabel = 20;

    /// <summary>The button with a label that fits; what it says stays whole.</summary>
    public static CardAction Fit(CardAction action) =>
        Shorten(action.Title, LongestLabel) is var title && title == action.Title
            ? action
            : action with
            {
                Title = title,
                Value = action.Value ?? action.Title,
            };

    /// <summary>Length as people count it: grapheme clusters.</summary>
    public static int LengthOf(string text) => StringInfo.ParseCombiningCharacters(text).Length;

    /// <summary>The text, or its beginning with an ellipsis, at most that many grapheme clusters.</summary>
    public static string Shorten(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var starts = StringInfo.ParseCombiningCharacters(text);
        return starts.Length <= most ? text : text[..starts[most - 1]] + "…";
    }

    /// <summary>One page of the answers' buttons, and the others, which are on every page.</summary>
    public static IReadOnlyList<CardAction> Page(
        IReadOnlyList<CardAction> answers,
        IReadOnlyList<CardAction> always,
        CardAction more,
        int page
    )
    {
        if (answers.Count + always.Count <= Most)
            return Fitting(answers, always);
        var size = PageSize(always.Count);
        var start = page % Pages(answers.Count, always.Count) * size;
        return [.. answers.Skip(start).Take(size).Append(more).Concat(always).Select(Fit)];
    }

    private static CardAction[] Fitting(IReadOnlyList<CardAction> answers, IReadOnlyList<CardAction> always)
    {
        var row = new CardAction[answers.Count + always.Count];
        for (var at = 0; at < row.Length; at++)
            row[at] = Fit(at < answers.Count ? answers[at] : always[at - answers.Count]);
        return row;
    }

    public static int Pages(int answers, int always) => answers + always <= Most ? 1 : (answers + PageSize(always) - 1) / PageSize(always);

    private static int PageSize(int always) => Most - 1 - always;
}
