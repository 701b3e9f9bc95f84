using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>What a consultation that is open adds to a turn: the words to a danger, the wish to apply, and the case as it is by
/// then.</summary>
internal sealed class CryInside(DialogWords words, CryReader reader, CareLines lines, AfterCare afterCare)
{
    private readonly ToldLimits limits = new(words);
    private readonly NoTry noTry = new(words);

    /// <summary>The form goes on.</summary>
    public TurnResult Answer(
        SafeguardingRules rules,
        Scene scene,
        ConversationState was,
        FormSession session,
        TurnResult result,
        Said said,
        Cry cry,
        TurnContext context
    )
    {
        var (heard, before) = (cry.Heard, was.Session);
        (session, result) = noTry.AskedAgain(scene, before, session, result, said, cry, context);

        var raised = Raised(rules, scene.Procedure, session, heard);
        var hasApplied = rules.TakesApplications && session.AppliedAt is null && heard.Contains(SafeguardingStep.Apply);
        var takesBack = !heard.Contains(SafeguardingStep.Apply) && session.AppliedAt is not null && words.TakesBackApplying(said.Folded);
        var isCry = takesBack || heard.Any(h => h != SafeguardingStep.Apply || rules.TakesApplications);
        var isLimited = limits.AreIn(said);
        var next = isLimited ? ToldLimits.Kept(session, said) : session;
        if (raised.Count > 0)
            next = next with { Alarms = [.. session.Alarms ?? [], .. raised.Select(a => a.Id)] };
        if (hasApplied)
            next = next with { AppliedAt = context.Now };
        else if (takesBack)
            next = next with { AppliedAt = null };
        var isWithOffice = next.Reference is not null;
        var isTold = isLimited || IsTold(scene.Procedure, next); // who leaves now can come back to it
        if (raised.Count > 0 || hasApplied || isTold)
            next = OfficeForm.Named(rules, scene, next, context);

        var notices = lines
            .Notices(
                [.. raised.Select(a => lines.For(a.Id, scene.Texts.Safeguarding.Alarms[a.Id], scene.Language, said))],
                scene.Language,
                CareLines.IsNear(session.AlarmedAt, context.Now) ? session.Alarms : null,
                cry.Act
            )
            .ToList();
        if (raised.Count > 0 && isWithOffice && CareLines.IsNear(session.AlarmedAt, context.Now))
            notices.Add(lines.AlsoTold(scene.Language, next.Reference!));
        if (hasApplied)
            notices.Add(DialogWords.Fill(scene.Texts.Safeguarding.Apply, ("at", JapanTime.ClockOf(context.Now))));
        if (next.Reference is not null && !isWithOffice && raised.Count == 0 && !hasApplied)
            notices.Add(words.Say(scene.Language, Phrase.TellingKept, ("number", next.Reference), ("word", next.CodeWord ?? "")));
        else if (next.Reference is not null && !isWithOffice)
            notices.Add(DialogWords.Fill(scene.Texts.Safeguarding.Passed, ("number", next.Reference), ("word", next.CodeWord ?? "")));
        if (takesBack)
            notices.Add(words.Say(scene.Language, Phrase.ApplyTakenBack));
        if (isCry && notices.Count == 0 && next.Reference is not null)
            notices.Add(lines.Again(scene.Language, next.Reference, cry, said));
        if (isLimited && limits.AreNew(before, said))
            notices.Add(words.Say(scene.Language, Phrase.ContactLimitKept));

        var isRepeated =
            raised.Count == 0
            && heard.Any(h => h != SafeguardingStep.Apply)
            && (cry.Act is not null || IsStillAsked(scene.Procedure, before, session));
        var isGoingOn = raised.Count == 0 && !isRepeated && IsGoingOn(scene.Procedure, was, session, result, said);
        if (isGoingOn && reader.Answer(scene.Language, said) is { } answer)
            notices.Insert(0, answer);
        else if (isGoingOn && result.Told is null)
            notices.Insert(0, words.Say(scene.Language, Phrase.CareHeard, ("number", next.Reference!)));
        var isLoud = isRepeated && SafeguardingStep.IsAlarming(heard);
        if (raised.Count > 0 || isLoud)
            next = next with { AlarmedAt = context.Now };
        if ((raised.Count > 0 || isRepeated) && !IsStillAsked(scene.Procedure, before, session))
            next = next with { Unseen = FormMoves.Current(scene.Procedure, session)?.Path };
        var effects = result.Effects.ToList();
        if (
            next.Reference is not null
            && (!isWithOffice || before is null || HasMore(before, next) || hasApplied || raised.Count > 0 || isCry || isGoingOn)
        )
            effects.Add(
                OfficeForm.Interim(rules, scene, next) with
                {
                    Said = (isCry || isGoingOn) && !IsAdded(result, next) ? said.Text.TrimStart('/') : null,
                    TakesBack = takesBack && !hasApplied,
                }
            );
        var route = SubmissionWriter.RouteOf(scene.Procedure, next);
        if (raised.Count > 0)
            effects.Add(
                new RaiseAlert("urgent", next.Reference, scene.Procedure.Id, route, string.Join(' ', raised.Select(a => a.Id)))
                {
                    IsAct = cry.Act is not null,
                }
            );
        if (isLoud)
            effects.Add(
                new RaiseAlert(
                    "urgent",
                    next.Reference,
                    scene.Procedure.Id,
                    route,
                    string.Join(' ', heard.Where(h => h != SafeguardingStep.Apply))
                )
                {
                    IsAgain = cry.Act is null,
                    IsAct = cry.Act is not null,
                }
            );
        if (hasApplied)
            effects.Add(new RaiseAlert(RaiseAlert.Apply, next.Reference, scene.Procedure.Id, route));
        var answered = result with { State = result.State with { Session = next }, Effects = effects };
        var care = notices.Select(t => Activity.Message(t)).ToList();
        if (raised.Count > 0 || isRepeated || isGoingOn)
            answered = afterCare.Offer(
                answered,
                care,
                next.Reference!,
                isInside: true,
                lines.Dials(
                    cry.Act is { } act ? [act]
                        : isGoingOn ? session.Alarms ?? []
                        : heard.Where(h => h != SafeguardingStep.Apply).Concat(raised.Select(a => a.Id)),
                    scene.Language,
                    said
                ),
                MayCall(rules, was, next, said)
            );
        else
            answered = answered with { Replies = [.. care, .. result.Replies] };
        return answered with { Replies = [.. WithApply(rules, scene, answered.Replies)] };
    }

