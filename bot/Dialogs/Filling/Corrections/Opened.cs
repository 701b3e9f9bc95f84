using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Mentions;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>A correction may open questions that the same words answer: やっぱり電話ほしい 夜 080-….</summary>
internal static class Opened
{
    /// <summary>The turn with what was filled in beside the correction, said after it.</summary>
    /// <param name="told">The turn, with the correction said.</param>
    /// <param name="before">The form before it.</param>
    /// <param name="next">The form with it.</param>
    public static (Heard Told, FormSession Next) By(Heard told, FormSession before, FormSession next)
    {
        if (told.Procedure.KeepsWords is null)
            return (told, next);
        var filled = new Filled(next, [], []).Again(told.Scene, told.Said, null, before);
        return filled.Rows.Count == 0 ? (told, next) : (told.Saying(OneBreath.Told(told.Scene, filled.Rows)), filled.Session);
    }
}
