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
        return OfOne(heard, heard.Said.Text) is var (name, behind)
            ? Written(heard, name, behind)
                ?? heard.Saying(heard.Scene.Say(Phrase.ChildTimeKept)).Continue(FormMoves.WhereItWas(Beside.Keep(heard, heard.Session)))
            : null;
    }

    /// <summary>病気やないです。あ、そらくんは6時45分まででした: told while something else is asked. It is written, and what is left of the message is
    /// heard as ever; null: nothing is told so.</summary>
    public static Heard? AtAnother(Heard heard, JourneyStep step)
    {
        if (
            step.Field.Type is PeriodField
            || heard.Said.Attachments.Count > 0
            || !OwnTimes.HasPlace(heard.Procedure)
            || heard.Scene.Words.IsQuestion(heard.Said.Folded)
        )
            return null;
        var clauses = Clauses.Of(heard.Said.Text);
        var each = ChildrenTimes.In(heard.Said.Text);
        List<Clause> told =
            each.Count > 1
                ? clauses.FindAll(c => each.Any(t => c.Text.Contains(t.Name, StringComparison.Ordinal)))
                : [.. clauses.Where(c => OfOne(heard, c.Text) is not null).Take(1)];
        var written =
            each.Count > 1 ? OwnTimes.With(heard.Scene, heard.Session, each, heard.Said.MessageId)
            : told is [var only] && OfOne(heard, only.Text) is var (name, behind) ? Taken(heard, name, behind)
            : null;
        if (written is not { } times)
            return null;
        var rest = string.Join('。', clauses.Where(c => !told.Contains(c) && c.Text.Count(char.IsLetter) > 1).Select(c => c.Text));
        return heard.Saying(times.Line).With(times.Session with { Mode = heard.Session.Mode }) with
        {
            Said = Said.Earlier(rest, heard.Said.MessageId),
        };
    }

    /// <summary>The one of several children who is named before a time, and what stands behind the name.</summary>
    private static (string Name, string Behind)? OfOne(Heard heard, string text)
    {
        var (session, prepared) = (heard.Session, LongText.Prepare(text));
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
        behind = NameFinder.WithoutTitleBefore(behind);
        behind = behind[..Clauses.EndOf(behind, 0)];
        return
            behind.Any(char.IsAsciiDigit)
            && behind.IndexOfAny(['時', ':']) >= 0
            && (behind[0] is 'は' or 'も' or 'が' || behind.StartsWith("だけ", StringComparison.Ordinal))
            ? (only, behind)
            : null;
    }

    /// <summary>Where the report has a place for it, it stands there.</summary>
    private static TurnResult? Written(Heard heard, string name, string behind) =>
        Taken(heard, name, behind) is { } written ? heard.Saying(written.Line).Continue(FormMoves.WhereItWas(written.Session)) : null;

    private static (string Line, FormSession Session)? Taken(Heard heard, string name, string behind)
    {
        var words = heard.Scene.Words;
        return
            ChildrenTimes.Of(name, behind, b => words.Begins(PlainWord.LeftThen, b), b => words.Begins(PlainWord.CameThen, b)) is { } told
            ? OwnTimes.With(heard.Scene, heard.Session, [told], heard.Said.MessageId)
            : null;
    }
}
