using Channels.Bot.Conversations;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cares;

/// <summary>Which word of care a message says: what stands on a button, or that a consultation ends here (おわる, finish).</summary>
internal static class SaidAfter
{
    /// <summary>Where several things may be chosen おわり ends the choosing.</summary>
    public static CareWord? Of(Heard heard, DialogWords words, bool isOffered) =>
        words.MatchCaring(heard.Said.Folded, isOffered)
        ?? (
            heard is { Form.Procedure.Safeguarding: not null, Session.Mode: DialogMode.Ask }
            && words.Is(PlainWord.EndsHere, heard.Said.Folded)
            && FormMoves.Current(heard.Procedure, heard.Session) is { Field.Type: not ChoicesField }
                ? CareWord.Enough
                : null
        );
}
