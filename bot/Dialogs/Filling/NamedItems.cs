using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling.Children;
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
        var there = AbsentNames.Without(said.Text, isBesideOthers: true);
        var names = NameFinder.Find(there);
        if (ChildrenTold.Hear(heard, group, child, step) is { } who)
            return who;
        if (
            step is { IsGate: true, Item: > 0 }
            && step.Group == group
            && (IsOnlyThese(heard, group, child, names) || NobodyElse.Says(scene.Words, said.Text, Called(heard, group, child).Count))
        )
            return Accepting.Accept(heard, step, Canonical.No);
        if (there != said.Text && !there.Any(char.IsLetterOrDigit) && step?.Field != child)
            return heard // けんくんはいませんでした, of one whom nobody named
                .Saying(scene.Say(Phrase.WordsKept))
                .Continue(FormMoves.WhereItWas(Beside.KeepShort(heard, session)));
        if (Another(heard, group, child, step, names, prepared) is { } another)
            return another;
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
        if (isNamed && names is [var meant] && InsteadOf(heard, group, child) is { } other)
            return Rename(heard, group, child, other, meant);
        if (step?.Field != child && isNamed && names is [var announced] && IsAnnounced(scene, child, announced, prepared))
            return Rename(heard, group, child, ItemOf(heard, group, child, step, announced), announced);
        if (!isNamed || names.Count > 1 || !IsWrong(scene, said) || !Names(scene, child, prepared))
            return null;
        if (names is [var right] && !IsSameAlready(heard, group, child, right))
            return Rename(heard, group, child, ItemOf(heard, group, child, step, right), right);
        var item = step?.Group == group ? step.Item : 0;
        item = session.Answers.ContainsKey(Journey.PathOf(group, item, child)) ? item : 0;
        return heard.Continue(FormMoves.AskAgain(session, [Journey.PathOf(group, item, child)]));
    }

    /// <summary>あ、はなちゃんも一緒でした, said of the child before: one more, and the question stays open. はい and いいえ before it answer the
    /// question.</summary>
    private static TurnResult? Another(
        Heard heard,
        Field group,
        Field child,
        JourneyStep? step,
        IReadOnlyList<string> names,
        string prepared
    )
    {
        if (step is not { IsGate: false } || step.Group != group || step.Field == child || group.Type is not RepeatField items)
            return null;
        var (scene, session) = (heard.Scene, heard.Session);
        var count = Journey.Of(scene.Procedure, session.Answers).CountOf(group.Id);
        var more = names.Where(n => IsBeside(n, prepared) && !IsKnown(n)).Take(items.AtMost - count).ToList();
        if (more.Count == 0)
            return null;
        var answers = session.Answers;
        foreach (var name in more)
        {
            answers = answers
                .SetItem(Journey.PathOf(group, count), new KeptAnswer(Canonical.Yes, heard.Said.MessageId))
                .SetItem(Journey.PathOf(group, count++, child), new KeptAnswer(Canonical.Of(name), heard.Said.MessageId));
        }

        var row = scene.Say(
            Phrase.ToldRow,
            ("label", group.In(scene.Language).Label),
            ("value", string.Join(scene.Say(Phrase.ListSeparator), more))
        );
        var told = heard.Saying(OneBreath.Told(scene, [row])).With(FormMoves.WhereItWas(session) with { Answers = answers });
        return step.Field.Type is YesNoField && YesNoReader.FindOpening(prepared) is { Reading: Reading<bool>.Found { Value: var yes } }
            ? Accepting.Accept(told, step, yes ? Canonical.Yes : Canonical.No)
            : told.Continue(told.Session);

        bool IsKnown(string name) =>
            Enumerable
                .Range(0, count)
                .Any(i =>
                    session.Answers.GetValueOrDefault(Journey.PathOf(group, i, child))?.Value.GetString() is { } called
                    && NameFinder.IsSame(called, name)
                );
    }

    /// <summary>はなちゃんも: it is said of somebody more.</summary>
    private static bool IsBeside(string name, string prepared) =>
        prepared.IndexOf(LongText.Prepare(name), StringComparison.Ordinal) is >= 0 and var at
        && prepared.AsSpan(at + LongText.Prepare(name).Length).TrimStart().StartsWith("も", StringComparison.Ordinal);

    private static Field? NameOf(Field group) =>
        group.Type is RepeatField items ? items.Children.FirstOrDefault(c => c.Type is TextField { HoldsName: true }) : null;

    /// <summary>一人だけ, たろうくんだけ.</summary>
    private static bool IsOnly(Scene scene, Field group, Said said, string prepared) =>
        group.Told.FindOptions(prepared) is [{ Option: 1 }] || scene.Words.IsOnly(said.Folded);

    /// <summary>一人よ, たろうさんだけよ, of the children that are known already.</summary>
    private static bool IsOnlyThese(Heard heard, Field group, Field child, IReadOnlyList<string> names)
    {
        var (scene, folded) = (heard.Scene, heard.Said.Folded);
        var called = Called(heard, group, child);
        if (names.Count == 0 && scene.Words.IsOnly(folded) && called.Any(c => folded.Contains(Bare(c), StringComparison.Ordinal)))
            return true; // たろうだけ
        if (names.Count == 0 && folded.Split(" 、,，。.!！".ToCharArray(), StringSplitOptions.RemoveEmptyEntries) is [.., var last])
            return scene.Words.IsOnlyOne(folded) || scene.Words.IsOnlyOne(last) || scene.Words.IsOnlyOne(BehindReason(last));
        return names.Count > 0 && scene.Words.IsOnly(folded) && names.All(n => called.Any(c => NameFinder.IsSame(c, n)));
    }

    /// <summary>たろうくんの名前直したい: how it is to be instead was not said.</summary>
    private static bool IsSameAlready(Heard heard, Field group, Field child, string name) => Called(heard, group, child).Contains(name);

    private static string Bare(string name) => DialogWords.Fold(NameFinder.WithoutTitle(name));

    private static List<string> Called(Heard heard, Field group, Field child) =>
        [
            .. Enumerable
                .Range(0, Journey.Of(heard.Procedure, heard.Session.Answers).CountOf(group.Id))
                .Select(i => heard.Session.Answers.GetValueOrDefault(Journey.PathOf(group, i, child))?.Value.GetString())
                .OfType<string>()
                .Where(n => n.Length > 0),
        ];

    /// <summary>写真はないけん|一人だけよ.</summary>
    private static string BehindReason(string clause) =>
        clause.LastIndexOf("けん", StringComparison.Ordinal) is > 0 and var at && at + 2 < clause.Length ? clause[(at + 2)..] : clause;

    /// <summary>みおちゃんやなくてみゆちゃん: the child whose name was wrong.</summary>
    private static int? InsteadOf(Heard heard, Field group, Field child)
    {
        var instead = heard.Scene.Words.ReadCorrection(heard.Said.Text).Instead ?? Afterthoughts.Split(heard.Said.Text)?.Before;
        if (instead is null)
            return null;
        var before = LongText.Prepare(instead);
        for (var item = 0; item < Journey.Of(heard.Procedure, heard.Session.Answers).CountOf(group.Id); item++)
        {
            if (
                heard.Session.Answers.GetValueOrDefault(Journey.PathOf(group, item, child))?.Value.GetString() is { Length: > 0 } called
                && before.Contains(LongText.Prepare(NameFinder.WithoutTitle(called)), StringComparison.Ordinal)
            )
                return item;
        }

        return null;
    }

    private static bool IsWrong(Scene scene, Said said) =>
        scene.Words.WishIn(said.Folded) is WishKind.Correct || Afterthoughts.Split(said.Text) is not null;

    private static bool IsNo(Said said, string prepared) =>
        YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: false }
        || YesNoReader.FindOpening(prepared) is { Reading: Reading<bool>.Found { Value: false } };

    private static bool Names(Scene scene, Field child, string prepared) =>
        prepared.Contains(LongText.Prepare(child.In(scene.Language).Label), StringComparison.Ordinal);

    /// <summary>名前はけんとくん: the name that is the right one.</summary>
    private static bool IsAnnounced(Scene scene, Field child, string name, string prepared) =>
        LongText.Prepare(child.In(scene.Language).Label) is var label
        && (
            prepared.Contains(label + "は" + LongText.Prepare(name), StringComparison.Ordinal)
            || prepared.Contains(label + "が" + LongText.Prepare(name), StringComparison.Ordinal)
        );

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
}
