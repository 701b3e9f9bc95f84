using Channels.Text;

namespace Channels.Bot.FamilySupport.Members;

/// <summary>How a child is called, as it can be compared: はなちゃん and ハナ are the same.</summary>
internal static class ChildName
{
    private static readonly string[] Titles = ["ちゃん", "くん", "君", "さん", "さま", "様"];

    /// <summary>In hiragana and without what stands behind a name.</summary>
    public static string Bare(string name)
    {
        var folded = JapaneseText.FoldToHiragana(name).Trim();
        var title = Array.Find(Titles, t => folded.Length > t.Length && folded.EndsWith(t, StringComparison.Ordinal));
        return title is null ? folded : folded[..^title.Length].TrimEnd();
    }

    /// <summary>How the children of a member are called.</summary>
    public static HashSet<string> Of(MemberRecord member) =>
        member.Person.Children.Select(Bare).Where(c => c.Length > 0).ToHashSet(StringComparer.Ordinal);
}
