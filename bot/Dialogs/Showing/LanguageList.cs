using Channels.Bot.Activities;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Showing;

/// <summary>The languages by their own names: to ask for one, and to hear which.</summary>
internal static class LanguageList
{
    private static readonly Comparer<string> Order = Comparer<string>.Create((a, b) => PlaceOf(a).CompareTo(PlaceOf(b)));

    /// <summary>Asks for the language.</summary>
    public static Activity Ask(DialogWords words, IEnumerable<string> before, string language)
    {
        var names = words.Languages.Order(Order).Select(l => words.Say(l, Phrase.LanguageName)).ToArray();
        var lines = before.Append(words.Say(language, Phrase.WhichLanguage)).Concat(names);
        return Activity.Message(string.Join('\n', lines), names.Select(n => new CardAction { Title = n }));
    }

    /// <summary>The language a whole message names, by its own name.</summary>
    public static string? Find(DialogWords words, Said said) => words.LanguageNamed(said.Folded);

    private static int PlaceOf(string language)
    {
        for (var i = 0; i < Languages.Known.Count; i++)
        {
            if (Languages.Known[i] == language)
                return i;
        }

        return int.MaxValue;
    }
}
