using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;

namespace Channels.Bot.Dialogs.Office;

/// <summary>Whoever hands something in to which the office answers within a time hears by when, once.</summary>
internal sealed class ContactPromise(ProcedureCatalog catalog, OfficeTimes times)
{
    public TurnResult After(ConversationState before, TurnResult result, TurnContext context)
    {
        if (
            result.Replies.Count == 0
            || result.Effects.OfType<SubmitForm>().FirstOrDefault() is not { ContactWithin: { } within } form
            || form.Procedure == catalog.Staff.Id // says itself when somebody is there
            || (form.IsInterim && before.Session?.Reference == form.Reference) // more of what is there already
        )
            return result;
        var line = string.Join('\n', times.Contact(result.State.Language, context.Now, within));
        if (line.Length == 0)
            return result;

        // It belongs to what says the number: the receipt, or that what was written so far has gone to the office.
        var at = Math.Max(0, result.Replies.ToList().FindIndex(r => r.Text?.Contains(form.Reference, StringComparison.Ordinal) is true));
        var told = result.Replies[at] with { Text = result.Replies[at].Text + "\n" + line };
        return result with { Replies = [.. result.Replies.Take(at), told, .. result.Replies.Skip(at + 1)] };
    }
}
