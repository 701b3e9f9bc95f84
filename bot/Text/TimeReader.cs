namespace Channels.Bot.Text;

public static class TimeReader
{
    public static Reading<TimeOnly> Read(string text, TimeHint hint = TimeHint.None) => Reading.None<TimeOnly>();
}
