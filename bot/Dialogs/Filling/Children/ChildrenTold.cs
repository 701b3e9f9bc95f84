using System.Text.RegularExpressions;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Names;

namespace Channels.Bot.Dialogs.Filling.Children;

/// <summary>Who the children are, told without asking: one was not there (お医者さんなんて子はおらん), one was (はなもおったわ), these two were
/// (子どもはたろうくんとはなちゃんの二人です), the one of last time (いつもの子).</summary>
internal static partial class ChildrenTold
{
    /// <param name="heard">The turn.</param>
    /// <param name="group">The children.</param>
    /// <param name="child">What they are called.</param>
    /// <param name="step">The question that is open; null at the check.</param>
    public static TurnResult? Hear(Heard heard, Field group, Field child, JourneyStep? step) =>
        (step is null ? NumberedChildren.Hear(heard, group, child) : null)
        ?? Gone(heard, group, child)
        ?? These(heard, group, child)
        ?? Missed(heard, group, child, step)
        ?? More(heard, group, child, step);

    /// <summary>It says that somebody was there too, or is missing from the list: はなちゃんもおる, ひなたくんがぬけとる.</summary>
    public static bool TellsOneMore(string text) => NameFinder.Find(text).Count > 0 && OneMore().IsMatch(text);

    /// <summary>いつもの子, さっきの子と同じ: who is meant is asked, or said back where there were several; how they were is asked as ever.</summary>
    public static TurnResult? Same(Heard heard, JourneyStep step)
    {
        if (step is not { Group: { } group, Field.Type: TextField { HoldsName: true } } || !ChildName.IsSameChild(heard.Said.Text))
            return null;
        var prefix = Remembered.KeyOf(heard.Procedure.Id, group.Id + "[");
        var names = heard
            .Scene.Remembered.Where(r =>
                r.Key.StartsWith(prefix, StringComparison.Ordinal) && r.Key.EndsWith("." + step.Field.Id, StringComparison.Ordinal)
            )
            .Select(r => r.Value.Value.GetString()!)
            .ToList();
        if (names.Count == 0 || step.Item > 0)
            return null;
        return names is [var only] ? Confirming.AskWhether(heard, step, [Canonical.Of(only)]) : Put(heard, group, step.Field, names);
    }

    private static TurnResult? Gone(Heard heard, Field group, Field child)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        var prepared = LongText.Prepare(heard.Said.Text);
        var called = Called(heard.Procedure, session, group, child);
        var gone = called.Where(c => IsDenied(c.Name, prepared) || (called.Count > 1 && IsAway(c.Name, heard.Said.Text))).ToList();
        if (gone.Count == 0)
            return null;
        List<string> others = [.. NameFinder.Find(heard.Said.Text).Where(n => !called.Exists(c => NameFinder.IsSame(c.Name, n)))];
        if (gone is [var wrong] && others is [var right])
            return heard
                .Saying(scene.Say(Phrase.Corrected, ("value", right)))
                .Continue(
                    FormMoves.WhereItWas(session) with
                    {
                        Answers = session.Answers.SetItem(wrong.Path, new KeptAnswer(Canonical.Of(right), heard.Said.MessageId)),
                    }
                );
        var next = session;
        foreach (var one in gone.OrderByDescending(g => g.Item))
        {
            var journey = Journey.Of(heard.Procedure, next.Answers);
            if (journey.Find(one.Path) is not { } step)
                continue;
            if (!FormMoves.CanRemove(step, journey))
                return heard.Continue(FormMoves.AskAgain(next, [one.Path])); // the only one: who was it, then?
            next = FormMoves.Remove(next, step, journey);
        }

