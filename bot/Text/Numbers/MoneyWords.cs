namespace Channels.Text.Numbers;

/// <summary>Words beside amounts, by kind: <c>money.tsv</c>.</summary>
internal static class MoneyWords
{
    private static readonly ILookup<string, string> ByKind = WordTable
        .Load("money.tsv")
        .SelectMany(row => row["words"].Split(' ').Select(word => (Kind: row["kind"], Word: Cursor.Prepare(word))))
        .ToLookup(row => row.Kind, row => row.Word);

    public static string[] Labels { get; } = Of("label");

    /// <summary>What is paid for and is no fare: おやつ.</summary>
    public static string[] Other { get; } = Of("other");

    public static string[] BothWays { get; } = Of("both-ways");

    public static string[] OneWay { get; } = Of("one-way");

    public static string[] Only { get; } = Of("only");

    public static string[] PerOne { get; } = Of("per-one");

    public static string[] Times { get; } = Of("times");

    public static string[] Each { get; } = Of("each");

    public static string[] Total { get; } = Of("total");

    public static string[] Or { get; } = Of("or");

    public static string[] Not { get; } = Of("not");

    public static string[] AboutBefore { get; } = Of("about-before");

    public static string[] AboutBehind { get; } = Of("about-behind");

    public static string[] None { get; } = Of("none");

    public static string[] NoneWhole { get; } = Of("none-whole");

    /// <summary>Where the first of the words stands, or -1.</summary>
    public static int Find(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.IndexOf(word, StringComparison.Ordinal) is var at and >= 0)
                return at;
        }

        return -1;
    }

    public static bool Has(ReadOnlySpan<char> text, string[] words) => Find(text, words) >= 0;

    private static string[] Of(string kind) => [.. ByKind[kind].Distinct().OrderByDescending(word => word.Length)];
}
