using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>
/// The children of a form put right by what is said of all of them (子どもはたろうさん一人だけです), of one's name (子どもの名前ちがう、たろうさん), or by
/// their number in the list (お子さん2はいません). A no is never a name.
/// </summary>
internal static class NamedItems
{
    /// <param name="heard">The turn.</param>
    /// <param name="step">The question that is open; null at the check.</param>
    public static TurnResult? Hear(Heard heard, JourneyStep? step)
    {
        var (scene, session, said) = (heard.Scene, heard.Session, heard.Said);
        if (said.IsWordless || said.Attachments.Count > 0 || scene.Words.IsQuestion(said.Folded))
            return null;
        var journey = Journey.Of(scene.Procedure, session.Answers);
        if (scene.Procedure.Fields.FirstOrDefault(f => NameOf(f) is not null) is not { } group || journey.CountOf(group.Id) == 0)
            return null;
        var child = NameOf(group)!;
        var prepared = LongText.Prepare(said.Text);
        var names = NameFinder.Find(said.Text);
        if (step is null && Numbered(heard, group, child, prepared) is { } numbered)
            return numbered;
        var isNamed = session.Answers.ContainsKey(Journey.PathOf(group, 0, child));
        if (isNamed && names is [var only] && IsOnly(scene, group, said, prepared))
            return Keep(heard, group, child, only);
        var isName = step is { IsGate: false } && step.Field == child;
        if (
            isName
            && names.Count == 0
            && (IsOnly(scene, group, said, prepared) || (IsNo(said, prepared) && !scene.Words.ReadCorrection(said.Text).IsSure))
        )
            return FormMoves.CanRemove(step!, journey)
                ? heard.Saying(scene.Say(Phrase.Removed)).Continue(FormMoves.Remove(session, step!, journey))
                : Refusing.Refuse(heard, step!, new FieldReading.Problem(ProblemCodes.TextExpected));
        if (!isNamed || names.Count > 1 || !IsWrong(scene, said) || !Names(scene, child, prepared))
            return null;
        if (names is [var right])
            return Rename(heard, group, child, ItemOf(heard, group, child, step, right), right);
        var item = step?.Group == group ? step.Item : 0;
        item = session.Answers.ContainsKey(Journey.PathOf(group, item, child)) ? item : 0;
        return heard.Continue(FormMoves.AskAgain(session, [Journey.PathOf(group, item, child)]));
    }

    private static Field? NameOf(Field group) =>
        group.Type is RepeatField items ? items.Children.FirstOrDefault(c => c.Type is TextField { HoldsName: true }) : null;

    /// <summary>一人だけ, たろうくんだけ.</summary>
    private static bool IsOnly(Scene scene, Field group, Said said, string prepared) =>
        group.Told.FindOptions(prepared) is [{ Option: 1 }] || scene.Words.IsOnly(said.Folded);

    private static bool IsWrong(Scene scene, Said said) =>
        scene.Words.WishIn(said.Folded) is WishKind.Correct || Afterthoughts.Split(said.Text) is not null;

    private static bool IsNo(Said said, string prepared) =>
        YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: false }
        || YesNoReader.FindOpening(prepared) is { Reading: Reading<bool>.Found { Value: false } };

    private static bool Names(Scene scene, Field child, string prepared) =>
        prepared.Contains(LongText.Prepare(child.In(scene.Language).Label), StringComparison.Ordinal);

    /// <summary>There is nobody but this one.</summary>
    private static TurnResult Keep(Heard heard, Field group, Field child, string name)
    {
        var (scene, item) = (heard.Scene, ItemOf(heard, group, child, null, name));
        var renamed = Renamed(heard, group, child, item, name);
        for (var other = Journey.Of(scene.Procedure, renamed.Answers).CountOf(group.Id) - 1; other >= 0; other--)
        {
            var journey = Journey.Of(scene.Procedure, renamed.Answers);
            if (other != item && journey.Find(Journey.PathOf(group, other, child)) is { } step && FormMoves.CanRemove(step, journey))
                renamed = FormMoves.Remove(renamed, step, journey);
        }

        var gate = Journey.PathOf(group, 1);
        renamed = renamed with { Answers = renamed.Answers.SetItem(gate, new KeptAnswer(Canonical.No, heard.Said.MessageId)) };
        var mentions = MessageReader.Read(scene, renamed, heard.Said).Where(m => m.Names.Count == 0);
        var filled = Filled.With(scene, renamed, mentions, heard.Said.MessageId);
        var row = scene.Say(Phrase.ToldRow, ("label", group.In(scene.Language).Label), ("value", name));
        return heard.Saying(OneBreath.Told(scene, filled.Rows.Prepend(row))).Continue(FormMoves.WhereItWas(filled.Session));
    }

    private static TurnResult Rename(Heard heard, Field group, Field child, int item, string name) =>
        heard.Saying(heard.Scene.Say(Phrase.Corrected, ("value", name))).Continue(Renamed(heard, group, child, item, name));

    private static FormSession Renamed(Heard heard, Field group, Field child, int item, string name) =>
        FormMoves.WhereItWas(heard.Session) with
        {
            Answers = heard.Session.Answers.SetItem(
                Journey.PathOf(group, item, child),
                new KeptAnswer(Canonical.Of(name), heard.Said.MessageId)
            ),
        };

    /// <summary>The child of whom it is said: the one so called, or called so with something more (きのうたろうさん), else the one that is
    /// asked about.</summary>
    private static int ItemOf(Heard heard, Field group, Field child, JourneyStep? step, string name)
    {
        var items = Journey.Of(heard.Procedure, heard.Session.Answers).CountOf(group.Id);
        for (var item = 0; item < items; item++)
        {
            var given = heard.Session.Answers.GetValueOrDefault(Journey.PathOf(group, item, child))?.Value;
            if (given?.GetString() is { } called && (NameFinder.IsSame(called, name) || called.EndsWith(name, StringComparison.Ordinal)))
                return item;
        }

        return step?.Group == group && step.Item < items && !step.IsGate ? step.Item : 0;
    }

    /// <summary>お子さん2はいません。お子さん1はたろうさんです.</summary>
    private static TurnResult? Numbered(Heard heard, Field group, Field child, string prepared)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        var label = LongText.Prepare(group.In(scene.Language).Label);
        List<int> gone = [];
        List<string> told = [];
        foreach (var clause in prepared.Split('。', '、', '\n', ','))
        {
            var at = clause.IndexOf(label, StringComparison.Ordinal);
            var place = at + label.Length;
            if (at < 0 || place >= clause.Length || !char.IsAsciiDigit(clause[place]))
                continue;
            var item = clause[place] - '1';
            var path = Journey.PathOf(group, item, child);
            if (!session.Answers.ContainsKey(path))
                continue;
            if (YesNoReader.Read(clause[(place + 1)..].TrimStart('は', 'も', 'が')) is Reading<bool>.Found { Value: false })
                gone.Add(item);
            else if (NameFinder.Find(clause[(place + 1)..].TrimStart('は', 'が', ' ')) is [var name])
            {
                session = Renamed(heard.With(session), group, child, item, name);
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
