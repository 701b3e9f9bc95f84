using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Fields.People;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Clocks;
using Channels.Text.Dates;

namespace Channels.Bot.Dialogs.Several;

/// <summary>Opens the activity that was told together with the one before, with what was said of it, and asks whether to go on.</summary>
internal static class NextActivity
{
    /// <param name="heard">The turn; its lines are said first.</param>
    /// <param name="before">The one before.</param>
    /// <param name="state">The conversation behind it.</param>
    /// <returns>Null when no other was told.</returns>
    public static TurnResult? After(Heard heard, FormSession before, ConversationState state)
    {
        if (before is not { Others: [var next, ..] others })
            return null;
        var rest = others.RemoveAt(0);
        var scene = heard.Scene;
        var session = Filled(scene, before, next, heard.Context.Now) with
        {
            Others = rest.IsEmpty ? null : rest,
            Mode = DialogMode.ConfirmNext,
        };
        var asked = heard with { State = state };
        return Ask(asked, session, Labels(scene, [next], isTimed: next.IsSameDay));
    }

    /// <summary>What was said to that question was no answer (いつもありがとう): it is asked again, and nothing begins.</summary>
    public static TurnResult Again(Heard heard)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        var day = Journey.Of(heard.Procedure, session.Answers).Steps.FirstOrDefault(s => s is { Group: null, Field.Type: DateField });
        return Ask(
            heard,
            FormMoves.Fresh(session) with
            {
                Mode = DialogMode.ConfirmNext,
                AskedAt = heard.Context.Now,
            },
            day is not null && DateField.Of(session.Answers.GetValueOrDefault(day.Path)?.Value) is { } known
                ? Spoken.Date(known, scene.Language, JapanTime.DayOf(scene.SaidAt))
                : scene.Texts.Title
        );
    }

    /// <summary>Asks whether to go on with it.</summary>
    private static TurnResult Ask(Heard heard, FormSession session, string label)
    {
        var scene = heard.Scene;
        var rows = Rows(scene, session).ToList();
        var lines =
            rows.Count == 0 ? heard : heard.Saying(scene.Say(Phrase.Told, ("rows", string.Join(scene.Say(Phrase.ToldSeparator), rows))));
        return heard.Reply(
            session,
            Activity.Message(
                lines.Lines(scene.Say(Phrase.NextActivity, ("what", label))),
                new CardAction { Title = scene.Say(Phrase.Yes) },
                new CardAction { Title = scene.Say(Phrase.LeaveOut) },
                new CardAction { Title = scene.Say(Phrase.DoNotSend) }
            )
        );
    }

    /// <summary>The days, or of several on one day the times: 11月9日（月）、11月16日（月）.</summary>
    public static string Labels(Scene scene, IEnumerable<ToldActivity> activities, bool isTimed = false) =>
        string.Join(scene.Say(Phrase.ListSeparator), activities.Select(a => LabelOf(scene, a, isTimed || a.IsSameDay)));

    /// <summary>The day that is named, or null.</summary>
    public static DateOnly? DayOf(Scene scene, ToldActivity activity) =>
        DateFinder.Find(LongText.Prepare(activity.Text), JapanTime.DayOf(scene.SaidAt), DateHint.Past)?.Reading switch
        {
            Reading<DateOnly>.Found found => found.Value,
            Reading<DateOnly>.Ambiguous { Options: [var first, ..] } => first,
            _ => null,
        };

    private static string LabelOf(Scene scene, ToldActivity activity, bool isTimed)
    {
        var day = DayOf(scene, activity) is { } named ? Spoken.Date(named, scene.Language, JapanTime.DayOf(scene.SaidAt)) : "";
        var period =
            isTimed && PeriodFinder.Find(LongText.Prepare(activity.Text), TimeHint.Daytime)?.Reading is Reading<Period>.Found found
                ? Spoken.Period(found.Value, scene.Language)
                : "";
        var label = (day + " " + period).Trim();
        return label.Length > 0 ? label : ButtonRow.Shorten(activity.Text, 30);
    }

    private static FormSession Filled(Scene scene, FormSession before, ToldActivity next, DateTimeOffset now)
    {
        var fields = scene.Procedure.Fields;
        var session = new FormSession
        {
            Procedure = before.Procedure,
            Version = before.Version,
            StartedAt = now,
            AskedAt = now,
        };
        session = Taking(session, before, fields.Where(f => f.Type is MemberNumberField || (next.IsSameDay && f.Type is DateField)));
        var said = Said.Earlier(next.Text, next.MessageId);
        if (Remarks.AreIn(scene, session, next.Text))
            session = session with { AlsoSaid = [new SaidBeside(next.Text, next.MessageId)] };
        session = Mentions
            .Filled.With(scene, session, MessageReader.Read(scene, session, said), next.MessageId)
            .Again(scene, said, null)
            .Session;
        return scene.Words.SaysSame(next.Text)
            ? Taking(session, before, fields.Where(f => !f.IsOptional && f.Type is not DateField && !f.Type.MayBeFile))
            : session;
    }

    /// <summary>The answers of these questions, where nothing else was said. Of children who they were, not how they were.</summary>
    private static FormSession Taking(FormSession session, FormSession before, IEnumerable<Field> fields)
    {
        var answers = session.Answers;
        foreach (var field in fields)
        {
            var paths = before.Answers.Keys.Where(k => k == field.Id || k.StartsWith(field.Id + "[", StringComparison.Ordinal)).ToList();
            if (paths.Exists(answers.ContainsKey) || answers.Keys.Any(k => k.StartsWith(field.Id + "[", StringComparison.Ordinal)))
                continue;
            foreach (var path in paths.Where(p => p.EndsWith(']') || !IsHow(field, p)))
                answers = answers.SetItem(path, before.Answers[path]);
        }

        return session with
        {
            Answers = answers,
        };
    }

    private static bool IsHow(Field group, string path) =>
        group.Type is RepeatField items
        && items.Children.Any(c => c.Type is YesNoField && path.EndsWith("." + c.Id, StringComparison.Ordinal));

    private static IEnumerable<string> Rows(Scene scene, FormSession session)
    {
        var journey = Journey.Of(scene.Procedure, session.Answers);
        foreach (var step in journey.Steps.Where(s => !s.IsGate && s.Field.Type is not MemberNumberField))
        {
            if (session.Answers.TryGetValue(step.Path, out var kept) && kept.Value.ValueKind is not JsonValueKind.Null)
                yield return scene.Say(
                    Phrase.ToldRow,
                    (
                        "label",
                        step.Group is { } group && step.Field.Type is TextField ? group.In(scene.Language).Label : scene.LabelOf(step)
                    ),
                    ("value", scene.Show(session, step, kept.Value))
                );
        }
    }
}
