namespace Channels.Bot.Text;

public static class YesNoReader
{
    public static Reading<bool> Read(string text) => Reading.None<bool>();
}
