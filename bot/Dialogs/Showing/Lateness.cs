using Channels.Bot.Contract;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Showing;

/// <summary>A message that needed hours to come here is answered as what it is: one honest sentence before the answer.</summary>
internal sealed class Lateness(DialogWords words)
{
    public TurnResult After(TurnResult result, TimeSpan delay)
    {
        if (result.Replies.Count == 0)
            return result;
        var first = result.Replies[0];
        var line = words.Say(result.State.Language, Phrase.HoursLate, ("h", Digits.Of((int)delay.TotalHours)));
        return result with { Replies = [first with { Text = line + "\n" + first.Text }, .. result.Replies.Skip(1)] };
    }
}