        return heard.Saying(scene.Say(Phrase.Removed)).Continue(next);
    }

    private static bool IsDenied(string name, string prepared)
    {
        var bare = LongText.Prepare(NameFinder.WithoutTitle(name));
        if (bare.Length < 2)
            return false;
        for (
            var at = prepared.IndexOf(bare, StringComparison.Ordinal);
            at >= 0;
            at = prepared.IndexOf(bare, at + 1, StringComparison.Ordinal)
        )
        {
            if (AbsentNames.IsTakenOut(prepared[(at + bare.Length)..]))
                return true;
        }

        return false;
    }

    /// <summary>そらくんは熱で休んどった, while another child was cared for.</summary>
    private static bool IsAway(string name, string text)
    {
        var bare = NameFinder.WithoutTitle(name);
        var at = bare.Length < 2 ? -1 : text.IndexOf(bare, StringComparison.Ordinal);
        return at >= 0 && AbsentNames.IsAway(NameFinder.WithoutTitleBefore(text[(at + bare.Length)..]));
    }

    private static TurnResult? These(Heard heard, Field group, Field child)
    {
        if (group.Type is not RepeatField items)
            return null;
        var all = All().Match(heard.Said.Text);
        var isApart = Apart().IsMatch(heard.Said.Text); // taken for one name before
        if (!all.Success && !isApart)
            return null;
        var names = NameFinder.Find(isApart ? heard.Said.Text : all.Groups["who"].Value).Take(items.AtMost).ToList();
        return names.Count > 1 ? Put(heard, group, child, names) : null;
    }

    /// <summary>ひなたくんがおらんよ 弟も一緒やったのに, of one who is not in the list.</summary>
    private static TurnResult? Missed(Heard heard, Field group, Field child, JourneyStep? step)
    {
        if (step is { IsGate: true } || step?.Field == child || group.Type is not RepeatField items || !TellsOneMore(heard.Said.Text))
            return null;
        if (YesNoReader.FindOpening(LongText.Prepare(heard.Said.Text)) is not null)
            return null; // いいえ、はなちゃんも一緒でした answers as well
        var called = Called(heard.Procedure, heard.Session, group, child);
        var missed = NameFinder.Find(heard.Said.Text).Where(n => !called.Exists(c => NameFinder.IsSame(c.Name, n))).ToList();
        return called.Count == 0 || missed.Count == 0 || called.Count + missed.Count > items.AtMost
            ? null
            : Put(heard, group, child, [.. called.Select(c => c.Name), .. missed]);
    }

    /// <summary>はなもおったわ, without さん or ちゃん.</summary>
    private static TurnResult? More(Heard heard, Field group, Field child, JourneyStep? step)
    {
        var isAsked = step is { IsGate: true } && step.Group == group;
        if ((step is { IsGate: true } && !isAsked) || step?.Field == child || NameFinder.Find(heard.Said.Text).Count > 0)
            return null;
        var told = isAsked ? AlsoAlone().Match(heard.Said.Text.Trim()) : Also().Match(heard.Said.Text);
        var name = told.Groups["name"].Value;
        if (!told.Success || ChildName.Of(name) is null || NameFinder.IsOther(name) || group.Type is not RepeatField items)
            return null;
        var called = Called(heard.Procedure, heard.Session, group, child);
        return called.Count == 0 || called.Count >= items.AtMost || called.Exists(c => NameFinder.IsSame(c.Name, name))
            ? null
            : Put(heard, group, child, [.. called.Select(c => c.Name), name]);
    }

    /// <summary>The children are these: who was there already keeps what was answered.</summary>
    private static TurnResult Put(Heard heard, Field group, Field child, IReadOnlyList<string> names)
    {
        var (scene, session, id) = (heard.Scene, heard.Session, heard.Said.MessageId);
        var called = Called(heard.Procedure, session, group, child);
        var answers = session.Answers.RemoveRange(
            session.Answers.Keys.Where(k => k.StartsWith(group.Id + "[", StringComparison.Ordinal)).ToList()
        );
        for (var item = 0; item < names.Count; item++)
        {
            var before = called.Find(c => NameFinder.IsSame(c.Name, names[item]));
            foreach (var field in ((RepeatField)group.Type).Children)
            {
                if (before.Path is not null && session.Answers.TryGetValue(Journey.PathOf(group, before.Item, field), out var kept))
                    answers = answers.SetItem(Journey.PathOf(group, item, field), kept);
            }

            answers = answers.SetItem(Journey.PathOf(group, item, child), new KeptAnswer(Canonical.Of(names[item]), id));
            if (item > 0)
                answers = answers.SetItem(Journey.PathOf(group, item), new KeptAnswer(Canonical.Yes, id));
        }

        var row = scene.Say(
            Phrase.ToldRow,
            ("label", group.In(scene.Language).Label),
            ("value", string.Join(scene.Say(Phrase.ListSeparator), names))
        );
        return heard
            .Saying(OneBreath.Told(scene, [row]))
            .Continue(FormMoves.WhereItWas(session) with { Answers = answers, LastDigest = heard.Said.Digest });
    }

    private static List<(int Item, string Path, string Name)> Called(Procedure procedure, FormSession session, Field group, Field child) =>
        [
            .. Enumerable
                .Range(0, Journey.Of(procedure, session.Answers).CountOf(group.Id))
                .Select(i => (Item: i, Path: Journey.PathOf(group, i, child)))
                .Where(c => session.Answers.GetValueOrDefault(c.Path)?.Value.GetString() is { Length: > 0 })
                .Select(c => (c.Item, c.Path, session.Answers[c.Path].Value.GetString()!)),
        ];

    [GeneratedRegex(
        "(?:子ども|こども|子供|お子さん)(?:たち)?は(?<who>.+?)(?:の?(?:二人|ふたり|2人|２人|三人|3人|３人)|です|でした|やった|だよ|よ$)"
    )]
    private static partial Regex All();

    [GeneratedRegex("別々の?子|別の子|別々や|(?:ふたり|二人|2人|２人)(?:よ|や|です|だよ|やけ|やった|でした|じゃ|おる|おった|いる|いた)")]
    private static partial Regex Apart();

    [GeneratedRegex(
        "(?:さん|ちゃん|くん|君)(?:も(?:おる|おった|おりま|いる|いた|いまし|一緒|いっしょ|来た|来とっ|見た|見とっ|預か)"
            + "|が(?:おら|いな|いませ|ない|な[いか]|抜け|ぬけ|もれ|漏れ|入っと|入って|はいっと|はいって))"
    )]
    private static partial Regex OneMore();

    [GeneratedRegex(
        @"(?:^|[、,。 　])(?<name>[\u3041-\u3096ー]{2,4}?|[\u30A1-\u30FAー]{2,6}|[\u4E00-\u9FFF]{1,3})"
            + @"も(?:おっ|おる|おりま|いる|いた|いまし|一緒|いっしょ|来た|来とっ|きた|きとっ)"
    )]
    private static partial Regex Also();

    [GeneratedRegex(
        @"^(?:はい|うん|ええ)?[、,。 　]?(?<name>[\u3041-\u3096ー]{2,4}?|[\u30A1-\u30FAー]{2,6}|[\u4E00-\u9FFF]{1,3})"
            + @"も(?:です|一緒|いっしょ|おっ|おる|おりま|いる|いた|いまし|来た|きた|$)"
    )]
    private static partial Regex AlsoAlone();
}