    /// <summary>What comes right after the offer and is no answer to the question behind it: who is in danger is not asked for their
    /// ward. A tap or an answer goes on with the form.</summary>
    private bool IsGoingOn(Procedure procedure, ConversationState was, FormSession session, TurnResult result, Said said) =>
        !said.IsWordless
        && session.Reference is { } reference
        && session.Alarms is { Count: > 0 } alarms
        && ((was.CareOffered == reference && SafeguardingStep.IsAlarming(alarms)) || reader.Answer(was.Language, said) is not null)
        && IsStillAsked(procedure, was.Session, session)
        && was.Session!.Mode == session.Mode
        && !HasAnswered(procedure, was.Session, session)
        && (result.Told is not null || session.Tries > was.Session.Tries || HasMore(was.Session, session))
        && !reader.IsCommand(said);

    /// <summary>A question was answered, or anew (わからない, and then 戸畑区), but for the story.</summary>
    private static bool HasAnswered(Procedure procedure, FormSession was, FormSession now) =>
        now.Answers.Any(a => a.Key != procedure.KeepsWords && !ReferenceEquals(was.Answers.GetValueOrDefault(a.Key), a.Value))
        || was.Answers.Keys.Any(k => !now.Answers.ContainsKey(k));

    /// <summary>Who said not to be called, now or before, is not offered a call.</summary>
    private bool MayCall(SafeguardingRules rules, ConversationState state, FormSession session, Said said) =>
        !CallWish.ForbidsCall(words, state with { Session = session }, said.Folded)
        && !(
            rules.Call is { } call
            && session.Answers.GetValueOrDefault(call.Choose) is { IsSkipped: false, Value: { ValueKind: JsonValueKind.String } way }
            && way.GetString() is "none"
        );

    /// <summary>The words went with the case already, as an answer to what the office wrote.</summary>
    private static bool IsAdded(TurnResult result, FormSession session) =>
        result.Effects.Any(e => e is AddToCase added && added.Reference == session.Reference);

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
