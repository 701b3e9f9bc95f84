using System.Globalization;
using System.Text.Json;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Clocks;

namespace Channels.Bot.Dialogs.Filling.Children;

/// <summary>
/// Times that are told of each child (みゆちゃんは5時まで、そうたくんは6時半まで), where the report has a place for them: they are written there, and the
/// time of all is from the first to the last. What is not certain, or leaves the time of all, is not written.
/// </summary>
internal static class OwnTimes
{
    /// <summary>The session with the times, and what is said of them; null where they cannot be written.</summary>
    public static (string Line, FormSession Session)? With(
        Scene scene,
        FormSession session,
        IReadOnlyList<TimeOfChild> told,
        string? messageId
    )
    {
        if (PlaceIn(scene.Procedure) is not var (group, child, own) || told.Count == 0)
            return null;
        var all = Journey.Of(scene.Procedure, session.Answers).Steps.FirstOrDefault(s => s is { Group: null, Field.Type: PeriodField });
        if (all is null)
            return null;
        var whole = session.Answers.TryGetValue(all.Path, out var given) ? PeriodField.Of(given.Value) : null;
        if (whole is null && told.Count < 2)
            return null; // of one of them it is none of all
        List<(string Name, JourneyStep Step, Period Time)> times = [];
        var count = Journey.Of(scene.Procedure, session.Answers).CountOf(group.Id);
        foreach (var one in told)
        {
            var item = Enumerable.Range(0, count).FirstOrDefault(i => IsCalled(session, Journey.PathOf(group, i, child), one.Name), -1);
            var step = new JourneyStep(Journey.PathOf(group, Math.Max(item, 0), own), own, group, item, all.Number);
            if (item < 0 || Read(scene, session, step, one, whole) is not { } time || time.To <= time.From)
                return null;
            times.Add((one.Name, step, time));
        }

        var stay = new Period(times.Min(t => t.Time.From), times.Max(t => t.Time.To));
        var hull = whole is { } stood ? Longer(stood, stay) : stay;
        if (whole is { } known && hull != known)
        {
            // そらくんは6時15分まででした, of a stay until 6: all in all it was longer, and for the others it is as it was.
            if (told.Count > 1 || !Meet(known, stay))
                return null; // it says something else of the time of all, too
            var before = new KeptAnswer(PeriodField.Write(known), messageId);
            var others = Enumerable.Range(0, count).Select(i => Journey.PathOf(group, i, own)).Where(o => o != times[0].Step.Path);
            session = session with
            {
                Answers = session
                    .Answers.SetItem(all.Path, new(PeriodField.Write(hull), messageId))
                    .SetItems(others.Where(o => !session.Answers.ContainsKey(o)).Select(o => KeyValuePair.Create(o, before))),
            };
        }

        if (whole is null)
            session = FormMoves.Answer(scene.Procedure, session, all, PeriodField.Write(hull), messageId, out _) with
            {
                Mode = session.Mode,
            };
        var answers = session.Answers;
        foreach (var (_, step, time) in times)
            answers = time == hull ? answers.Remove(step.Path) : answers.SetItem(step.Path, new(PeriodField.Write(time), messageId));
        var line = scene.Say(
            Phrase.ChildTimesTaken,
            (
                "times",
                string.Join(scene.Say(Phrase.ListSeparator), times.Select(t => t.Name + " " + Shown(scene, session, t.Step, t.Time)))
            ),
            ("whole", Shown(scene, session, all, hull))
        );
        return (line, session with { Answers = answers });
    }

    private static Period Longer(Period all, Period own) =>
        new(own.From < all.From ? own.From : all.From, own.To > all.To ? own.To : all.To);

    private static bool Meet(Period all, Period own) => own.From <= all.To && own.To >= all.From;

    /// <summary>The time of all is not known yet: that of one child cannot be written before it.</summary>
    public static bool MustWait(Scene scene, FormSession session) =>
        Journey.Of(scene.Procedure, session.Answers).Steps.FirstOrDefault(s => s is { Group: null, Field.Type: PeriodField }) is { } all
        && !session.Answers.ContainsKey(all.Path);

    /// <summary>The report has a place for the time of each child.</summary>
    public static bool HasPlace(Procedure procedure) => PlaceIn(procedure) is not null;

    /// <summary>The time of all is answered for the first time, or was asked anew for what was told of each: what was told before is
    /// written then, and never again over what stands there.</summary>
    public static bool IsFirst(Procedure procedure, FormSession before, JourneyStep all) =>
        !before.Answers.ContainsKey(all.Path)
        || (before.AskAgain.Contains(all.Path) && !Journey.Of(procedure, before.Answers).Steps.Any(s => s.Field.IsUnasked));

    /// <summary>The same of words that were kept until the time of all was known; null where there are none, or they do not fit.</summary>
    public static (string Line, FormSession Session)? ToldBefore(Scene scene, FormSession session) =>
        session.AlsoSaid?.LastOrDefault(s => ToldIn(scene, session, s.Text).Count > 0) is { } kept
            ? With(scene, session, ToldIn(scene, session, kept.Text), kept.MessageId)
            : null;

    /// <summary>The times that words tell of children of the report, of several or of one.</summary>
    public static IReadOnlyList<TimeOfChild> ToldIn(Scene scene, FormSession session, string text) =>
        ChildrenTimes.In(text) is { Count: > 1 } several
            ? several
            : Clauses
                .Of(text)
                .Select(c => c.Text)
                .Prepend(text)
                .Select(part => OneChild.In(scene, session, part)?.Time)
                .OfType<TimeOfChild>()
                .Take(1)
                .ToList();

    /// <summary>The children's group with a name and a time that is never asked, and these two.</summary>
    private static (Field Group, Field Child, Field Own)? PlaceIn(Procedure procedure)
    {
        foreach (var field in procedure.Fields)
        {
            if (
                field.Type is RepeatField group
                && group.Children.FirstOrDefault(c => c.Type is TextField { HoldsName: true }) is { } child
                && group.Children.FirstOrDefault(c => c is { IsUnasked: true, Type: PeriodField }) is { } own
            )
                return (field, child, own);
        }

        return null;
    }

    private static bool IsCalled(FormSession session, string path, string name) =>
        session.Answers.TryGetValue(path, out var kept)
        && kept.Value is { ValueKind: JsonValueKind.String }
        && NameFinder.IsSame(kept.Value.GetString()!, name);

    /// <summary>A time from when to when as it stands; one side alone with the other of all.</summary>
    private static Period? Read(Scene scene, FormSession session, JourneyStep step, TimeOfChild told, Period? whole)
    {
        var said = told.SideBy(scene.Words) switch
        {
            TimeSide.Both => told.Clock,
            TimeSide.End when whole is { } known => $"{Clock(known.From)}から{told.Clock}",
            TimeSide.Start when whole is { } known => $"{told.Clock}から{Clock(known.To)}",
            _ => null,
        };
        return
            said is not null
            && step.Field.Type.Read(new FieldInput(scene.View(session, step), said, DialogWords.Fold(said), []))
                is FieldReading.Understood { Value: var value }
            ? PeriodField.Of(value)
            : null;
    }

    private static string Clock(TimeOnly time) => time.ToString("H:mm", CultureInfo.InvariantCulture);

    private static string Shown(Scene scene, FormSession session, JourneyStep step, Period time) =>
        step.Field.Type.ShowShort(PeriodField.Write(time), scene.View(session, step));
}
