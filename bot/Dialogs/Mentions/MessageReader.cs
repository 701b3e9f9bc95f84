using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Fields.People;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Dates;
using Channels.Text.Names;

namespace Channels.Bot.Dialogs.Mentions;

/// <summary>
/// Reads everything a message says of the questions of a form, whichever of them is open: all that can be nothing else, and nothing
/// that is only possible.
/// </summary>
internal static class MessageReader
{
    /// <summary>Shorter words are an answer or none. Characters.</summary>
    private const int ShortestStory = 5;

    /// <summary>More letters are a story, in which more may be meant than is named.</summary>
    private const int LettersOfAnswer = 45;

    /// <summary>Whether it is worth looking: most answers are a word.</summary>
    public static bool MayTell(Said said) => said.Folded.Length >= ShortestStory && said.Attachments.Count == 0;

    /// <summary>What it says, in the order of the questions.</summary>
    /// <param name="scene">The form.</param>
    /// <param name="session">What was answered.</param>
    /// <param name="said">The message.</param>
    /// <param name="current">The question that is open: of a group's later items only it is looked at.</param>
    /// <param name="only">The questions that are wanted; null: all of them.</param>
    public static IReadOnlyList<Mention> Read(
        Scene scene,
        FormSession session,
        Said said,
        JourneyStep? current = null,
        Func<JourneyStep, bool>? only = null
    )
    {
        if (!MayTell(said))
            return [];
        var there = AbsentNames.Without(
            said.Text,
            isBesideOthers: session.Answers.Keys.Any(k => k.Contains('[', StringComparison.Ordinal))
        );
        if (there != said.Text)
            said = said with { Text = there, Folded = DialogWords.Fold(there) };
        var meant = Negated.Without(said, All);

        // The times of a report put themselves right.
        return All(scene.Procedure.KeepsWords is null ? meant : SelfCorrected.Without(meant, All, Answers));

        bool Answers(JourneyStep step, Said part) =>
            step.Field.Type.Options.Count > 0
            && step.Field.Type.Read(new FieldInput(scene.View(session, step), part.Text, part.Folded, [])) is FieldReading.Understood;

        IReadOnlyList<Mention> All(Said part) => ReadAll(scene, session, part, current, only);
    }

    private static IReadOnlyList<Mention> ReadAll(
        Scene scene,
        FormSession session,
        Said said,
        JourneyStep? current,
        Func<JourneyStep, bool>? only
    )
    {
        var prepared = LongText.Prepare(said.Text);
        List<Mention> mentions = [];
        var journey = Journey.Of(scene.Procedure, session.Answers);
        var names = NameFinder.Find(said.Text).Count;
        var calls = new CallsForbidden(scene, said);
        foreach (var step in journey.Steps.Concat(journey.Ahead().ToList()))
        {
            if (only?.Invoke(step) is false)
                continue;
            if (
                step is { IsGate: true, Item: 1, Group.Type: RepeatField { IsSingle: false } }
                && step.Path != current?.Path
                && SaysOnlyOne(scene, said)
            )
                mentions.Add(new Mention(step, [Canonical.No], true, []));
            if ((step.Item > 0 && step.Path != current?.Path) || (step.Field.Type.MayBeFile && step.Field.Told.IsSilent))
                continue;
            if (step.Field.Type is ConsentField && step.Path != current?.Path)
                continue; // nobody agrees by the way
            if (step is { IsGate: false, Group.Type: RepeatField, Field.Type: YesNoField } && step.Path != current?.Path && names > 1)
                continue; // of several children: of whom it is said is asked
            if (Of(scene, session, step, said, prepared, current, calls) is { } mention && IsMeant(scene.Procedure, step, prepared))
                mentions.Add(step.Path == current?.Path ? AsAsked(mention, said.Folded.Count(char.IsLetter)) : mention);
        }

        return ChildrenTimes.AreIn(said.Text) ? [.. mentions.Where(m => m.Step.Field.Type is not PeriodField)] : mentions;
    }

    private static Mention? Of(
        Scene scene,
        FormSession session,
        JourneyStep step,
        Said said,
        string prepared,
        JourneyStep? current,
        CallsForbidden calls
    )
    {
        var (field, type) = (step.Field, step.Field.Type);
        if (field.IsOptional && field.Told.IsDeniedIn(prepared))
            return new Mention(step, [Canonical.Skipped], true, [field.Told.FindAbout(prepared)!.Value]);
        if (step is { IsGate: true, Group.Type: RepeatField group } && group.Children.Any(c => c.Type is TextField { HoldsName: true }))
        {
            var more = NameFinder.Find(said.Text).Where(n => !IsNamed(session, step.Group.Id, n)).ToList();
            if (more.Count > 0 && step.Item > 0)
                return new Mention(step, [Canonical.Yes], true, []) { Names = more };
        }

        if (type is TextField { HoldsName: true } && step.Group is not null)
            return Names(scene, step, said.Text, isAsked: step.Path == current?.Path);
        if (step.Path != current?.Path && calls.Silence(step))
            return null;
        if (type is PeriodField && step.Group is null && TimeOfOne.Without(prepared, scene.Words) is var all && all != prepared)
            (said, prepared) = (Said.Earlier(all, said.MessageId), all);
        var input = new FieldInput(scene.View(session, step), said.Text, said.Folded, []);
        return type.FindIn(input, prepared) switch
        {
            { Reading: FieldReading.Understood understood } found => new Mention(
                step,
                [OwnDay(session, step, said, understood.Value) ?? understood.Value],
                true,
                found.Spans
            )
            {
                More = found.More,
            },
            { Reading: FieldReading.Unsure unsure } found => new Mention(step, unsure.Values, false, found.Spans),
            _ => null,
        };
    }

