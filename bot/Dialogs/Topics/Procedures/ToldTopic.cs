using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Filling.Corrections;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>
/// A sentence that already tells what a procedure asks (「昨日4時から6時半まで、たろうさんのお迎えに行きました」) or wishes for one
/// (「活動報告をしたいんですけど」): the procedure begins with what was said.
/// </summary>
internal sealed class ToldTopic(ChannelProcedures procedures, Opening opening, Starting starting, DialogWords words) : ITopic
{
    /// <summary>So many answers in one sentence are no accident.</summary>
    private const int ManyAnswers = 3;

    /// <summary>A day and times alone are a report, as people note it down.</summary>
    private const int LongestNote = 40;

    /// <summary>So many letters are no mere question.</summary>
    private const int LettersOfStory = 30;

    public TurnResult? Hear(Heard heard)
    {
        var folded = heard.Said.Folded;
        if (!MessageReader.MayTell(heard.Said))
            return null;
        if (
            !words.IsQuestion(folded)
            && procedures.FindNamed(heard.Said, [.. (heard.State.Called ?? []).Select(c => c.Value.GetString() ?? "")], heard.Context)
                is { } named
            && IsTheirs(heard, named)
        )
            return Begin(heard, named, MentionsOf(heard, named));
        var isWish = words.IsWish(folded) && words.WishIn(folded) is not WishKind.Withdraw;
        var isNotYet = words.IsNotYet(folded);
        var isStory = folded.Count(char.IsLetter) >= LettersOfStory;
        if (words.IsQuestion(folded) && !isWish && !isStory)
            return null;
        if (
            isWish
            && procedures.FindWished(heard.Said, heard.Context) is { } wished
            && !(isNotYet && IsReport(wished))
            && !(wished.KeepsWords is not null && heard.State.CameAs is AssistantTalk.CareProvider)
            && (!words.IsQuestion(folded) || MentionsOf(heard, wished).Count > 0)
        )
            return Begin(heard, wished, MentionsOf(heard, wished));
        var prepared = LongText.Prepare(heard.Said.Text);
        var best = procedures
            .Offered(heard.Context)
            .Where(p => p.KeepsWords is null || heard.State.Case is not { IsOpen: true }) // more of one's story goes with the open case
            .Where(p => p.KeepsWords is null || heard.State.CameAs is not AssistantTalk.CareProvider) // an office asks, it tells no story
            .Where(p => IsTheirs(heard, p))
            .Where(p => p.Asked is null) // what is asked is answered first, and goes to the office only where there is no answer
            .Select(p => (Procedure: p, Mentions: MentionsOf(heard, p)))
            .Where(p =>
                (!(isNotYet && IsReport(p.Procedure)) && !words.IsQuestion(folded) && IsTelling(p.Procedure, p.Mentions, prepared))
                || (!isNotYet && IsDayOfCare(p.Procedure, p.Mentions, folded))
                || (isWish && !(isNotYet && IsReport(p.Procedure)) && p.Mentions.Any(m => m.Step.Field.Type is ChoiceField))
                || (p.Procedure.KeepsWords is not null && IsTrouble(heard.Said, p.Mentions))
            )
            .OrderByDescending(p => p.Mentions.Count)
            .ThenByDescending(p => p.Mentions.Count(m => m.Step.Field.Type is ChoiceField or ChoicesField))
            .FirstOrDefault();
        return best.Procedure is null ? null : Begin(heard, best.Procedure, best.Mentions);
    }

    /// <summary>Who only asks for help reports none: what they tell of care is about another member's report.</summary>
    private static bool IsTheirs(Heard heard, Procedure procedure) =>
        procedure.Stamped is null || heard.State.Member is not { IsRequester: true, IsProvider: false };

    private IReadOnlyList<Mention> MentionsOf(Heard heard, Procedure procedure) =>
        procedure.Fields.All(f => f.Told.IsSilent)
            ? []
            : MessageReader.Read(opening.SceneOf(procedure, heard.State, heard.Context), Empty(heard, procedure), heard.Said);

    /// <summary>What was done and when, or so much that it can be nothing else; a day and a name alone are in every sentence.</summary>
    private static bool IsTelling(Procedure procedure, IReadOnlyList<Mention> mentions, string prepared)
    {
        if (!mentions.Any(m => m.Step.Field.Type is PeriodField or DateField))
            return false;
        var isAbout =
            mentions.Any(m => m.Step.Field.Type is ChoicesField or ChoiceField)
            || procedure.Fields.Any(f => f.Type is ChoicesField && f.Told.FindAbout(prepared) is not null);
        var isNote =
            prepared.Length <= LongestNote
            && mentions.Any(m => m.Step.Field.Type is PeriodField)
            && mentions.Any(m => m.Step.Field.Type is DateField);

        // 4時から6時、預かって…: of which kind is not told, and it may as well be asked for.
        return mentions.Count(m => m.IsSure || m.Step.Field.Type is not ChoicesField) >= (isAbout || isNote ? 2 : ManyAnswers);
    }

    /// <summary>26日に預かりました: a day and that there was care on it; of which kind and when is asked.</summary>
    private bool IsDayOfCare(Procedure procedure, IReadOnlyList<Mention> mentions, string folded) =>
        procedure.Stamped is not null && mentions.Any(m => m.IsSure && m.Step.Field.Type is DateField) && words.TellsOfCare(folded);

    /// <summary>It tells of what was done from when to when.</summary>
    private static bool IsReport(Procedure procedure) => procedure.Fields.Any(f => f.Type is PeriodField);

    /// <summary>Somebody tells of hardship where a consultation can be filled in.</summary>
    private static bool IsTrouble(Said said, IReadOnlyList<Mention> mentions) =>
        Beside.IsTelling(said) && mentions.Any(m => m.Step.Field.Type is ChoicesField);

    private TurnResult Begin(Heard heard, Procedure procedure, IReadOnlyList<Mention> mentions)
    {
        var begun = starting.Start(heard, procedure, isTold: mentions.Count > 0);
        if ((mentions.Count == 0 && procedure.KeepsWords is null) || begun.State.Session is not { } session)
            return begun;
        var scene = opening.SceneOf(procedure, heard.State, heard.Context);
        var filled = Filled.With(scene, session, mentions, heard.Said.MessageId).Again(scene, heard.Said, null);
        var form = heard with { Form = scene, State = begun.State };
        var next = Beside.Keep(form, filled.Session, mentions);
        if (OtherCosts.In(procedure, words, form, next) is { } costs)
            (form, next) = (form.Saying(scene.Say(Phrase.OtherCostKept)), costs.Kept);
        if (filled.Rows.Count == 0)
            return ReferenceEquals(next, filled.Session) || next == session
                ? begun
                : form.Saying(scene.Say(Phrase.ToldBegins, ("title", scene.Texts.Title)))
                    .Saying(scene.Say(Phrase.ThanksForTelling))
                    .Continue(next);
        var told = form.Saying(scene.Say(Phrase.ToldBegins, ("title", scene.Texts.Title)) + OneBreath.Told(scene, filled.Rows));
        if (ChildTimes.Of(scene, next, heard.Said) is { } differ)
            (told, next) = (told.Saying(differ.Line), differ.Kept);
        return Confirming.AskWhichMore(told, next, mentions) ?? told.Continue(next);
    }

    private static FormSession Empty(Heard heard, Procedure procedure) =>
        new()
        {
            Procedure = procedure.Id,
            Version = procedure.Version,
            StartedAt = heard.Context.Now,
        };
}
