using System.Text.RegularExpressions;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Several;

/// <summary>A message that tells of several activities: the first is heard as if it had been said alone, the others stay with the
/// form.</summary>
internal sealed partial class SeveralActivities(ProcedureCatalog catalog, Opening opening, DialogWords words)
{
    /// <param name="heard">The turn.</param>
    /// <param name="whatever">How a message of one activity is heard.</param>
    /// <returns>Null when it tells of one, or of something else.</returns>
    public TurnResult? Hear(Heard heard, Func<Heard, TurnResult> whatever)
    {
        var said = heard.Said;
        if (AllSame(heard) is { } same)
            return same;
        if (heard.State.Session?.Others is { Count: > 0 } && opening.Open(heard) is { } several && DaysPutRight.Hear(several) is { } right)
            return right;
        if (heard.State.Session is not null && opening.Open(heard) is { } corrected && CorrectsDay(corrected))
            return null;
        if (Another(heard) is { } another)
            return another;
        if (
            said.Attachments.Count > 0
            || !ActivityParts.MayBeIn(said.Folded)
            || words.IsQuestion(said.Folded)
            || words.IsNotYet(said.Folded)
            || !MayBeTold(heard, out var open)
        )
            return null;
        var text = heard.State.Session is null ? DayLists.WithoutDenied(said.Text) : said.Text;
        var parts = ActivityParts.Of(text, JapanTime.DayOf(heard.Context.SaidAt), words);
        if (parts.Count < 2 || (parts.Skip(1).All(p => p.IsSameDay) && ChildrenTimes.AreIn(text)))
            return null; // みお3時から5時、そら5時から6時半 is one, in which each has its own time
        parts = [.. parts.Select(p => p with { MessageId = said.MessageId })];
        if (Numbered().Match(said.Text) is { Success: true } numbered && !Numbered().IsMatch(parts[0].Text))
            parts = [parts[0] with { Text = numbered.Value + " " + parts[0].Text }, .. parts.Skip(1)]; // it is the same for all
        if (open is not null && DayOf(open) is { } day)
            parts = WaitingActivities.OpenFirst(open.Scene, day, parts);
        if (open is not null && IsOfOtherDays(open, parts))
            return open.Saying(open.Scene.Say(Phrase.SeveralLater, ("others", NextActivity.Labels(open.Scene, parts))))
                .Continue(open.Session with { Others = WaitingActivities.With(open.Scene, open.Session, parts) });
        var result = whatever(heard with { Said = said with { Text = parts[0].Text, Folded = DialogWords.Fold(parts[0].Text) } });
        return
            result is { Asked: null, State.Session: { } session, Replies: [var reply, ..] }
            && catalog.Find(session.Procedure, session.Version) is { } report
            && IsReport(report)
            && opening.SceneOf(report, heard.State, heard.Context) is var scene
            ? result with
            {
                State = result.State with { Session = session with { Others = WaitingActivities.With(scene, session, parts.Skip(1)) } },
                Replies = [reply with { Text = Announced(scene, parts) + "\n" + reply.Text }, .. result.Replies.Skip(1)],
            }
            : null;
    }

    /// <summary>日は18日の水曜です, 2番の日が違う: the day of the open one is put right, and no other one is told.</summary>
    private static bool CorrectsDay(Heard open) =>
        Journey.Of(open.Procedure, open.Session.Answers).Steps.FirstOrDefault(s => s is { Group: null, Field.Type: DateField }) is { } step
        && LongText.Prepare(step.Field.In(open.Language).Label) is { Length: > 0 } label
        && Clauses
            .Of(open.Said.Text)
            .Select(c => LongText.Prepare(c.Text))
            .Any(c =>
                c.StartsWith(label, StringComparison.Ordinal) && open.Scene.Words.Begins(PlainWord.SaidOfIt, c[label.Length..])
                || (c.Contains(label, StringComparison.Ordinal) && DialogWords.SaysWrong(c))
            );

    /// <summary>三日とも同じ, of those that were told: each takes over what the one before it had.</summary>
    private TurnResult? AllSame(Heard heard)
    {
        if (
            heard.State.Session is not { Others: { Count: > 0 } others, Mode: DialogMode.Ask or DialogMode.ConfirmAnswer }
            || !DayLists.AreAllSame(heard.Said.Text)
            || opening.Open(heard) is not { } open
        )
            return null;
        var same = words.SameActivity(heard.Language);
        return open.Saying(open.Scene.Say(Phrase.SeveralSame, ("others", NextActivity.Labels(open.Scene, others))))
            .Continue(
                FormMoves.WhereItWas(open.Session) with
                {
                    Others = [.. others.Select(o => words.SaysSame(o.Text) ? o : o with { Text = o.Text + " " + same })],
                }
            );
    }

    [GeneratedRegex("会員番号は?[ 　]*[0-9０-９]{4,6}")]
    private static partial Regex Numbered();

