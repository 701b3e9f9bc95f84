namespace Channels.Text.Clocks;

/// <summary>Reads a time of day: 午後3時半, 15:30, 1530, 3:30pm, 正午, 朝9時; also in a sentence.</summary>
public static class TimeReader
{
    /// <summary>Reads a time. 3時 is two times unless the hint decides; 24:00 is 0:00 and asked back; 25時 is impossible, and so is 夕方
    /// alone.</summary>
    public static Reading<TimeOnly> Read(string text, TimeHint hint = TimeHint.None)
    {
        var prepared = Cursor.Prepare(text);
        var scanner = new ClockScanner(prepared, hint);
        var mentions = scanner.Scan(bareHours: false);
        if (mentions.Count == 0)
            return PartsOfDay.In(prepared).Count > 0 ? Reading.Impossible<TimeOnly>(ReadingCodes.TimeVague) : Reading.None<TimeOnly>();
        var times = mentions.SelectMany(mention => mention.Options).ToArray();
        return times.Length == 0
            ? Reading.Impossible<TimeOnly>(ReadingCodes.NoSuchTime)
            : Reading.OneOf(times, mentions.Any(mention => mention.Assumed));
    }

    /// <summary>A time that a part of the day stands for, to suggest it: 17:00 for 夕方; null where none is named.</summary>
    public static TimeOnly? Suggest(string text) => PartsOfDay.In(Cursor.Prepare(text)) is [var part, ..] ? part.From : null;
}
