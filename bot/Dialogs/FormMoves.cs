using System.Text.Json;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Text.Clocks;

namespace Channels.Bot.Dialogs;

/// <summary>What can happen to a session, as functions from one to the next.</summary>
internal static class FormMoves
{
    /// <summary>The question the next message answers: one to ask again, else the first open one, else none (check).</summary>
    public static JourneyStep? Current(Procedure procedure, FormSession session)
    {
        var journey = Journey.Of(procedure, session.Answers);
        foreach (var path in session.AskAgain)
        {
            if (journey.Find(path) is { } again)
                return again;
        }

        return journey.NextOpen(session.Postponed);
    }

    /// <summary>Keeps an answer, and drops those of questions that it closed.</summary>
    public static FormSession Answer(
        Procedure procedure,
        FormSession session,
        JourneyStep step,
        JsonElement value,
        string? messageId,
        out IReadOnlyList<string> dropped
    )
    {
        var answers = session.Answers.SetItem(step.Path, new KeptAnswer(value, messageId));

        // Another time of all together: what was told of one child stays where it is still within it.
        List<string> outside =
            step is { Group: null, Field.Type: PeriodField } && PeriodField.Of(value) is { } whole
                ?
                [
                    .. Journey
                        .Of(procedure, answers)
                        .Steps.Where(s => s.Field.IsUnasked && answers.TryGetValue(s.Path, out var own) && !IsWithin(own, whole))
                        .Select(s => s.Path),
                ]
                : [];
        dropped = [.. Journey.Of(procedure, answers).Orphans(), .. outside];
        return Fresh(session) with
        {
            Half = session.Half?.Path == step.Path ? null : session.Half,
            Answers = dropped.Count == 0 ? answers : answers.RemoveRange(dropped),
            AskAgain = session.AskAgain.Remove(step.Path).RemoveRange(dropped),
            Postponed = session.Postponed.Remove(step.Path),
            Doubts = session.Doubts?.Remove(step.Path),
        };
    }

    private static bool IsWithin(KeptAnswer own, Period whole) =>
        PeriodField.Of(own.Value) is { } time && time != whole && time.From >= whole.From && time.To <= whole.To;

    /// <summary>Back to plain asking, first try, first page.</summary>
    public static FormSession Fresh(FormSession session) =>
        session with
        {
            Mode = DialogMode.Ask,
            Pending = null,
            Tries = 0,
            Page = 0,
            Unseen = null,
        };

    /// <summary>Back to where the person was, after something that was no answer.</summary>
    public static FormSession WhereItWas(FormSession session) => Fresh(session) with { Tries = session.Tries, Page = session.Page };

    public static FormSession AskAgain(FormSession session, IEnumerable<string> paths) => Fresh(session) with { AskAgain = [.. paths] };

    public static bool CanRemove(JourneyStep step, Journey journey) =>
        step is { Group.Type: RepeatField group, IsGate: false } && journey.CountOf(step.Group.Id) > group.AtLeast;

    /// <summary>Takes one item out of a group; the later ones move up, and with nobody left the group says "none".</summary>
    public static FormSession Remove(FormSession session, JourneyStep step, Journey journey)
    {
        var group = step.Group!;
        var items = journey.CountOf(group.Id);
        var answers = session.Answers;
        for (var item = step.Item; item < items; item++)
        {
            foreach (var child in ((RepeatField)group.Type).Children)
            {
                answers = answers.Remove(Journey.PathOf(group, item, child));
                if (session.Answers.TryGetValue(Journey.PathOf(group, item + 1, child), out var next))
                    answers = answers.SetItem(Journey.PathOf(group, item, child), next);
            }
        }

        answers = answers.Remove(Journey.PathOf(group, items));
        var last = Journey.PathOf(group, items - 1);
        if (items - 1 >= ((RepeatField)group.Type).AtLeast)
            answers = answers.SetItem(last, new KeptAnswer(Canonical.No, null));
        return Fresh(session) with { Answers = answers, AskAgain = [], LastAnswered = null };
    }
}