    /// <summary>A whole report of another day, told while one is open: nothing of it is mixed with the open one, and it comes
    /// after it.</summary>
    private TurnResult? Another(Heard heard)
    {
        var said = heard.Said;
        if (
            heard.State.Session is not { Mode: DialogMode.Ask or DialogMode.ConfirmAnswer } session
            || said.Attachments.Count > 0
            || said.Folded.Length < ShortestReport
            || words.IsQuestion(said.Folded)
            || words.IsNotYet(said.Folded)
            || words.ReadCorrection(said.Text) is { IsOpened: true } or { IsSure: true }
            || Afterthoughts.Split(said.Text) is not null
            || !IsReport(catalog.Find(session.Procedure, session.Version))
            || opening.Open(heard) is not { } open
        )
            return null;
        if (AlsoOfDay(open) is { } also)
            return also;
        var blank = new FormSession
        {
            Procedure = session.Procedure,
            Version = session.Version,
            StartedAt = session.StartedAt,
        };
        if (!MessageReader.Read(open.Scene, blank, said, only: s => s.Field.Type is PeriodField).Any(m => m.Step.Field.Type is PeriodField))
            return null; // the answer to a question says no time: the rest need not be read
        var told = MessageReader.Read(open.Scene, blank, said);
        var kinds = told.Where(m => m.Step.Field.Type is DateField or PeriodField or ChoicesField || m.Names.Count > 0)
            .Select(m => m.Step.Field.Id)
            .Distinct();
        var one = new ToldActivity(said.Text.Trim(), said.MessageId, false);
        return kinds.Count() >= WholeReport && told.Any(m => m.Step.Field.Type is PeriodField) && IsOfOtherDays(open, [one])
            ? open.Saying(open.Scene.Say(Phrase.SeveralLater, ("others", NextActivity.Labels(open.Scene, [one]))))
                .Continue(FormMoves.WhereItWas(open.Session) with { Others = WaitingActivities.With(open.Scene, open.Session, [one]) })
            : null;
    }

    /// <summary>23日の祝日の分もあったけ書きます: there was another one that day. It is no correction, and comes after this one.</summary>
    private TurnResult? AlsoOfDay(Heard open)
    {
        var said = open.Said;
        var one = new ToldActivity(said.Text.Trim(), said.MessageId, false);
        return
            words.SpeaksAnywhere(PlainWord.AlsoOfDay, said.Folded)
            && words.SpeaksAnywhere(PlainWord.ToWrite, said.Folded)
            && !DialogWords.SaysWrong(said.Folded)
            && DayOf(open) is not null
            && IsOfOtherDays(open, [one])
            ? open.Saying(open.Scene.Say(Phrase.SeveralLater, ("others", NextActivity.Labels(open.Scene, [one]))))
                .Continue(FormMoves.WhereItWas(open.Session) with { Others = WaitingActivities.With(open.Scene, open.Session, [one]) })
            : null;
    }

    /// <summary>A day, from when to when, and what else: it takes so many signs at least (5日9時〜11時送り).</summary>
    private const int ShortestReport = 10;

    /// <summary>A day, a time and who or what: so much is a report of its own.</summary>
    private const int WholeReport = 3;

    /// <summary>It tells of one thing from when to when.</summary>
    public static bool IsReport(Procedure? procedure) =>
        procedure is { Safeguarding: null, KeepsWords: null, Asked: null }
        && procedure.Fields.Any(f => f.Type is PeriodField)
        && procedure.Fields.Any(f => f.Type is DateField);

    /// <summary>No form is open, or a report in which something is still asked.</summary>
    private bool MayBeTold(Heard heard, out Heard? open)
    {
        open = null;
        if (heard.State.Session is null)
            return true;
        open = opening.Open(heard);
        return open is not null
            && IsReport(open.Procedure)
            && open.Session.Mode is DialogMode.Ask or DialogMode.ConfirmAnswer
            && FormMoves.Current(open.Procedure, open.Session) is { Field.Type.TakesQuestions: false };
    }

    /// <summary>The day of this one is known, and it is none of these.</summary>
    private static bool IsOfOtherDays(Heard open, IReadOnlyList<ToldActivity> parts) =>
        DayOf(open) is { } known && !parts[0].IsSameDay && NextActivity.DayOf(open.Scene, parts[0]) is { } day && day != known;

    /// <summary>The day of the open report, where it is known.</summary>
    private static DateOnly? DayOf(Heard open) =>
        Journey.Of(open.Procedure, open.Session.Answers).Steps.FirstOrDefault(s => s.Field.Type is DateField && s.Group is null) is { } step
        && open.Session.Answers.TryGetValue(step.Path, out var kept)
            ? DateField.Of(kept.Value)
            : null;

    private static string Announced(Scene scene, IReadOnlyList<ToldActivity> parts) =>
        scene.Say(
            Phrase.SeveralFirst,
            ("first", NextActivity.Labels(scene, [parts[0]], isTimed: parts.Any(p => p.IsSameDay))),
            ("others", NextActivity.Labels(scene, parts.Skip(1)))
        );
}
