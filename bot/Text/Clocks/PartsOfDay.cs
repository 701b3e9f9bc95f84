namespace Channels.Text.Clocks;

/// <summary>
/// Parts of the day that stand where a time should. They are not read as times (what is evening for one is afternoon for
/// another), but they tell which clear time to suggest.
/// </summary>
internal static class PartsOfDay
{
    /// <summary>In folded text, kana as hiragana. Longer words stand before those they contain.</summary>
    private static readonly (string Word, int From, int To)[] Words =
    [
        ("午前中", 9, 12),
        ("午前", 9, 12),
        ("ごぜん", 9, 12),
        ("早朝", 6, 8),
        ("明け方", 5, 7),
        ("今朝", 8, 10),
        ("けさ", 8, 10),
        ("朝", 8, 10),
        ("あさ", 8, 10),
        ("お昼過ぎ", 13, 15),
        ("昼過ぎ", 13, 15),
        ("お昼すぎ", 13, 15),
        ("昼すぎ", 13, 15),
        ("おひるすぎ", 13, 15),
        ("ひるすぎ", 13, 15),
        ("お昼前", 11, 12),
        ("昼前", 11, 12),
        ("お昼", 12, 13),
        ("昼", 12, 13),
        ("おひる", 12, 13),
        ("ひる", 12, 13),
        ("午後", 13, 17),
        ("ごご", 13, 17),
        ("夕方", 17, 19),
        ("ゆうがた", 17, 19),
        ("夕", 17, 19),
        ("深夜", 22, 23),
        ("夜中", 22, 23),
        ("夜", 19, 21),
        ("よる", 19, 21),
        ("晩", 19, 21),
        ("ばん", 19, 21),
        ("morning", 9, 11),
        ("noon", 12, 13),
        ("afternoon", 13, 17),
        ("evening", 17, 19),
        ("night", 19, 21),
    ];

    /// <summary>The parts named, in order.</summary>
    public static List<(TimeOnly From, TimeOnly To)> In(string prepared)
    {
        var found = new List<(TimeOnly From, TimeOnly To)>();
        for (var cursor = new Cursor(prepared); !cursor.AtEnd; )
        {
            var at = cursor.At;
            foreach (var (word, from, to) in Words)
            {
                if (!cursor.Take(word))
                    continue;
                found.Add((new TimeOnly(from, 0), new TimeOnly(to, 0)));
                break;
            }

            if (cursor.At == at)
                cursor.At++;
        }

        return found;
    }
}
