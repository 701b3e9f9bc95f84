using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields.People;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Office;

/// <summary>Whoever hands something in to which the office answers within a time hears by when, once.</summary>
internal sealed class ContactPromise(ProcedureCatalog catalog, OfficeTimes times, DialogWords words)
{
    public TurnResult After(ConversationState before, TurnResult result, TurnContext context) =>
        WhenSomebodyIsThere(Told(before, result, context), context);

    /// <summary>Nobody is told to be in contact before the office opens.</summary>
    private TurnResult WhenSomebodyIsThere(TurnResult result, TurnContext context) =>
        result.Effects.Any(e => e is SubmitForm { ContactWithin: not null } or AddToCase { ContactWithin: not null })
            ? result with
            {
                Effects =
                [
                    .. result.Effects.Select(e =>
                        e switch
                        {
                            SubmitForm { ContactWithin: { } within } form => form with { ContactWithin = times.Until(context.Now, within) },
                            AddToCase { ContactWithin: { } within } added => added with
                            {
                                ContactWithin = times.Until(context.Now, within),
                            },
                            _ => e,
                        }
                    ),
                ],
            }
            : result;

    private TurnResult Told(ConversationState before, TurnResult result, TurnContext context)
    {
        if (
            result.Replies.Count == 0
            || result.Effects.OfType<SubmitForm>().FirstOrDefault() is not { ContactWithin: { } within } form
            || form.Procedure == catalog.Staff.Id // says itself when somebody is there
            || (form.IsInterim && IsThere(before, form) && !IsSooner(before, form)) // more of what is there already
        )
            return result;
        var lines = HasWay(form, context)
            ? times.Contact(result.State.Language, context.Now, within)
            : times.Reply(
                result.State.Language,
                context.Now,
                within,
                !CallWish.ForbidsCall(words, result.State, DialogWords.Fold(form.Said ?? ""))
            );
        var line = string.Join('\n', lines);
        if (line.Length == 0)
            return result;

        // It belongs to what says the number: the receipt, or that what was written so far has gone to the office.
        var at = Math.Max(0, result.Replies.ToList().FindIndex(r => r.Text?.Contains(form.Reference, StringComparison.Ordinal) is true));
        var told = result.Replies[at] with { Text = result.Replies[at].Text + "\n" + line };
        return result with { Replies = [.. result.Replies.Take(at), told, .. result.Replies.Skip(at + 1)] };
    }

    /// <summary>Since this message somebody is in contact sooner than was said before.</summary>
    private static bool IsSooner(ConversationState before, SubmitForm form) =>
        before.Session is { AppliedAt: null, Alarms: null or { Count: 0 } } session
        && session.Reference == form.Reference
        && (form.AppliedAt is not null || form.Alarms.Count > 0);

    private static bool IsThere(ConversationState before, SubmitForm form) =>
        before.Session?.Reference == form.Reference || before.Care?.Reference == form.Reference;

    /// <summary>Somebody can be reached who is not looking: by the channel, or by what they gave. On a page of their own a reply is
    /// read where it is written.</summary>
    private bool HasWay(SubmitForm form, TurnContext context)
    {
        if (!context.Traits.IsInPage)
            return true;
        if (catalog.Find(form.Procedure, form.Version) is not { } procedure)
            return false;
        using var answers = JsonDocument.Parse(form.AnswersJson);
        return procedure.Fields.Any(f =>
            f.Type is PhoneField or EmailField
            && answers.RootElement.TryGetProperty(f.Id, out var given)
            && given.ValueKind is JsonValueKind.String
        );
    }
}
