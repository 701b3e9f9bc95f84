namespace Channels.Bot.Text;

public static class PostalCodeReader
{
    public static Reading<string> Read(string text) => Reading.None<string>();
}
