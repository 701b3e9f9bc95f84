using Channels.Text;

namespace Channels.Bot.Forms.Fields.Options;

/// <summary>Numbers of options with something beside them: 1〜3, 1.学校や園のおむかえ, 6の病児.</summary>
internal static class OptionNumbers
{
    private static readonly string[] Joins = ["-", "~", "から", " to "];

    /// <summary>What a figure before them counts.</summary>
    private static readonly string[] Counters =
    [
        "人",
        "名",
        "にん",
        "歳",
        "才",
        "円",
        "万",
        "千",
        "か月",
        "ヶ月",
        "ヵ月",
        "日",
        "時",
        "分",
        "年",
        "回",
        "度",
        "階",
        "nin",
        "people",
        "person",
        "child",
        "kid",
        "son",
        "daughter",
        "year",
        "month",
        "week",
        "day",
        "yen",
        "man",
        "sai",
        "người",
        "nguoi",
        "đứa",
        "con",
        "tao",
        "anak",
        "명",
        "사람",
        "个",
        "口",
        "位",
        "जना",
    ];

    /// <summary>1〜3 is all three, or only the ends: asked.</summary>
    public static OptionReading? Range(string folded, int count, bool several)
    {
        var cursor = new Cursor(folded);
        if (
            !cursor.Digits(2, out var first, out _)
            || !cursor.TakeAny(Joins)
            || !cursor.Digits(2, out var last, out _)
            || (!cursor.AtEnd && !cursor.TakeAny(["まで", "番", "です"]))
            || !cursor.AtEnd
            || first < 1
            || last <= first
            || last > count
        )
            return null;
        int[] ends = [first - 1, last - 1];
        if (!several || last == first + 1)
            return OptionReader.Of(ends, several);
        return new OptionReading([
            [.. Enumerable.Range(first - 1, last - first + 1)],
            ends,
        ]);
    }

    /// <summary>A line as it is shown, or a number with the words for it. Where the two do not agree it is asked which is meant.</summary>
    public static OptionReading? Labelled(string folded, FieldView view, bool several)
    {
        var cursor = new Cursor(folded);
        cursor.Take('(');
        if (!cursor.Digits(2, out var number, out _) || number < 1 || number > view.Field.Type.Options.Count)
            return null;
        var start = cursor.At;
        while (cursor.TakeAny(" .、,:)番の", out _)) { }

        var isApart = cursor.At > start;
        var rest = cursor.Rest.ToString();
        if (rest.Length == 0 || char.IsAsciiDigit(rest[0]))
            return null;
        if (Array.Exists(Counters, c => rest.StartsWith(c, StringComparison.Ordinal)) && folded[cursor.At - 1] is not ('.' or ')' or '番'))
            return null; // 3 people, 2 nin: how many there are
        var index = number - 1;
        if (OptionReader.Find(rest, view) is { Count: > 0 } found)
            return found.Contains(index) ? OptionReader.Of([index], several) : OptionReader.Of([index, .. found], several: false);
        if (!isApart)
            return null;
        var mentioned = OptionMentions.Read(rest, view, several: true).Sets;
        if (mentioned.Count > 0)
            return mentioned[0].Contains(index)
                ? OptionReader.Of([index], several)
                : OptionReader.Of([index, .. mentioned[0]], several: false);
        if (folded[start] == ' ' && char.IsAsciiLetter(rest[0]))
            return null; // 3 kids and me: no number of a list, unless the words say so
        return OptionReader.Of([index], several, isAssumed: view.Field.Type.Options[index] is not "other");
    }
}
