using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling.Children;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>はなちゃんは5時で帰ったとよ, of one of several children: it is written at the child, where the report has a place for
/// it; else it goes to the office with the report, and that is said. It never becomes the time of all.</summary>
internal static class ChildTimes
{
    /// <summary>What is said where a message tells a time for each child, and the words with the form; null: it tells none.</summary>
    public static (string Line, FormSession Kept)? Of(Scene scene, FormSession session, Said said) =>
        scene.Procedure.Fields.All(f => f.Type is not PeriodField) || ChildrenTimes.In(said.Text) is not { Count: > 1 } told ? null
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

    public static TurnResult? Hear(Heard heard)
    {
        if (heard.Said.Attachments.Count > 0 || heard.Scene.Words.IsQuestion(heard.Said.Folded))
            return null;
        if (ChildrenTimes.AreIn(heard.Said.Text))
            return AskTogether(heard);
        var (session, prepared) = (heard.Session, LongText.Prepare(heard.Said.Text));
        if (!prepared.Any(char.IsAsciiDigit) || prepared.IndexOfAny(['時', ':']) < 0)
            return null;
        var journey = Journey.Of(heard.Procedure, session.Answers);
        var names = session
            .Answers.Where(a => journey.Find(a.Key) is { Field.Type: TextField { HoldsName: true } })
            .Select(a => a.Value.Value.GetString())
            .OfType<string>()
            .Select(n => LongText.Prepare(NameFinder.WithoutTitle(n)))
            .Where(n => n.Length > 1)
            .ToList();
        if (names.Count < 2 || names.Where(n => prepared.Contains(n, StringComparison.Ordinal)).ToList() is not [var only])
            return null;
        var behind = prepared[(prepared.IndexOf(only, StringComparison.Ordinal) + only.Length)..];
        behind = behind.TrimStart("さちゃんくん君".ToCharArray());
        behind = behind.IndexOfAny(['、', '。', ',', '\n']) is >= 0 and var end ? behind[..end] : behind;
        return
            behind.Any(char.IsAsciiDigit)
            && behind.IndexOfAny(['時', ':']) >= 0
            && (behind[0] is 'は' or 'も' or 'が' || behind.StartsWith("だけ", StringComparison.Ordinal))
            ? Written(heard, only, behind)
                ?? heard.Saying(heard.Scene.Say(Phrase.ChildTimeKept)).Continue(FormMoves.WhereItWas(Beside.Keep(heard, session)))
            : null;
    }

    /// <summary>Where the report has a place for it, it stands there.</summary>
    private static TurnResult? Written(Heard heard, string name, string behind)
    {
        var words = heard.Scene.Words;
        return
            ChildrenTimes.Of(name, behind, b => words.Begins(PlainWord.LeftThen, b), b => words.Begins(PlainWord.CameThen, b)) is { } told
            && OwnTimes.With(heard.Scene, heard.Session, [told], heard.Said.MessageId) is { } written
            ? heard.Saying(written.Line).Continue(FormMoves.WhereItWas(written.Session))
            : null;
    }
}
