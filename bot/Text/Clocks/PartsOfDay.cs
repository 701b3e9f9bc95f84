namespace Channels.Text.Clocks;

/// <summary>
/// Parts of the day that stand where a time should. They are not read as times (what is evening for one is afternoon for
/// another), but they tell which clear time to suggest.
/// </summary>
internal static class PartsOfDay
{
    /// <summary>In folded text, kana as hiragana. Longer words stand before those they contain. The hours to suggest, and those within
    /// which people still say so.</summary>
    private static readonly (string Word, int From, int To, int Earliest, int Latest)[] Words =
    [
        ("午前中", 9, 12, 5, 13),
        ("午前", 9, 12, 5, 13),
        ("ごぜん", 9, 12, 5, 13),
        ("早朝", 6, 8, 4, 9),
        ("明け方", 5, 7, 3, 8),
        ("今朝", 8, 10, 5, 12),
        ("けさ", 8, 10, 5, 12),
        ("朝", 8, 10, 5, 12),
        ("あさ", 8, 10, 5, 12),
        ("お昼過ぎ", 13, 15, 12, 16),
        ("昼過ぎ", 13, 15, 12, 16),
        ("お昼すぎ", 13, 15, 12, 16),
        ("昼すぎ", 13, 15, 12, 16),
        ("おひるすぎ", 13, 15, 12, 16),
        ("ひるすぎ", 13, 15, 12, 16),
        ("お昼前", 11, 12, 9, 13),
        ("昼前", 11, 12, 9, 13),
        ("お昼", 12, 13, 11, 15),
        ("昼", 12, 13, 11, 15),
        ("おひる", 12, 13, 11, 15),
        ("ひる", 12, 13, 11, 15),
        ("午後", 13, 17, 12, 19),
        ("ごご", 13, 17, 12, 19),
        ("夕方", 17, 19, 15, 20),
        ("ゆうがた", 17, 19, 15, 20),
        ("夕", 17, 19, 15, 20),
        ("深夜", 22, 23, 20, 23),
        ("夜中", 22, 23, 20, 23),
        ("夜", 19, 21, 17, 23),
        ("よる", 19, 21, 17, 23),
        ("晩", 19, 21, 17, 23),
        ("ばん", 19, 21, 17, 23),
        ("morning", 9, 11, 5, 12),
        ("noon", 12, 13, 11, 15),
        ("afternoon", 13, 17, 12, 19),
        ("evening", 17, 19, 15, 20),
        ("night", 19, 21, 17, 23),
    ];

    /// <summary>Any of them, for an expression.</summary>
    public static string AnyOf { get; } = "(?:" + string.Join('|', Words.Select(w => w.Word)) + ")";

    /// <summary>The parts named, in order.</summary>
    public static List<PartOfDay> In(string prepared)
    {
        var found = new List<PartOfDay>();
        for (var cursor = new Cursor(prepared); !cursor.AtEnd; )
        {
            var at = cursor.At;
            foreach (var (word, from, to, earliest, latest) in Words)
            {
                if (!cursor.Take(word))
                    continue;
                found.Add(
                    new PartOfDay(
                        new Period(new TimeOnly(from, 0), new TimeOnly(to, 0)),
                        new TimeOnly(earliest, 0),
                        new TimeOnly(latest, 59)
                    )
                );
                break;
            }

            if (cursor.At == at)
                cursor.At++;
        }

        return found;
    }
}

/// <summary>A part of the day that is named.</summary>
/// <param name="Core">Which clear time to suggest for it.</param>
/// <param name="Earliest">Before that nobody says so.</param>
/// <param name="Latest">Nor after that.</param>
internal sealed record PartOfDay(Period Core, TimeOnly Earliest, TimeOnly Latest)
{
    public TimeOnly From => Core.From;

    public TimeOnly To => Core.To;

    /// <summary>Whoever speaks of this part of the day may mean a stay of these hours.</summary>
    public bool MayMean(Period stay) => stay.From < Latest && stay.To > Earliest;

    /// <summary>These hours are within the middle of it.</summary>
    public bool Means(Period stay) => stay.From < To && stay.To > From;
}
