namespace Channels.Text.Contacts;

/// <summary>Whose telephone a sentence speaks of: 大家さんの電話は093-… is nobody's way to reach the person who writes.</summary>
public static class PhoneOwner
{
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Table = WordTable.Load("phone-owners.tsv");
    private static readonly string[] Things = Words("thing");
    private static readonly string[] Own = Words("own");

    private const int LongestOwner = 8;

    /// <summary>The telephone is said to be somebody else's.</summary>
    public static bool IsSomebodyElse(string text)
    {
        var prepared = LongText.Prepare(text);
        for (var at = prepared.IndexOf('の', StringComparison.Ordinal); at > 0; at = prepared.IndexOf('の', at + 1))
        {
            if (!Array.Exists(Things, t => prepared.AsSpan(at + 1).StartsWith(t, StringComparison.Ordinal)))
                continue;
            var start = at;
            while (
                start > 0 && at - start < LongestOwner && char.IsLetter(prepared[start - 1]) && !"はがをに、".Contains(prepared[start - 1])
            )
                start--;
            var owner = prepared[start..at];
            if (owner.Length > 0 && !Array.Exists(Own, o => owner.EndsWith(o, StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private static string[] Words(string kind) =>
        [.. Table.Where(r => r["kind"] == kind).SelectMany(r => r["words"].Split(' ')).Select(LongText.Prepare)];
}
