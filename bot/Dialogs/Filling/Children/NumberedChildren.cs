using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Children;

/// <summary>The children of the check by their place in the list: who is to go, and who it was instead.</summary>
internal static class NumberedChildren
{
    /// <summary>お子さん2はいません。お子さん1はたろうさんです.</summary>
    public static TurnResult? Hear(Heard heard, Field group, Field child)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        var prepared = LongText.Prepare(heard.Said.Text);
        var label = LongText.Prepare(group.In(scene.Language).Label);
        List<int> gone = [];
        List<string> told = [];
        foreach (var clause in Clauses.Of(prepared).Select(c => c.Text))
        {
            var at = clause.IndexOf(label, StringComparison.Ordinal);
            var place = at + label.Length;
            if (at < 0 || place >= clause.Length || !char.IsAsciiDigit(clause[place]))
                continue;
            var item = clause[place] - '1';
            var path = Journey.PathOf(group, item, child);
            if (!session.Answers.ContainsKey(path))
                continue;
            var behind = clause[(place + 1)..].TrimStart('は', 'も', 'が', 'の', 'を', ' ');
            var named = NameFinder.Find(behind);
            if (
                YesNoReader.Read(behind) is Reading<bool>.Found { Value: false }
                || AbsentNames.IsTakenOut(
                    named is [var own] ? behind[(behind.IndexOf(own, StringComparison.Ordinal) + own.Length)..] : behind
                )
            )
                gone.Add(item);
            else if (named is [var name])
            {
                session = FormMoves.WhereItWas(session) with
                {
                    Answers = session.Answers.SetItem(path, new KeptAnswer(Canonical.Of(name), heard.Said.MessageId)),
                };
                told.Add(scene.Say(Phrase.Corrected, ("value", name)));
            }
        }

        foreach (var item in gone.OrderDescending())
        {
            var journey = Journey.Of(scene.Procedure, session.Answers);
            if (journey.Find(Journey.PathOf(group, item, child)) is not { } step || !FormMoves.CanRemove(step, journey))
                continue;
            session = FormMoves.Remove(session, step, journey);
            told.Add(scene.Say(Phrase.Removed));
        }

        return told.Count == 0 ? null : heard.Saying(told.Distinct()).Continue(session);
    }
}
