using System.Text;
using Channels.Bot.Activities;
using Channels.Bot.Forms.Words;
using Channels.Text.Numbers;

namespace Channels.Bot.Forms.Fields.Options;

/// <summary>
/// Finds options in what people say: the number, the place (最初の, 3番目のやつ), the label with or without its number, its kana, in any
/// language of the procedure; several of them; and words for them inside a sentence.
/// </summary>
internal static class OptionReader
{
    private static readonly char[] Separators = ['、', ',', '，', '､', '・', '/', '+', '＋', '&', '＆', ';', '\n', ' ', '\u3000'];

    /// <summary>Between alternatives, which are asked about.</summary>
    private static readonly string[] Alternatives = ["または", "それか", "か", " or "];

    /// <summary>Nobody means all of a longer list.</summary>
    private const int MostMeantByAll = 8;

    private static readonly string[] All =
    [
        "全部",
        "ぜんぶ",
        "すべて",
        "全て",
        "全部とも",
        "どれも",
        "みんな",
        "all",
        "all of them",
        "everything",
    ];

    /// <summary>Options that no "all of them" means.</summary>
    private static readonly string[] Others = ["other", "none", "unknown", "outside", "any"];

    /// <summary>An option beside which no other makes sense: none of them, I do not know, any.</summary>
    public static bool StandsAlone(string option) => option is "none" or "unknown" or "any";

    /// <summary>Reads one option, or with <paramref name="several"/> as many as are named.</summary>
    public static OptionReading Read(FieldInput input, bool several)
    {
        var said = WithoutCircles(input.Said);
        var folded = ReferenceEquals(said, input.Said) ? input.Folded : DialogWords.Fold(said);
        if (folded.Length == 0)
            return OptionReading.None;
        var view = input.View;
        if (Find(folded, view) is { Count: > 0 } found)
            return Of(found, several);
        if (several && view.Field.Type.Options.Count <= MostMeantByAll && IsAll(folded, view))
            return new OptionReading([AllOf(view)]);
        return LeadingOption.Read(folded, view, several)
            ?? Listed(said, view, several)
            ?? OptionNumbers.Range(folded, view.Field.Type.Options.Count, several)
            ?? OptionNumbers.Labelled(folded, view, several)
            ?? OptionMentions.Read(folded, view, several);
    }

    public static string Label(string option, FieldView view) => view.Texts.Options.TryGetValue(option, out var text) ? text.Label : option;

    public static IReadOnlyList<CardAction> Buttons(IReadOnlyList<string> options, FieldView view) =>
        [.. options.Select(o => new CardAction { Title = Label(o, view) })];

    /// <summary>Options named: all of them, or for a field that takes one the choice between them.</summary>
    public static OptionReading Of(IEnumerable<int> options, bool several, bool isAssumed = false)
    {
        int[] distinct = [.. options.Distinct().Order()];
        return distinct.Length == 0 ? OptionReading.None
            : several ? new OptionReading([distinct], isAssumed)
            : new OptionReading([.. distinct.Select(one => new[] { one })], isAssumed);
    }

    /// <summary>What the whole text means.</summary>
    public static IReadOnlyList<int> Find(string folded, FieldView view)
    {
        var words = view.Field.OptionWords;
        if (words.Find(folded) is { Count: > 0 } found)
            return found;
        var bare = view.Words.WithoutPoliteEnding(folded);
        if (words.Find(bare) is { Count: > 0 } polite)
            return polite;
        var count = view.Field.Type.Options.Count;
        var place = view.Words.ReadNumber(folded) ?? OrdinalReader.Read(folded) ?? OrdinalReader.ReadSound(folded);
        if (place < 0)
            place += count + 1;
        return place >= 1 && place <= count ? [place.Value - 1] : [];
    }

    /// <summary>Several in one message, none of them anything else; with か between them it is asked which.</summary>
    private static OptionReading? Listed(string said, FieldView view, bool several)
    {
        if (Parts(said, [.. Separators.Select(s => s.ToString())], view) is { } apart)
            return Of(apart, several); // 金 住むとこ 暴力: と is part of a word there
        if (Parts(said, [.. view.Words.Joiners, .. Separators.Select(s => s.ToString())], view) is { } all)
            return Of(all, several);
        if (Parts(said, Alternatives, view) is { } either)
            return Of(either, several: false);
        return said.AsSpan().ContainsAny('.', '．') && Parts(said, [".", "．"], view) is { } dotted ? Of(dotted, several) : null;
    }

    /// <summary>The options of all parts, or null when there is one part only or a part that is no option.</summary>
    private static List<int>? Parts(string said, string[] separators, FieldView view)
    {
        const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var parts = said.Split(separators, 102, Tidy);
        if (parts.Length is < 2 or > 101)
            return null;
        var found = new List<int>();
        foreach (var part in parts)
        {
            if (Find(DialogWords.Fold(part), view) is not { Count: > 0 } options)
                return null;
            found.AddRange(options);
        }

        return found;
    }

    private static bool IsAll(string folded, FieldView view) =>
        All.Contains(folded) || All.Contains(view.Words.WithoutPoliteEnding(folded));

    private static int[] AllOf(FieldView view) =>
        [.. Enumerable.Range(0, view.Field.Type.Options.Count).Where(i => !Others.Contains(view.Field.Type.Options[i]))];

    /// <summary>①③ would fold to 13: each circle or key stands alone.</summary>
    private static string WithoutCircles(string said)
    {
        var written = (StringBuilder?)null;
        for (var at = 0; at < said.Length; at++)
        {
            var number = said[at] switch
            {
                >= '①' and <= '⑳' => said[at] - '①' + 1,
                >= '⑴' and <= '⒇' => said[at] - '⑴' + 1,
                >= '⒈' and <= '⒛' => said[at] - '⒈' + 1,
                >= '❶' and <= '❿' => said[at] - '❶' + 1,
                >= '➀' and <= '➉' => said[at] - '➀' + 1,
                >= '➊' and <= '➓' => said[at] - '➊' + 1,
                _ => 0,
            };
            if (number > 0)
                (written ??= new StringBuilder(said, 0, at, said.Length + 8)).Append(' ').Append(number).Append(' ');
            else if (said[at] == '\u20E3')
                (written ??= new StringBuilder(said, 0, at, said.Length + 8)).Append(' ');
            else
                written?.Append(said[at]);
        }

        return written?.ToString() ?? said;
    }
}
