namespace Channels.Bot.Text;

public static class MoneyReader
{
    public static Reading<long> Read(string text) => Reading.None<long>();
}
