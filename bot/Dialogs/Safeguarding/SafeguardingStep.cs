using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>
/// What a procedure that cares adds to an ordinary turn: fixed words and numbers the moment somebody is in danger, the wish to
/// apply, and what was written so far for the office. Nothing here is judged or made up: texts and numbers are data.
/// </summary>
internal sealed class SafeguardingStep(ProcedureCatalog catalog, DialogWords words)
{
    private const string Life = "life";

    public TurnResult After(ConversationState before, TurnResult result, Said said, TurnContext context)
    {
        if (ProcedureOf(before, result) is not { Safeguarding: { } rules } procedure)
            return AlarmWords.Default.Holds(Life, said.Folded) ? Elsewhere(result) : result;
        var scene = new Scene(words, procedure, result.State.Language, context.Now, context.Traits);
        return result.State.Session is { } session && session.Procedure == procedure.Id
            ? Open(rules, scene, before.Session, session, result, said, context)
            : Closed(rules, procedure, before.Session, result);
    }

    /// <summary>Somebody writes that they want to die, in whatever they are doing: a report, the menu.</summary>
    private TurnResult Elsewhere(TurnResult result)
    {
        var language = result.State.Language;
        var lines = catalog
            .Hotlines.For(Life)
            .Select(h => words.Say(language, Phrase.HotlineRow, ("number", h.Number), ("name", h.In(language))))
            .Prepend(words.Say(language, Phrase.CrisisLife));
        return result with
        {
            Replies = [Activity.Message(string.Join('\n', lines)), .. result.Replies],
            Effects = [.. result.Effects, new RaiseAlert("urgent", null, result.State.Session?.Procedure, null)],
        };
    }

    private Procedure? ProcedureOf(ConversationState before, TurnResult result)
    {
        var session = result.State.Session ?? before.Session;
        return session is null ? null : catalog.Find(session.Procedure, session.Version);
    }

    /// <summary>The form goes on.</summary>
    private TurnResult Open(
        SafeguardingRules rules,
        Scene scene,
        FormSession? before,
        FormSession session,
        TurnResult result,
        Said said,
        TurnContext context
    )
    {
        var raised = Raised(rules, scene.Procedure, session, said);
        var hasApplied = rules.TakesApplications && session.AppliedAt is null && AlarmWords.Default.Holds("apply", said.Folded);
        var next = session;
        if (raised.Count > 0)
            next = next with { Alarms = [.. session.Alarms ?? [], .. raised.Select(a => a.Id)] };
        if (hasApplied)
            next = next with { AppliedAt = context.Now };
        var isWithOffice = next.Reference is not null;
        if (raised.Count > 0 || hasApplied)
            next = OfficeForm.Named(rules, scene, next, context);

        var notices = raised.ConvertAll(alarm => Notice(scene, alarm));
        if (hasApplied)
            notices.Add(DialogWords.Fill(scene.Texts.Safeguarding.Apply, ("at", JapanTime.ClockOf(context.Now))));
        if (next.Reference is not null && !isWithOffice)
            notices.Add(DialogWords.Fill(scene.Texts.Safeguarding.Passed, ("number", next.Reference), ("word", next.CodeWord ?? "")));

        var effects = result.Effects.ToList();
        if (
            next.Reference is not null
            && (!isWithOffice || before is null || !ReferenceEquals(before.Answers, next.Answers) || hasApplied || raised.Count > 0)
        )
            effects.Add(OfficeForm.Interim(rules, scene, next));
        if (raised.Count > 0)
            effects.Add(new RaiseAlert("urgent", next.Reference, scene.Procedure.Id, SubmissionWriter.RouteOf(scene.Procedure, next)));
        if (hasApplied)
            effects.Add(new RaiseAlert("apply", next.Reference, scene.Procedure.Id, SubmissionWriter.RouteOf(scene.Procedure, next)));
        return result with
        {
            State = result.State with { Session = next },
            Replies = [.. notices.Select(t => Activity.Message(t)), .. WithApply(rules, scene, result.Replies)],
            Effects = effects,
        };
    }

    /// <summary>The form was handed in or left.</summary>
    private static TurnResult Closed(SafeguardingRules rules, Procedure procedure, FormSession? session, TurnResult result)
    {
        if (session is null || !result.Effects.Any(e => e is SubmitForm form && form.Procedure == procedure.Id))
            return result;
        return result with
        {
            Effects =
            [
                .. result.Effects.Select(e =>
                    e is SubmitForm form && form.Procedure == procedure.Id ? OfficeForm.Urgent(rules, session, form) : e
                ),
            ],
        };
    }

    private static List<Alarm> Raised(SafeguardingRules rules, Procedure procedure, FormSession session, Said said)
    {
        var journey = Journey.Of(procedure, session.Answers);
        return
        [
            .. rules.Alarms.Where(a =>
                session.Alarms?.Contains(a.Id) is not true
                && (
                    (a.When is { } when && when.Holds(journey.Compared))
                    || (a.Words is { } list && AlarmWords.Default.Holds(list, said.Folded))
                )
            ),
        ];
    }

    /// <summary>Fixed words, then numbers somebody has approved.</summary>
    private string Notice(Scene scene, Alarm alarm) =>
        string.Join(
            '\n',
            catalog
                .Hotlines.For(alarm.Id)
                .Select(h => scene.Say(Phrase.HotlineRow, ("number", h.Number), ("name", h.In(scene.Language))))
                .Prepend(scene.Texts.Safeguarding.Alarms[alarm.Id])
        );

    /// <summary>The wish to apply is one tap away on every screen.</summary>
    private static IEnumerable<Activity> WithApply(SafeguardingRules rules, Scene scene, IReadOnlyList<Activity> replies)
    {
        if (!rules.TakesApplications || replies.Count == 0)
            return replies;
        var label = scene.Label(Command.Apply);
        var shown = replies[^1].SuggestedActions?.Actions ?? [];
        var button = new CardAction { Title = label, Value = "/" + label };
        return shown.Any(a => a.Title == label)
            ? replies
            : [.. replies.SkipLast(1), replies[^1] with { SuggestedActions = new SuggestedActions { Actions = [.. shown, button] } }];
    }
}
