using Channels.Bot.Contract;

namespace Channels.Bot.Dialogs.Sessions;

/// <summary>Parks the open form and begins another procedure.</summary>
internal sealed class Switching(ChannelProcedures procedures, Greeting greeting, Parking parking, Starting starting)
{
    public TurnResult SwitchTo(Heard heard, string other)
    {
        if (procedures.Find(other, heard.Context) is not { } next)
            return greeting.Greet(new Heard(heard.State with { Session = null }, heard.Said, heard.Context));
        var (left, effects) = parking.Park(heard);
        return starting.Start(left with { Said = left.Said with { Attachments = [] } }, next) with { Effects = effects };
    }
}
