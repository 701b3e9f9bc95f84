namespace Channels.Text.People;

/// <summary>The words of <c>people.tsv</c>, as texts are prepared.</summary>
internal static class PeopleWords
{
    private static readonly Dictionary<string, string[]> Table = WordTable
        .Load("people.tsv")
        .GroupBy(row => row["kind"])
        .ToDictionary(
            kind => kind.Key,
            kind => kind.SelectMany(row => row["words"].Split(' ')).Select(Prepared).Distinct().OrderByDescending(w => w.Length).ToArray()
        );

    /// <summary>Persons and children by their kind, longer words first.</summary>
    public static (string Word, PersonKind Kind)[] Persons { get; } =
    [
        .. new[]
        {
            PersonKind.None,
            PersonKind.Self,
            PersonKind.Partner,
            PersonKind.Elder,
            PersonKind.Friend,
            PersonKind.Child,
            PersonKind.Couple,
            PersonKind.Two,
            PersonKind.Children,
            PersonKind.Twins,
            PersonKind.Mark,
            PersonKind.Grade,
            PersonKind.Adults,
        }
            .SelectMany(kind => Of(kind.ToString().ToLowerInvariant()).Select(word => (word, kind)))
            .OrderByDescending(word => word.word.Length)
            .ThenBy(word => word.kind),
    ];

    public static string[] Joiners => Of("joiner");

    public static string[] Together => Of("together");

    public static string[] Was => Of("was");

    public static string[] Whole => Of("whole");

    public static string[] Alone => Of("alone");

    public static string[] AloneBehind => Of("alone-behind");

    public static string[] AloneNot => Of("alone-not");

    public static string[] AloneBefore => Of("alone-before");

    public static string[] Single => Of("single");

    public static string[] Grand => Of("grand");

    public static string[] Only => Of("only");

    public static string[] Have => Of("have");

    public static string[] CoupleBehind => Of("couple-behind");

    public static string[] LiveWith => Of("live-with");

    public static string[] Turn => Of("turn");

    public static string[] Vague => Of("vague");

    public static string[] Nobody => Of("nobody");

    public static string[] NoneWhole => Of("none-whole");

    public static string[] Doubt => Of("doubt");

    public static string[] Going => Of("going");

    public static string[] Live => Of("live");

    public static string[] NotComing => Of("not-coming");

    public static string[] Home => Of("home");

    public static string[] OtherUnits => Of("other-unit");

    public static string[] Relative => Of("relative");

    public static string[] Young => Of("young");

    public static string[] YoungBefore => Of("young-before");

    public static string[] OfThem => Of("of-them");

    public static string[] Wide => Of("wide");

    public static bool Starts(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    public static bool Ends(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    public static bool Has(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.IndexOf(word, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }

    private static string[] Of(string kind) => Table[kind];

    /// <summary>A blank alone joins persons too.</summary>
    private static string Prepared(string word) => word.Length == 0 ? " " : Cursor.Prepare(word);
}
