namespace Channels.Bot.Text;

public static class EmailReader
{
    public static Reading<string> Read(string text) => Reading.None<string>();
}
