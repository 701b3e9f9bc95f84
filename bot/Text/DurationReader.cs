namespace Channels.Bot.Text;

public static class DurationReader
{
    public static Reading<int> Read(string text) => Reading.None<int>();
}
