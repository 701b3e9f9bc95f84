namespace Channels.Bot.Text;

public static class NumberReader
{
    public static Reading<long> Read(string text) => Reading.None<long>();
}
