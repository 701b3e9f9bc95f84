using System.Buffers;

namespace Channels.Text;

/// <summary>はなちゃんとその弟のけんくん、あ、けんくんは今日はいなかった: a child that is named and taken back in the same breath, or named only to say that it
/// was not there (弟のそらくんはおばあちゃんちにおった). The words are data: <c>names.tsv</c>.</summary>
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
    private static readonly string[] Elsewhere = Words("elsewhere");
    private static readonly string[] Cared = Words("cared");
    private static readonly string[] OutJoints = [.. Words("out-joint").OrderByDescending(w => w.Length)];
    private static readonly string[] Out = Words("out");
    private static readonly string[] Reasons = Words("reason");
    private static readonly string[] Together = Words("together");

    /// <summary>The message without such names, and without what takes them back; every other word at its place.</summary>
    /// <param name="text">The words as they were written.</param>
    /// <param name="isBesideOthers">Other children are known: who was somewhere else was not there.</param>
    public static string Without(string text, bool isBesideOthers = false)
    {
        if (!Array.Exists(Absent, Has) && !Array.Exists(Elsewhere, Has))
            return text;
        var left = text.ToCharArray();
        var names = NameFinder.Find(text);
        foreach (var name in names)
        {
            var (bare, first) = (NameFinder.WithoutTitle(name), text.IndexOf(name, StringComparison.Ordinal));
            for (var at = first; at >= 0; at = text.IndexOf(bare, at + bare.Length, StringComparison.Ordinal))
            {
                var behind = text.AsSpan(at + bare.Length).TrimStart(name.AsSpan(bare.Length));
                var isAbsent =
                    at > first
                        ? IsTakenBack(behind)
                        : IsOfThisOne(behind) && (IsTakenBack(behind) || ((isBesideOthers || names.Count > 1) && IsElsewhere(behind)));
                if (!isAbsent)
                    continue;
                var joint = at > first ? JointBefore(text, first) : ClauseOf(text, first);
                left.AsSpan(joint, first + name.Length - joint).Fill(Blank);
                var start = ClauseOf(text, at);
                var length = text.AsSpan(at).IndexOfAny(Stops);
                left.AsSpan(start, (length < 0 ? text.Length : at + length) - start).Fill(Blank);
                break;
            }
        }

        return new string(left);

        bool Has(string word) => text.Contains(word, StringComparison.Ordinal);
    }

    /// <summary>そらくんは|熱で休んどった: who is so called was somewhere else, and was not cared for.</summary>
    public static bool IsAway(ReadOnlySpan<char> behind) => IsOfThisOne(behind) && IsElsewhere(behind);

    /// <summary>みおちゃん|を消してください, けんくん|なんて子はおらん: who is so called is to go from the list.</summary>
    public static bool IsTakenOut(string behind)
    {
        var rest = NameFinder.WithoutTitleBefore(behind);
        while (!Array.Exists(Out, w => rest.StartsWith(w, StringComparison.Ordinal)))
        {
            if (Array.Find(OutJoints, w => rest.StartsWith(w, StringComparison.Ordinal)) is not { } joint)
                return false;
            rest = rest[joint.Length..];
        }

        return !rest.StartsWith("おられ", StringComparison.Ordinal);
    }

    /// <summary>おりません。もう一人の子は|保育園やけ: only why, of nobody who is named.</summary>
    public static bool IsReason(string part) =>
        Array.Exists(Reasons, r => part.EndsWith(r, StringComparison.Ordinal))
        && NameFinder.Find(part).Count == 0
        && !Array.Exists(Together, w => part.Contains(w, StringComparison.Ordinal));

    /// <summary>Where the clause of a place begins: it may name who was there before (みおちゃんと|…), and then the name alone is
    /// taken.</summary>
    private static int ClauseOf(string text, int at)
    {
        var start = text.AsSpan(0, at).LastIndexOfAny(Stops) + 1;
        return NameFinder.Find(text[start..at]).Count > 0 ? at : start;
    }

    /// <summary>そらくんが|おらん may say that the list lacks one; そらくんは speaks of this one.</summary>
    private static bool IsOfThisOne(ReadOnlySpan<char> behind) => !behind.IsEmpty && behind[0] is 'は';

    /// <summary>はおばあちゃんちにおった, and nobody fetched it from there.</summary>
    private static bool IsElsewhere(ReadOnlySpan<char> behind)
    {
        var end = behind.IndexOfAny(Stops);
        var clause = end < 0 ? behind : behind[..end];
        return Holds(clause, Elsewhere) && !Holds(clause, Cared);
    }

    private static bool Holds(ReadOnlySpan<char> clause, string[] words)
    {
        foreach (var word in words)
        {
            if (clause.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
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
