using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Safeguarding.Weighing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>
/// What a procedure that cares adds to an ordinary turn: fixed words and numbers the moment somebody is in danger, the wish to
/// apply, and what was written so far for the office. Nothing here is judged or made up: texts and numbers are data.
/// </summary>
internal sealed class SafeguardingStep(
    ProcedureCatalog catalog,
    DialogWords words,
    CryOutside outside,
    EmergencyCall emergency,
    CareLines lines,
    AfterCare afterCare
)
{
    private readonly CryReader reader = new(words);

    /// <summary>The list of words for the wish to apply.</summary>
    public const string Apply = "apply";

    /// <summary>So long after an alert the same danger raises another one.</summary>
    public static readonly TimeSpan AlertAgain = TimeSpan.FromMinutes(5);

    /// <summary>A word that begins a procedure (申込み, 生活保護の相談) asks for that procedure and is no cry.</summary>
    private bool IsStart(Said said, TurnContext context) =>
        catalog
            .On(JapanTime.DayOf(context.Now))
            .Any(p =>
                p.Texts.Values.Any(t => t.StartWords.Contains(said.Folded) || t.StartWords.Contains(words.WithoutPoliteEnding(said.Folded)))
            );

    public TurnResult After(ConversationState before, TurnResult result, Said said, TurnContext context) =>
        Answer(before, AfterCare.Over(result), said, context);

    private TurnResult Answer(ConversationState before, TurnResult result, Said said, TurnContext context)
    {
        var heard = said.IsWordless ? [] : AlarmHearing.Default.Hear(said.Folded);
        if (!heard.Contains(Apply) && reader.SaysToApply(said))
            heard = [.. heard, Apply];
        if (heard.Count > 0 && IsStart(said, context))
            heard = [];
        else if (heard.Count > 0 && IsOfOffice(before, result.State, context))
            heard = [.. AlarmHearing.Default.Hear(said.Folded, isOwn: true).Where(h => IsOfAnybody(h) || h is EmergencyCall.List)];
        else if (heard.Count > 0 && (reader.IsOwn(said) || AfterCare.IsOfCare(result, context)))
            heard = AlarmHearing.Default.Hear(said.Folded, isOwn: true);
        if (reader.Acting(before, said, context) is { } act)
            return Answer(
                before,
                result,
                said,
                new Cry([.. heard.Where(h => h is not EmergencyCall.List && !IsOnlySpoken(h, said)).Union([act])], act),
                context
            );
        if (heard.Contains(EmergencyCall.List))
        {
            // Letters that only weigh like another danger say nothing beside it: who looks after the child is told, and no other.
            var own = AlarmHearing.Default.Hear(said.Folded, isOwn: true);
            heard = [.. heard.Where(h => h != EmergencyCall.List && (own.Contains(h) || h is Apply))];
            return emergency.Answer(before, Answer(before, result, said, new Cry(heard), context), said, context);
        }

        if (heard.Any(h => IsOnlySpoken(h, said)))
        {
            var without = Answer(before, result, said, new Cry([.. heard.Where(h => h != Apply)]), context);
            return words.AsksAboutApplying(said.Folded) && !(CryReader.HasApplied(before) && words.TakesBackApplying(said.Folded))
                ? SayHow(without)
                : without;
        }

        return Answer(before, result, said, new Cry(heard), context);
    }

    private bool IsOnlySpoken(string list, Said said) => list is Apply && words.OnlySpeaksOfApplying(said.Folded);

    /// <summary>Who only speaks of applying is told how it is said, and nothing is recorded.</summary>
    private TurnResult SayHow(TurnResult result)
    {
        var language = result.State.Language;
        var line = words.Say(language, Phrase.ApplyHow, ("apply", words.Label(language, Command.Apply)));
        return result with { Replies = [Activity.Message(line), .. result.Replies] };
    }

    private TurnResult Answer(ConversationState before, TurnResult result, Said said, Cry cry, TurnContext context)
    {
        var heard = cry.Heard;
        if (ProcedureOf(before, result) is not { Safeguarding: { } rules } procedure)
            return heard.Count > 0 ? outside.Answer(cry, result, said, context)
                : CryReader.HasApplied(before) && words.TakesBackApplying(said.Folded)
                    ? CryOutside.TakeBack(result, said, words.Say(result.State.Language, Phrase.ApplyTakenBack))
                : result;
        var scene = new Scene(words, procedure, result.State.Language, context.SaidAt, context.Traits);
        return result.State.Session is { } session && session.Procedure == procedure.Id
            ? Open(rules, scene, before.Session, session, result, said, cry, context)
            : Closed(rules, procedure, before.Session, result, said, cry, context);
    }

    private Procedure? ProcedureOf(ConversationState before, TurnResult result)
    {
        var session = result.State.Session ?? before.Session;
        return session is null ? null : catalog.Find(session.Procedure, session.Version);
    }

    /// <summary>A care office is talking to the assistant: its money is no hunger. Once it is silent, or somebody reports an activity, the
    /// words are anybody's again: who asked about care insurance once may be hungry tomorrow.</summary>
    private bool IsOfOffice(ConversationState before, ConversationState state, TurnContext context) =>
        state.CameAs is AssistantTalk.CareProvider
        && (
            state.Session is { } session
                ? catalog.Find(session.Procedure, session.Version) is { Audience: AssistantTalk.CareProvider }
                : state.CameAt >= context.Now - AssistantTalk.Silence || AssistantTalk.Last(before, context) is not null
        );

    /// <summary>The form goes on.</summary>
    private TurnResult Open(
        SafeguardingRules rules,
        Scene scene,
        FormSession? before,
        FormSession session,
        TurnResult result,
        Said said,
        Cry cry,
        TurnContext context
    )
    {
        var heard = cry.Heard;
        var raised = Raised(rules, scene.Procedure, session, heard);
        var hasApplied = rules.TakesApplications && session.AppliedAt is null && heard.Contains(Apply);
        var takesBack = !heard.Contains(Apply) && session.AppliedAt is not null && words.TakesBackApplying(said.Folded);
        var isCry = takesBack || heard.Any(h => h != Apply || rules.TakesApplications);
        var next = session;
        if (raised.Count > 0)
            next = next with { Alarms = [.. session.Alarms ?? [], .. raised.Select(a => a.Id)] };
        if (hasApplied)
            next = next with { AppliedAt = context.Now };
        else if (takesBack)
            next = next with { AppliedAt = null };
        var isWithOffice = next.Reference is not null;
        var isTold = IsTold(scene.Procedure, next);
        if (raised.Count > 0 || hasApplied || isTold)
            next = OfficeForm.Named(rules, scene, next, context);

        var notices = lines.Notices([.. raised.Select(a => (a.Id, scene.Texts.Safeguarding.Alarms[a.Id]))], scene.Language).ToList();
        if (hasApplied)
            notices.Add(DialogWords.Fill(scene.Texts.Safeguarding.Apply, ("at", JapanTime.ClockOf(context.Now))));
        if (next.Reference is not null && !isWithOffice && raised.Count == 0 && !hasApplied)
            notices.Add(words.Say(scene.Language, Phrase.TellingKept, ("number", next.Reference), ("word", next.CodeWord ?? "")));
        else if (next.Reference is not null && !isWithOffice)
            notices.Add(DialogWords.Fill(scene.Texts.Safeguarding.Passed, ("number", next.Reference), ("word", next.CodeWord ?? "")));
        if (takesBack && notices.Count == 0)
            notices.Add(words.Say(scene.Language, Phrase.ApplyTakenBack));
        if (isCry && notices.Count == 0 && next.Reference is not null)
            notices.Add(lines.Again(scene.Language, next.Reference, cry));

        var isRepeated =
            raised.Count == 0 && heard.Any(h => h != Apply) && (cry.Act is not null || IsStillAsked(scene.Procedure, before, session));
        var isLoud =
            isRepeated && IsAlarming(heard) && (cry.Act is not null || !(session.AlarmedAt is { } at && context.Now - at < AlertAgain));
        if (raised.Count > 0 || isLoud)
            next = next with { AlarmedAt = context.Now };
        if ((raised.Count > 0 || isRepeated) && !IsStillAsked(scene.Procedure, before, session))
            next = next with { Unseen = FormMoves.Current(scene.Procedure, session)?.Path };
        var effects = result.Effects.ToList();
        if (
            next.Reference is not null
            && (!isWithOffice || before is null || HasMore(before, next) || hasApplied || raised.Count > 0 || isCry)
        )
            effects.Add(
                OfficeForm.Interim(rules, scene, next) with
                {
                    Said = isCry && !IsAdded(result, next) ? said.Text.TrimStart('/') : null,
                    TakesBack = takesBack && !hasApplied,
                }
            );
        var route = SubmissionWriter.RouteOf(scene.Procedure, next);
        if (raised.Count > 0)
            effects.Add(new RaiseAlert("urgent", next.Reference, scene.Procedure.Id, route, string.Join(' ', raised.Select(a => a.Id))));
        if (isLoud)
            effects.Add(
                new RaiseAlert("urgent", next.Reference, scene.Procedure.Id, route, string.Join(' ', heard.Where(h => h != Apply)))
            );
        if (hasApplied)
            effects.Add(new RaiseAlert("apply", next.Reference, scene.Procedure.Id, route));
        var answered = result with { State = result.State with { Session = next }, Effects = effects };
        var care = notices.Select(t => Activity.Message(t)).ToList();
        if (raised.Count > 0 || isRepeated)
            answered = afterCare.Offer(
                answered,
                care,
                next.Reference!,
                isInside: true,
                lines.Dials(cry.Act is { } act ? [act] : heard.Where(h => h != Apply).Concat(raised.Select(a => a.Id)), scene.Language)
            );
        else
            answered = answered with { Replies = [.. care, .. result.Replies] };
        return answered with { Replies = [.. WithApply(rules, scene, answered.Replies)] };
    }

    /// <summary>The words went with the case already, as an answer to what the office wrote.</summary>
    private static bool IsAdded(TurnResult result, FormSession session) =>
        result.Effects.Any(e => e is AddToCase added && added.Reference == session.Reference);

    /// <summary>Life and safety are not left at having been heard once.</summary>
    public static bool IsAlarming(IEnumerable<string> heard) => heard.Any(IsOfAnybody);

    private static bool IsOfAnybody(string alarm) => alarm is "life" or "violence";

    /// <summary>An answer or words beside the answers came.</summary>
    private static bool HasMore(FormSession before, FormSession now) =>
        !ReferenceEquals(before.Answers, now.Answers) || (now.AlsoSaid?.Count ?? 0) != (before.AlsoSaid?.Count ?? 0);

    /// <summary>The words were no answer to what was asked.</summary>
    private static bool IsStillAsked(Procedure procedure, FormSession? before, FormSession now) =>
        before is not null && FormMoves.Current(procedure, before)?.Path == FormMoves.Current(procedure, now)?.Path;

    /// <summary>Something of it was told in their own words, or a question noted whose answer is read by its number: it is with the office
    /// from then on, whatever becomes of the form.</summary>
    private static bool IsTold(Procedure procedure, FormSession session) =>
        session.HasAsked || procedure.KeepsWords is { } story && session.Answers.TryGetValue(story, out var told) && !told.IsSkipped;

    /// <summary>The form was handed in or left.</summary>
    private TurnResult Closed(
        SafeguardingRules rules,
        Procedure procedure,
        FormSession? session,
        TurnResult result,
        Said said,
        Cry cry,
        TurnContext context
    )
    {
        if (session is null || !result.Effects.Any(e => e is SubmitForm form && form.Procedure == procedure.Id))
            return cry.Heard.Count == 0 ? result : outside.Answer(cry, result, said, context);
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

    // An alarm's own list is heard even where the definition names none.
    private static List<Alarm> Raised(SafeguardingRules rules, Procedure procedure, FormSession session, IReadOnlyList<string> heard)
    {
        var journey = Journey.Of(procedure, session.Answers);
        return
        [
            .. rules.Alarms.Where(a =>
                session.Alarms?.Contains(a.Id) is not true
                && ((a.When is { } when && when.Holds(journey.Compared)) || heard.Contains(a.Words ?? a.Id))
            ),
        ];
    }

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
