namespace Channels.Bot.Text;

public static class PeriodReader
{
    public static Reading<Period> Read(string text, TimeHint hint = TimeHint.None) => Reading.None<Period>();
}
