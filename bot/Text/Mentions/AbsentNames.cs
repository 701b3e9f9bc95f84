using System.Buffers;

namespace Channels.Text;

/// <summary>はなちゃんとその弟のけんくん、あ、けんくんは今日はいなかった: a child that is named and taken back in the same breath. The words are data:
/// <c>names.tsv</c>.</summary>
public static class AbsentNames
{
    private const char Blank = '、';
    private const string Joints = "と、,，・ 　";

    private static readonly SearchValues<char> Stops = SearchValues.Create("、。,，.!！\n");

    /// <summary>Farther from its joint a name does not stand: と|その弟の|けんくん.</summary>
    private const int NearJoint = 8;

    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Table = WordTable.Load("names.tsv");
    private static readonly string[] Absent = Words("absent");
    private static readonly string[] ThatDay = Words("that-day");

    /// <summary>The message without such names, and without what takes them back; every other word at its place.</summary>
    /// <param name="text">The words as they were written.</param>
    public static string Without(string text)
    {
        if (!Array.Exists(Absent, w => text.Contains(w, StringComparison.Ordinal)))
            return text;
        var left = text.ToCharArray();
        foreach (var name in NameFinder.Find(text))
        {
            var (bare, first) = (NameFinder.WithoutTitle(name), text.IndexOf(name, StringComparison.Ordinal));
            for (
                var at = text.IndexOf(bare, first + name.Length, StringComparison.Ordinal);
                at > 0;
                at = text.IndexOf(bare, at + bare.Length, StringComparison.Ordinal)
            )
            {
                if (!IsTakenBack(text.AsSpan(at + bare.Length).TrimStart(name.AsSpan(bare.Length))))
                    continue;
                left.AsSpan(JointBefore(text, first), first + name.Length - JointBefore(text, first)).Fill(Blank);
                var start = text.AsSpan(0, at).LastIndexOfAny(Stops) + 1;
                var length = text.AsSpan(at).IndexOfAny(Stops);
                left.AsSpan(start, (length < 0 ? text.Length : at + length) - start).Fill(Blank);
                break;
            }
        }

        return new string(left);
    }

    /// <summary>は今日はいなかった.</summary>
    private static bool IsTakenBack(ReadOnlySpan<char> behind)
    {
        if (behind.IsEmpty || behind[0] is not ('は' or 'も' or 'が'))
            return false;
        behind = behind[1..].TrimStart("、 　");
        foreach (var day in ThatDay)
        {
            if (behind.StartsWith(day))
            {
                behind = behind[day.Length..].TrimStart("はも、 　");
                break;
            }
        }

        foreach (var word in Absent)
        {
            if (behind.StartsWith(word))
                return true;
        }

        return false;
    }

    /// <summary>Where what joins the name to the one before begins; else where the name does.</summary>
    private static int JointBefore(string text, int name)
    {
        for (var at = name - 1; at >= 0 && name - at <= NearJoint; at--)
        {
            if (Joints.Contains(text[at], StringComparison.Ordinal))
                return at;
        }

        return name;
    }

    private static string[] Words(string kind) =>
        [.. Table.Where(r => r["kind"] == kind).SelectMany(r => r["words"].Split(' ')).OrderByDescending(w => w.Length)];
}
