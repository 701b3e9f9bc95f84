using Channels.Bot.Activities;

namespace Channels.Bot.Dialogs.Examples;

/// <summary>The channels an example can be told on, by the words of its file; the channels themselves are not known here.</summary>
public static class ExampleChannels
{
    private static readonly ChannelTraits Chat = new() { KeepsHistory = true, MayHideButtons = true };
    private static readonly ChannelTraits Page = new() { IsInPage = true, CanPush = false };

    public static ChannelTraits TraitsOf(string channel) =>
        channel switch
        {
            "line" => Chat,
            "webchat" => Page,
            _ => new ChannelTraits(),
        };
}
