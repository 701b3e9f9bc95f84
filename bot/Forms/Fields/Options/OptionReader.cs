using Channels.Bot.Activities;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Forms.Fields;

/// <summary>Finds options in words: the number, the label, its kana, in any language of the procedure.</summary>
internal static class OptionReader
{
    private static readonly char[] Separators = ['、', ',', '，', '､', '・', '/', '+', '＋', '&', '＆', ';', '\n', ' ', '\u3000'];

    /// <summary>Position of the one option meant, or null.</summary>
    public static int? ReadOne(FieldInput input) => Find(input.Folded, input.View);

    /// <summary>Positions of the options meant; empty when any part of the message is not understood.</summary>
    public static IReadOnlySet<int> ReadSeveral(FieldInput input)
    {
        if (Find(input.Folded, input.View) is { } one)
            return new HashSet<int> { one };

        var found = new HashSet<int>();
        foreach (var part in Parts(input.Said, input.View.Words))
        {
            if (Find(DialogWords.Fold(part), input.View) is not { } index)
                return new HashSet<int>();
            found.Add(index);
        }

        return found;
    }

    public static string Label(string option, FieldView view) => view.Texts.Options.TryGetValue(option, out var text) ? text.Label : option;

    public static IReadOnlyList<CardAction> Buttons(IReadOnlyList<string> options, FieldView view) =>
        [.. options.Select(o => new CardAction { Title = Label(o, view) })];

    private static int? Find(string folded, FieldView view)
    {
        var words = view.Field.OptionWords;
        if (words.TryGetValue(folded, out var index))
            return index;
        var bare = view.Words.WithoutPoliteEnding(folded);
        if (words.TryGetValue(bare, out index))
            return index;
        return view.Words.ReadNumber(folded) is { } number && number >= 1 && number <= view.Field.Type.Options.Count ? number - 1 : null;
    }

    private static IEnumerable<string> Parts(string said, DialogWords words)
    {
        const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var parts = said.Split(Separators, Tidy);
        return parts.SelectMany(p => p.Split(words.Joiners, Tidy)).Take(101);
    }
}
