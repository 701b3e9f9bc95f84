using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Dialogs.Several;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Safeguarding.Weighing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Cares;

/// <summary>
/// A near miss or an accident told in a report, or by somebody who reports (転んで膝すりむいた, じんましんが出た), reaches the staff at once and
/// stays with the report; the message is heard as ever. Where life is in danger the alarms have it already.
/// </summary>
internal sealed class NearMiss(ProcedureCatalog catalog, StaffCases cases, DialogWords words)
{
    public TurnResult After(Heard heard, TurnResult result)
    {
        var said = heard.Said;
        if (
            said.IsWordless
            || said.Attachments.Count > 0
            || result is { Asked: not null } or { Replies.Count: 0 }
            || !words.TellsNearMiss(said.Folded)
            || words.IsQuestion(said.Folded)
            || !IsOfCare(heard, result)
            || AlarmHearing.Default.Hear(said.Folded).Count > 0
        )
            return result;
        var text = said.Text.Trim();
        var (state, reference, effects) = cases.Note(heard, result.State, text);
        if (state.Session is { } session && IsReport(session))
            state = state with { Session = Beside.KeepAside(session, text, said.MessageId) };
        var line = words.Say(heard.Language, Phrase.NearMissTold, ("number", reference));
        return result with
        {
            State = state,
            Replies = [result.Replies[0] with { Text = line + "\n" + result.Replies[0].Text }, .. result.Replies.Skip(1)],
            Effects = [.. effects, .. result.Effects],
        };
    }

    private bool IsOfCare(Heard heard, TurnResult result) =>
        result.State.Session is { } after ? IsReport(after)
        : heard.State.Session is { } before ? IsReport(before)
        : heard.State.Last is { } last
            && SeveralActivities.IsReport(catalog.Find(last.Procedure, last.Version))
            && (NameFinder.Find(heard.Said.Text).Count > 0 || heard.State.Called is not null);

    private bool IsReport(FormSession session) => SeveralActivities.IsReport(catalog.Find(session.Procedure, session.Version));
}
