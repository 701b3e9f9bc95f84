using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms.Fields.Files;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>A photo without a word begins the procedure that can begin with one.</summary>
internal sealed class PhotoTopic(ChannelProcedures procedures, Starting starting) : ITopic
{
    public TurnResult? Hear(Heard heard) =>
        heard.Said.IsWordless && heard.Said.Attachments.Any(ImageField.IsImage) && procedures.BegunByPhoto(heard.Context) is { } procedure
            ? starting.Start(heard, procedure)
            : null;
}
