using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling.Children;

/// <summary>Whom a form says was cared for, where its procedure names those fields under <c>stamped</c>.</summary>
internal static class CaredNames
{
    /// <summary>Null while the day, the number or every name is missing.</summary>
    public static CaredFor? Of(Heard heard)
    {
        var (procedure, session) = (heard.Procedure, heard.Session);
        if (
            procedure.Stamped is not { } fields
            || DateField.Of(session.Answers.GetValueOrDefault(fields.Day)?.Value) is not { } day
            || OwnNumber.Of(procedure, session) is not { } number
        )
            return null;
        List<string> names = [.. Paths(procedure, session).Select(p => session.Answers[p].Value.GetString()!)];
        return names.Count == 0 ? null : new CaredFor(number, day, names);
    }

    /// <summary>The form with a note for the office that the person answers for these names.</summary>
    public static FormSession Noted(Heard heard)
    {
        var names = (Of(heard)?.Names ?? []).Select(n => heard.Scene.Words.Say("ja", Phrase.ChildName, ("name", n)));
        return Beside.KeepAside(
            heard.Session,
            heard.Scene.Words.Say("ja", Phrase.ChildUnknownNote, ("names", string.Concat(names))),
            heard.Said.MessageId
        );
    }

    /// <summary>Names nobody is registered by: so all the same, or another? Where that may not be, the name is asked for at once.</summary>
    /// <returns>Null: they were answered for with an earlier report.</returns>
    public static TurnResult? Ask(Heard open, UnknownNames unknown)
    {
        if (unknown.MayPass && unknown.Names.All(open.Scene.Called.Contains))
            return null;
        var paths = Paths(open.Procedure, open.Session).Where(p => unknown.Names.Contains(open.Session.Answers[p].Value.GetString()!));
        var names = string.Concat(unknown.Names.Select(n => open.Scene.Say(Phrase.ChildName, ("name", n))));
        if (!unknown.MayPass)
            return open.Saying(open.Scene.Say(Phrase.ChildUnknownStop, ("names", names), ("staff", open.Scene.Label(Command.Staff))))
                .Continue(FormMoves.AskAgain(open.Session, paths));
        return open.Reply(
            open.Session with
            {
                Mode = DialogMode.ConfirmChild,
                Pending = new PendingAnswer([.. paths.Select(Canonical.Of)], null),
                AskedAt = open.Context.Now,
            },
            Activity.Message(
                open.Lines(open.Scene.Say(Phrase.ChildUnknown, ("names", names))),
                new CardAction { Title = open.Scene.Say(Phrase.ChildRename) },
                new CardAction { Title = open.Scene.Say(Phrase.Yes) }
            )
        );
    }

    /// <summary>Those names are asked for once more, all else stays.</summary>
    /// <param name="asking">The form as it goes on.</param>
    /// <param name="pending">What <see cref="FormSession.Pending"/> was.</param>
    public static TurnResult AskAgain(Heard asking, PendingAnswer? pending) =>
        asking.Continue(FormMoves.AskAgain(asking.Session, (pending?.Values ?? []).Select(v => v.GetString()!)));

    private static IEnumerable<string> Paths(Procedure procedure, FormSession session) =>
        procedure.Fields.FirstOrDefault(f => f.Id == procedure.Stamped!.Who) is { } group && StampedFields.NameOf(group) is { } name
            ? session
                .Answers.Where(a =>
                    a.Key.StartsWith(group.Id + "[", StringComparison.Ordinal)
                    && a.Key.EndsWith("." + name.Id, StringComparison.Ordinal)
                    && a.Value.Value.ValueKind is System.Text.Json.JsonValueKind.String
                )
                .Select(a => a.Key)
                .Order(StringComparer.Ordinal)
            : [];
}
