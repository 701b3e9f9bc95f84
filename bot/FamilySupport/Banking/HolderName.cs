using Channels.Text;

namespace Channels.Bot.FamilySupport.Banking;

/// <summary>
/// The holder of an account as it stands in a transfer: forms of companies in their short form, with brackets by their position
/// (<c>ｶ)…</c>, <c>…(ｶ</c>, <c>…(ｶ)…</c>), trades without brackets. Which there are is in <c>short-forms.tsv</c>.
/// </summary>
internal static class HolderName
{
    private const string Form = "form";
    private const string Office = "office";
    private static readonly List<(string Kind, string Long, string Short)> Table = Load();

    /// <summary>The name in the characters of transfers, or null when something cannot be written in them.</summary>
    public static string? Of(string name, BankProfile profile)
    {
        var text = Kana.ToKatakana(Kana.Widen(name))
            .Replace('（', '(')
            .Replace('）', ')')
            .Replace("㈱", "株式会社", StringComparison.Ordinal)
            .Replace("㈲", "有限会社", StringComparison.Ordinal)
            .Trim();
        foreach (var (kind, of, shortly) in Table)
            text = kind is Form or Office ? Bracket(text, of, shortly) : Replace(text, of, shortly);
        foreach (var shortly in Table.Where(t => t.Kind is Form or Office).Select(t => t.Short).Distinct())
            text = SetRight(text, shortly);
        return BankText.Of(text, BankField.Party, profile);
    }

    /// <summary>The long form, wherever it stands, becomes the short one of its position.</summary>
    private static string Bracket(string text, string of, string shortly)
    {
        if (text.IndexOf(of, StringComparison.Ordinal) is not (>= 0 and var at))
            return text;
        var (before, after) = (text[..at].TrimEnd(), text[(at + of.Length)..].TrimStart());
        if (before is [.., '('] && after is [')', ..])
            (before, after) = (before[..^1].TrimEnd(), after[1..].TrimStart()); // (株式会社)
        return before.Length == 0 ? $"{shortly}){after}"
            : after.Length == 0 ? $"{before}({shortly}"
            : $"{before}({shortly}){after}";
    }

    private static string Replace(string text, string of, string shortly) =>
        text.IndexOf(of, StringComparison.Ordinal) is >= 0 and var at
            ? text[..at].TrimEnd() + shortly + text[(at + of.Length)..].TrimStart()
            : text;

    /// <summary>One that is short already, with a bracket too many: <c>(ｶ)…</c> at the head, <c>…(ｶ)</c> at the tail.</summary>
    private static string SetRight(string text, string shortly)
    {
        var whole = $"({shortly})";
        if (text.StartsWith(whole, StringComparison.Ordinal))
            return text[1..];
        return text.EndsWith(whole, StringComparison.Ordinal) ? text[..^1] : text;
    }

    private static List<(string Kind, string Long, string Short)> Load()
    {
        using var stream = typeof(HolderName).Assembly.GetManifestResourceStream("FamilySupport/short-forms.tsv")!;
        using var text = new StreamReader(stream);
        return
        [
            .. text.ReadToEnd()
                .Split('\n')
                .Where(l => l.Length > 0 && l[0] != '#')
                .Select(l => l.Split('\t'))
                .Select(c => (c[0], c[1], c[2]))
                .OrderByDescending(c => c.Item2.Length),
        ];
    }
}
