using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling.Children;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Clocks;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>はなちゃんは5時で帰ったとよ, of one of several children: it is written at the child, where the report has a place for
/// it; else it goes to the office with the report, and that is said. It never becomes the time of all.</summary>
internal static class ChildTimes
{
    /// <summary>What is said where a message tells a time for each child, or beside that of all one of a child, and the words with the
    /// form; null: it tells none.</summary>
    public static (string Line, FormSession Kept)? Of(Scene scene, FormSession session, Said said) =>
        scene.Procedure.Fields.All(f => f.Type is not PeriodField) ? null
        : ChildrenTimes.In(said.Text) is not { Count: > 1 } told
            ? OwnTimes.With(scene, session, OwnTimes.ToldIn(scene, session, said.Text), said.MessageId)
        : OwnTimes.With(scene, session, told, said.MessageId) is { } written ? written
        : (
            scene.Say(OwnTimes.HasPlace(scene.Procedure) ? Phrase.ChildTimesWhole : Phrase.ChildTimesDiffer),
            Beside.KeepAside(session, JapaneseText.Clean(said.Text).Trim(), said.MessageId)
        );

    /// <summary>At the check: the time is asked for anew, and it is that of all together.</summary>
    private static TurnResult? AskTogether(Heard heard)
    {
        if (Of(heard.Scene, heard.Session, heard.Said) is not { } differ)
            return null;
        if (differ.Kept.AlsoSaid == heard.Session.AlsoSaid)
            return heard.Saying(differ.Line).Continue(FormMoves.WhereItWas(differ.Kept)); // each has its time now
        var step = Journey.Of(heard.Procedure, heard.Session.Answers).Steps.FirstOrDefault(s => s.Field.Type is PeriodField);
        return heard
            .Saying(differ.Line)
            .Continue(step is null ? FormMoves.WhereItWas(differ.Kept) : FormMoves.AskAgain(differ.Kept, [step.Path]));
    }

    /// <summary>At the check: what cannot be written goes with the report.</summary>
    public static TurnResult? Hear(Heard heard)
    {
        if (heard.Said.Attachments.Count > 0 || heard.Scene.Words.IsQuestion(heard.Said.Folded))
            return null;
        if (ChildrenTimes.AreIn(heard.Said.Text))
            return AskTogether(heard);
        return OneChild.In(heard.Scene, heard.Session, heard.Said.Text) is not null
            ? heard
                .Saying(heard.Scene.Say(OwnTimes.HasPlace(heard.Procedure) ? Phrase.ChildTimesWhole : Phrase.ChildTimeKept))
                .Continue(FormMoves.WhereItWas(Beside.Keep(heard, heard.Session)))
            : null;
    }

    /// <summary>病気やないです。あ、そらくんは6時45分まででした: told whatever is asked. It is written, and what is left of the message is heard as ever; null:
    /// nothing is told so, or it cannot be written.</summary>
    public static Heard? TakenOut(Heard heard)
    {
        if (heard.Said.Attachments.Count > 0 || !OwnTimes.HasPlace(heard.Procedure) || heard.Scene.Words.IsQuestion(heard.Said.Folded))
            return null;
        var (scene, session, text) = (heard.Scene, heard.Session, heard.Said.Text);
        var told = OwnTimes.ToldIn(scene, session, text);
        if (told.Count == 0)
            return null;
        if (OwnTimes.With(scene, session, told, heard.Said.MessageId) is { } times)
            return Left(heard.Saying(times.Line).With(times.Session with { Mode = session.Mode }), told, text);
        if (told.Count > 1 || !OwnTimes.MustWait(scene, session))
            return null;
        var kept = Beside.KeepAside(session, JapaneseText.Clean(text).Trim(), heard.Said.MessageId);
        return Left(heard.Saying(scene.Say(Phrase.ChildTimeWaits)).With(kept), told, text);
    }

    /// <summary>9時半から10時まで。みおちゃんは9時45分に先に帰った, where the time of all is asked: what is told of one child waits for it.</summary>
    public static Heard? ForTimeOfAll(Heard heard, JourneyStep step)
    {
        if (
            step is not { Group: null, Field.Type: PeriodField }
            || heard.Said.Attachments.Count > 0
            || !OwnTimes.HasPlace(heard.Procedure)
            || ChildrenTimes.AreIn(heard.Said.Text)
        )
            return null;
        var clause = Clauses.Of(heard.Said.Text).Find(c => OneChild.In(heard.Scene, heard.Session, c.Text) is { Time: not null });
        if (clause.Text is null || OneChild.In(heard.Scene, heard.Session, clause.Text) is not { Time: { } told })
            return null;
        var kept = heard.With(Beside.KeepAside(heard.Session, JapaneseText.Clean(clause.Text).Trim(), heard.Said.MessageId));
        return
            Left(kept, [told], heard.Said.Text) is var rest
            && PeriodFinder.Find(LongText.Prepare(rest.Said.Text), TimeHint.Daytime) is not null
            ? rest
            : null;
    }

    /// <summary>The turn with what is left of the message: not the number of the row, and not that it is to be put right.</summary>
    private static Heard Left(Heard heard, IReadOnlyList<TimeOfChild> told, string text)
    {
        var words = heard.Scene.Words;
        var rest = new List<string>();
        var isOfTime = false;
        foreach (var clause in Clauses.Of(text))
        {
            var prepared = LongText.Prepare(clause.Text);
            var isNamed = told.Any(t => prepared.Contains(LongText.Prepare(NameFinder.WithoutTitle(t.Name)), StringComparison.Ordinal));
            var hasTime = told.Any(t => prepared.Contains(LongText.Prepare(t.Clock), StringComparison.Ordinal));
            if ((isNamed || isOfTime) && hasTime)
                isOfTime = false;
            else if (isNamed && words.ListOf(PlainWord.TimeOfIt).IsIn(prepared))
                isOfTime = true; // そらくんの時間を直してください、|3時半から5時までです
            else if (clause.Text.Count(char.IsLetter) > 1 && !words.Is(PlainWord.PutRightAlone, WithoutNumber(clause.Text)))
                rest.Add(clause.Text);
        }

        return heard with
        {
            Said = Said.Earlier(string.Join('。', rest), heard.Said.MessageId),
        };
    }

    /// <summary>5|番.</summary>
    private static string WithoutNumber(string clause) => DialogWords.Fold(clause).TrimStart("0123456789 ".ToCharArray());
}
