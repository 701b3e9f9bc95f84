using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Several;
using Channels.Bot.Dialogs.Topics.Procedures;
using Channels.Bot.Forms;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>
/// A whole report told where something else was asked (what the wish for staff is about, what a photo is): it begins as a report, and what
/// waited for words has them too. What the office itself asked is answered to the office.
/// </summary>
internal sealed class ToldReport(ProcedureCatalog catalog, ToldTopic told)
{
    /// <summary>The report with the words of it; null: it tells none.</summary>
    public TurnResult? Begun(Heard heard) =>
        heard is { Form: null, Said.Attachments.Count: 0 }
        && told.Hear(heard) is { Asked: null, State.Session: { } session } begun
        && SeveralActivities.IsReport(catalog.Find(session.Procedure, session.Version))
            ? begun
            : null;

    /// <summary>The same while a case waits for words.</summary>
    public TurnResult? Beside(Heard heard, OpenedCase open) =>
        open is { IsOpen: true, IsAsked: false } && Begun(heard) is { } begun
            ? begun with
            {
                Effects = [.. begun.Effects, new AddToCase(open.Reference, heard.Said.Text.Trim())],
            }
            : null;
}