    /// <summary>7日は園で先生が待っとった, in the report of 7 October: the day of the month that stands there is no other one.</summary>
    private static System.Text.Json.JsonElement? OwnDay(
        FormSession session,
        JourneyStep step,
        Said said,
        System.Text.Json.JsonElement value
    ) =>
        step.Field.Type is DateField
        && session.Answers.GetValueOrDefault(step.Path)?.Value is { } own
        && DateField.Of(own) is { } day
        && DateField.Of(value) is { } told
        && told.Day == day.Day
        && DateFinder.IsDayAlone(said.Text)
            ? own
            : null;

    /// <summary>A long list told of while it is asked for is its answer; told before, it is asked whether that was all.</summary>
    private static Mention AsAsked(Mention mention, int letters) =>
        mention.Step.Field.Type is ChoicesField && mention.Values.Count == 1 && letters <= LettersOfAnswer
            ? mention with
            {
                IsSure = true,
            }
            : mention;

    /// <summary>たろうくん 4時から6時 元気 一人: a part of its own says that there was no other child.</summary>
    private static bool SaysOnlyOne(Scene scene, Said said) =>
        said.Text.Split([' ', '　', '、', '。', ',', '\n'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts
        && Array.Exists(parts, p => scene.Words.IsOnlyOne(DialogWords.Fold(p)) || IsOnlyName(scene, said, p));

    /// <summary>みおちゃんだけ、弟のそらくんはおばあちゃんちにおった: of all that are named only this one was there.</summary>
    private static bool IsOnlyName(Scene scene, Said said, string part) =>
        scene.Words.IsOnly(DialogWords.Fold(part)) && NameFinder.Find(part).Count == 1 && NameFinder.Find(said.Text).Count == 1;

    private static bool IsNamed(FormSession session, string group, string name) =>
        session.Answers.Any(a =>
            a.Key.StartsWith(group, StringComparison.Ordinal)
            && a.Value.Value is { ValueKind: System.Text.Json.JsonValueKind.String } kept
            && NameFinder.IsSame(kept.GetString()!, name)
        );

    private static Mention? Names(Scene scene, JourneyStep step, string text, bool isAsked) =>
        Listed(step, ChildrenTimes.NamesIn(text)) ?? NamesOfAll(scene, step, text, isAsked);

    private static Mention? NamesOfAll(Scene scene, JourneyStep step, string text, bool isAsked) =>
        isAsked && step.Item == 0 && !scene.Called.Contains(text) && NameFinder.Find(text).Count == 0 && ChildName.Several(text) is { } two
            ? new Mention(step, [Canonical.Of(two[0])], true, []) { Names = two }
            : Named(scene, step, text) ?? Listed(step, KnownNames.Apart(scene.Called, text));

    private static Mention? Listed(JourneyStep step, IReadOnlyList<string> names) =>
        step.Item == 0 && names.Count > 1 ? new Mention(step, [Canonical.Of(names[0])], true, []) { Names = names } : null;

    /// <summary>高橋さんが残業で、ゆいちゃんを: a family name with さん beside a child with ちゃん or くん is a grown-up's.</summary>
    private static IReadOnlyList<string> Children(Scene scene, string text)
    {
        var all = NameFinder.Find(text);
        return all.Any(IsYoung)
            ? [.. all.Where(n => IsYoung(n) || !IsFamilyName(n) || scene.Called.Any(c => NameFinder.IsSame(c, n)))]
            : all;
    }

    private static bool IsYoung(string name) =>
        name.EndsWith("ちゃん", StringComparison.Ordinal) || name.EndsWith("くん", StringComparison.Ordinal) || name.EndsWith('君');

    private static bool IsFamilyName(string name) => NameFinder.WithoutTitle(name).All(c => c is >= '一' and <= '\u9FFF' or '々');

    private static Mention? Named(Scene scene, JourneyStep step, string text) =>
        KnownNames.Meant(scene.Called, text, Children(scene, text)) is { Count: > 0 } names
        && !names.Any(n => KnownNames.Near(scene.Called, n) is not null)
            ? new Mention(step, [Canonical.Of(names[0])], true, []) { Names = names }
            : null;

    /// <summary>Of two questions of one kind, a sentence means the one whose words stand in it (誕生日, お子さんの誕生日).</summary>
    private static bool IsMeant(Procedure procedure, JourneyStep step, string prepared) =>
        !step.Field.Told.HasAbout
        || step.Field.Told.FindAbout(prepared) is not null
        || step.Field.Type is TextField or ChoicesField or ChoiceField or MemberNumberField;
}
