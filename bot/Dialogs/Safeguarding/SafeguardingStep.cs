using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Safeguarding.Weighing;
using Channels.Bot.Forms.Unwanted;
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
    CryInside consultation,
    EmergencyCall emergency,
    PerhapsCry perhaps
)
{
    private readonly CryReader reader = new(words);
    private readonly ApplyAsk asking = new(catalog, words);

    /// <summary>The list of words for the wish to apply.</summary>
    public const string Apply = "apply";

    /// <summary>A word that begins a procedure (申込み, 生活保護の相談) asks for that procedure and is no cry.</summary>
    private bool IsStart(Said said, TurnContext context) =>
        !ApplyAsk.MayBe(said) // もうしこみしたい, where somebody tells of their life
        && catalog
            .On(JapanTime.DayOf(context.Now))
            .Any(p =>
                p.Texts.Values.Any(t => t.StartWords.Contains(said.Folded) || t.StartWords.Contains(words.WithoutPoliteEnding(said.Folded)))
            );

    public TurnResult After(ConversationState before, TurnResult result, Said said, TurnContext context)
    {
        var answered = asking.Again(
            before,
            WishStands(before, Answer(before, NotToBeCalled(ApplyAsk.Over(AfterCare.Over(result)), said), said, context), said),
            said
        );

        // Somebody comes (夫が帰ってきた、閉じます): the staff know what it means, and the screen stays as short as it is.
        return result.IsAlone ? answered with { Replies = result.Replies, State = answered.State with { CareOffered = null } } : answered;
    }

    private static readonly char[] ClauseStops = ['。', '、', '.', ',', '!', '?', '\n'];

    /// <summary>Who takes something back and does not say what is told that the wish to apply is still recorded, and how it is taken
    /// back.</summary>
    private TurnResult WishStands(ConversationState before, TurnResult result, Said said)
    {
        if (
            said.IsWordless
            || !CryReader.HasAppliedHere(before)
            || !CryReader.HasAppliedHere(result.State)
            || !said.Folded.Split(ClauseStops).Any(c => words.Speaks(PlainWord.DropsSomething, c))
            || result.Replies.Count == 0
        )
            return result;
        var line = words.Say(result.State.Language, Phrase.ApplyStands);
        return result with { Replies = [.. result.Replies.SkipLast(1), Activity.Message(line), result.Replies[^1]] };
    }

    /// <summary>What was said of it where no form keeps it.</summary>
    private TurnResult NotToBeCalled(TurnResult result, Said said) =>
        result.State.Care is { NoCall: false } care && !said.IsWordless && ContactLimits.ForbidCall(words, said.Folded)
            ? result with
            {
                State = result.State with { Care = care with { NoCall = true } },
            }
            : result;

    private TurnResult Answer(ConversationState before, TurnResult result, Said said, TurnContext context)
    {
        // What is denied of dying says nothing, nor that a thing is not wanted any more; what is said beside it may.
        var folded = UnwantedWords.Shipped.Without(words.Without(PlainWord.NotDying, said.Folded));
        var listened = said.IsWordless ? AlarmsHeard.None : AlarmHearing.Default.Listen(folded);
        var heard = listened.Sure;
        if (!heard.Contains(Apply) && reader.SaysToApply(said))
            heard = [.. heard, Apply];
        if (!heard.Contains("violence") && MightStrike(before, result, said))
            heard = [.. heard, "violence"];
        if (heard.Count > 0 && IsStart(said, context))
            heard = [];
        else if (heard.Count > 0 && IsOfOffice(before, result.State, context))
            heard = [.. AlarmHearing.Default.Hear(folded, isOwn: true).Where(h => IsOfAnybody(h) || h is EmergencyCall.List)];
        else if (heard.Count > 0 && (reader.IsOwn(said) || AfterCare.IsOfCare(result, context)))
            heard = AlarmHearing.Default.Hear(folded, isOwn: true);
        if (before.ApplyAsked && ApplyAsk.IsYes(words, said) && !heard.Contains(Apply))
            heard = [.. heard, Apply];
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
            var own = AlarmHearing.Default.Hear(folded, isOwn: true);
            heard = [.. heard.Where(h => h != EmergencyCall.List && (own.Contains(h) || h is Apply))];
            return emergency.Answer(before, Answer(before, result, said, new Cry(heard), context), said, context);
        }

        string[] like = Like(before, result, said, folded, listened);
        if ((like.Length > 0 || heard.Any(h => h is not Apply)) && Understood.Is(words, ProcedureOf(before, result), before, result, said))
        {
            // Only letters spoke of it: what weighs little says nothing, what weighs much is wondered about.
            var own = AlarmHearing.Default.Hear(folded, isOwn: true);
            string[] heavy = [.. heard.Where(h => h is not Apply && !own.Contains(h))];
            like = [.. like.Where(l => own.Contains(l)).Union(heavy)];
            heard = [.. heard.Except(heavy)];
        }

        if (like.Length > 0 && heard.All(h => h is Apply) && IsAnybodys(before, result, said, context))
            return IsToBeAsked(before, said, listened) && like.All(l => l is Apply) && !heard.Contains(Apply)
                ? asking.Ask(before, Answer(before, result, said, new Cry([]), context))
                : Wonder(before, result, said, [.. heard.Where(h => !IsOnlySpoken(h, said))], like, context);
        if (heard.Any(h => IsOnlySpoken(h, said)))
        {
            var without = Answer(before, result, said, new Cry([.. heard.Where(h => h != Apply)]), context);
            if (!words.HalfHeartedlyApplies(said.Folded) && IsToBeAsked(before, said, listened))
                return asking.Ask(before, without);
            if (words.HalfHeartedlyApplies(said.Folded))
                return CryReader.HasApplied(before) ? without : SayHow(without, Phrase.ApplyNotYet);
            return words.AsksAboutApplying(said.Folded) && !(CryReader.HasApplied(before) && words.TakesBackApplying(said.Folded))
                ? SayHow(without)
                : without;
        }

        var answered = Answer(before, result, said, new Cry(heard), context);
        return
            heard.Count == 0 && IsOfLife(before, result) && IsToBeAsked(before, said, listened) && IsAnybodys(before, result, said, context)
            ? asking.Ask(before, answered)
            : answered;
    }

    /// <summary>What it weighs like, but for what is understood for what it is: a wish to apply that is taken back (なかったことにして), a question
    /// of what one may own.</summary>
    private string[] Like(ConversationState before, TurnResult result, Said said, string folded, AlarmsHeard listened)
    {
        if (words.TakesBackApplying(said.Folded))
        {
            folded = words.WithoutTakingBack(folded);
            var rest = folded.Count(char.IsLetter) <= FewLetters ? AlarmsHeard.None : AlarmHearing.Default.Listen(folded);
            listened = new AlarmsHeard(
                [.. listened.All.Intersect(rest.All)],
                [.. listened.Sure],
                [.. listened.Faint.Intersect(rest.Faint)]
            );
        }

        string[] like = [.. listened.Perhaps];
        if (like.Length == 0 && IsOfCare(before, result))
            like = [.. listened.Faint];
        return words.AsksOfMeans(said.Folded, isNear: true) ? [.. like.Where(l => l is not "living")] : like;
    }

    /// <summary>It may wish to apply in words that do not name it (国の助けを受けたい), and nothing is recorded yet.</summary>
    private bool IsToBeAsked(ConversationState before, Said said, AlarmsHeard listened) =>
        listened.Doubted.Contains(Apply)
        && said.Folded.Count(char.IsLetter) <= ApplyAsk.Longest
        && !CryReader.HasApplied(before)
        && !words.TakesBackApplying(said.Folded)
        && words.AsksAboutApplying(said.Folded);

    /// <summary>So little beside what was understood weighs nothing.</summary>
    private const int FewLetters = 8;

    /// <summary>In a report it is told of the children.</summary>
    private bool MightStrike(ConversationState before, TurnResult result, Said said) =>
        !said.IsWordless && words.MightStrike(said.Folded) && (ProcedureOf(before, result) is not { Safeguarding: null });

    /// <summary>A consultation is open, or there was a cry: what is only nearly one is wondered about too.</summary>
    private bool IsOfCare(ConversationState before, TurnResult result) =>
        result.State.Care is not null || ProcedureOf(before, result) is { Safeguarding: not null };

    /// <summary>The same, and no other form is open.</summary>
    private bool IsOfLife(ConversationState before, TurnResult result) =>
        IsOfCare(before, result) && ProcedureOf(before, result) is not { Safeguarding: null };

    /// <summary>Words that only weigh: neither a button's nor an office's, nor an answer about a report.</summary>
    private bool IsAnybodys(ConversationState before, TurnResult result, Said said, TurnContext context) =>
        !IsStart(said, context)
        && !IsOfOffice(before, result.State, context)
        && !reader.IsOwn(said)
        && !(reader.Answer(before.Language, said) is not null && CryReader.Standing(before, context).Any(h => h is not Apply))
        && !AfterCare.IsOfCare(result, context);

    /// <summary>What only weighs like danger is wondered about; what only weighs like the wish to apply is told how it is said.</summary>
    private TurnResult Wonder(
        ConversationState before,
        TurnResult result,
        Said said,
        IReadOnlyList<string> sure,
        IReadOnlyList<string> like,
        TurnContext context
    )
    {
        var answered = Answer(before, result, said, new Cry(sure), context);
        string[] danger = [.. like.Where(h => h != Apply)];
        return danger.Length > 0 ? perhaps.Answer(answered, danger, said, context)
            : sure.Count == 0 && !CryReader.HasApplied(before) ? SayHow(answered)
            : answered;
    }

    private bool IsOnlySpoken(string list, Said said) =>
        list is Apply
        && (words.OnlySpeaksOfApplying(said.Folded) || words.AsksWhetherApplied(said.Folded) || words.HalfHeartedlyApplies(said.Folded));

    /// <summary>Who only speaks of applying is told how it is said, and nothing is recorded.</summary>
    private TurnResult SayHow(TurnResult result, Phrase how = Phrase.ApplyHow)
    {
        var language = result.State.Language;
        var line = words.Say(language, how, ("apply", words.Label(language, Command.Apply)));
        return result with { Replies = [Activity.Message(line), .. result.Replies] };
    }

    private TurnResult Answer(ConversationState before, TurnResult result, Said said, Cry cry, TurnContext context)
    {
        var heard = cry.Heard;
        if (ProcedureOf(before, result) is not { Safeguarding: { } rules } procedure)
            return heard.Count > 0 ? TakenBackBeside(before, heard, outside.Answer(cry, result, said, context), said)
                : CryReader.Standing(before, context).Any(h => h is not Apply) && reader.Answer(result.State.Language, said) is { } answer
                    ? result with
                    {
                        Replies = [Activity.Message(answer), .. result.Replies],
                    }
                : words.TakesBackApplying(said.Folded) ? TakenBack(before, result, said)
                : result;
        var scene = new Scene(words, procedure, result.State.Language, context.SaidAt, context.Traits);
        return result.State.Session is { } session && session.Procedure == procedure.Id
            ? consultation.Answer(rules, scene, before, session, result, said, cry, context)
            : Closed(rules, procedure, before.Session, result, said, cry, context);
    }

    /// <summary>Who wrote in a case and came back to it may take back a wish that this talk knows nothing of.</summary>
    private TurnResult TakenBack(ConversationState before, TurnResult result, Said said) =>
        CryReader.HasApplied(before) ? CryOutside.TakeBack(result, said, words.Say(result.State.Language, Phrase.ApplyTakenBack))
        : words.Speaks(PlainWord.DropsApplying, said.Folded)
            ? CryOutside.TakeBack(result, said, words.Say(result.State.Language, Phrase.ApplyNone))
        : result;

    /// <summary>申請はやめます。もう死にたい: the cry is answered, and the wish is no longer recorded either.</summary>
    private TurnResult TakenBackBeside(ConversationState before, IReadOnlyList<string> heard, TurnResult cried, Said said)
    {
        if (heard.Contains(Apply) || !CryReader.HasApplied(before) || !words.TakesBackApplying(said.Folded) || cried.Replies.Count == 0)
            return cried;
        var line = words.Say(cried.State.Language, Phrase.ApplyTakenBack);
        var back = CryOutside.TakeBack(cried, said, line);
        return ReferenceEquals(back, cried)
            ? cried
            : back with
            {
                Replies = [.. cried.Replies.SkipLast(1), Activity.Message(line), cried.Replies[^1]],
            };
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

    /// <summary>Life and safety are not left at having been heard once.</summary>
    public static bool IsAlarming(IEnumerable<string> heard) => heard.Any(IsOfAnybody);

    private static bool IsOfAnybody(string alarm) => alarm is "life" or "violence";

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
}
