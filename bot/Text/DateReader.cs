namespace Channels.Bot.Text;

public static class DateReader
{
    public static Reading<DateOnly> Read(string text, DateOnly today, DateHint hint = DateHint.Past) => Reading.None<DateOnly>();
}
