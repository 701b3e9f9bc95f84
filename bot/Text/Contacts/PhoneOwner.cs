namespace Channels.Text.Contacts;

/// <summary>Whose telephone a sentence speaks of: 大家さんの電話は093-… is nobody's way to reach the person who writes.</summary>
public static class PhoneOwner
{
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Table = WordTable.Load("phone-owners.tsv");
    private static readonly string[] Things = Words("thing");
    private static readonly string[] Others = [.. Words("other"), .. Words("title")];

    /// <summary>The telephone is said to be somebody else's.</summary>
    public static bool IsSomebodyElse(string text)
    {
        var prepared = LongText.Prepare(text);
        for (var at = prepared.IndexOf('の', StringComparison.Ordinal); at > 0; at = prepared.IndexOf('の', at + 1))
        {
            if (!Array.Exists(Things, t => prepared.AsSpan(at + 1).StartsWith(t, StringComparison.Ordinal)))
                continue;
            var owner = prepared[..at].TrimEnd();
            if (Array.Exists(Others, o => owner.EndsWith(o, StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private static string[] Words(string kind) =>
        [.. Table.Where(r => r["kind"] == kind).SelectMany(r => r["words"].Split(' ')).Select(LongText.Prepare)];
}
