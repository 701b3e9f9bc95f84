using System.Collections.Frozen;
using Channels.Text;

namespace Channels.Bot.Forms.Words;

/// <summary>The words of stamps of all languages together, for looking them up; folded.</summary>
internal sealed class StampLists
{
    public StampLists(IReadOnlyCollection<StampWords> languages)
    {
        Taken = List(w => w.Taken);
        Returned = List(w => w.Returned);
        TakenNouns = List(w => w.TakenNouns);
        ReturnedNouns = List(w => w.ReturnedNouns);
        Beside = List(w => w.Beside.Concat(w.Between));
        Now = List(w => w.Now);
        All = List(w => w.All);
        Corrected = List(w => w.Corrected);
        Undo = List(w => w.Undo);
        Never = List(w => w.Never);
        Receivers = List(w => w.Receivers);
        Still = languages.SelectMany(w => w.Still).Select(DialogWords.Fold).ToFrozenSet(StringComparer.Ordinal);
        Look = languages.SelectMany(w => w.Look).Select(DialogWords.Fold).ToFrozenSet(StringComparer.Ordinal);

        WordList List(Func<StampWords, IEnumerable<string>> of) => new(languages.SelectMany(of).Select(DialogWords.Fold));
    }

    public WordList Taken { get; }

    public WordList Returned { get; }

    public WordList TakenNouns { get; }

    public WordList ReturnedNouns { get; }

    public WordList Beside { get; }

    public WordList Now { get; }

    public WordList All { get; }

    public WordList Corrected { get; }

    public WordList Undo { get; }

    public WordList Never { get; }

    public WordList Receivers { get; }

    public FrozenSet<string> Still { get; }

    public FrozenSet<string> Look { get; }
}
