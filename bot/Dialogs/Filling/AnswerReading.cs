using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Dates;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>What the open question itself makes of a message.</summary>
internal static class AnswerReading
{
    public static FieldReading Of(Heard heard, JourneyStep step)
    {
        var (said, type) = (heard.Said, step.Field.Type);
        var words = type.IsFreeText ? said.Text : heard.Scene.Words.WithoutThanks(said.Text);
        var folded = ReferenceEquals(words, said.Text) ? said.Folded : DialogWords.Fold(words);
        var input = new FieldInput(heard.Scene.View(heard.Session, step), words, folded, said.Attachments);
        return PutRight(heard, step)
            ?? Named(heard, step, input)
            ?? (heard.Session.Half is { } half && half.Path == step.Path ? type.Complete(input, half.Value) : type.Read(input));
    }

    /// <summary>A known name with an ending (けんとよ); how a child was is no name (元気やった), and of a word that may be either
    /// it is asked (元気).</summary>
    private static FieldReading? Named(Heard heard, JourneyStep step, FieldInput input)
    {
        if (step.Field.Type is not TextField { HoldsName: true } || NameFinder.Find(input.Said).Count > 0)
            return null;
        var said = JapaneseText.CleanName(input.Said);
        if (KnownNames.WithEnding(heard.Scene.Called, said) is { } known)
            return new FieldReading.Understood(Canonical.Of(known));
        if (step.Group?.Type is not RepeatField items)
            return null;
        var prepared = LongText.Prepare(said);
        var told = items.Children.Where(c => c.Type is YesNoField).SelectMany(c => c.Told.FindOptions(prepared)).ToList();
        return told.Count == 0 || LongText.Without(prepared, told.Select(t => t.Span)).Count(char.IsLetter) > FewLetters ? null
            : told.Exists(t => t.Span.Start == 0 && t.Span.End == prepared.Length) ? new FieldReading.Unsure([Canonical.Of(said)])
            : new FieldReading.Problem(ProblemCodes.TextExpected);
    }

    private const int FewLetters = 5;

    /// <summary>A name that is like a known one but for a letter is asked about (たろさん).</summary>
    public static TurnResult? NearName(Heard heard, JourneyStep step, FieldReading reading) =>
        step.Field.Type is TextField { HoldsName: true }
        && reading is FieldReading.Understood { Value: var called }
        && KnownNames.Near(heard.Scene.Called, called.GetString()!) is { } near
            ? Confirming.AskWhether(heard, step, [Canonical.Of(near), called])
            : null;

    /// <summary>A message that puts itself right (5日…じゃなくて12日でした): its last word counts, where both are values of this
    /// question.</summary>
    private static FieldReading? PutRight(Heard heard, JourneyStep step)
    {
        var type = step.Field.Type;
        if (
            (type.IsFreeText && type is not TextField { HasPattern: true })
            || type is YesNoField or ConsentField
            || step.IsGate
            || Afterthoughts.Split(heard.Said.Text) is not { } turn
            || (type is ChoicesField && Afterthoughts.Adds(turn.Behind))
        )
            return null;
        var before = type.Read(Input(turn.Before));
        if (before is FieldReading.Problem problem && Refusing.IsNothing(problem))
            return null;

        // 25日、じゃなくて3日: both are said without a month, and the second is of no month of the first.
        var behind =
            before is FieldReading.Understood known && !(type is DateField && DateFinder.IsDayAlone(turn.Before))
                ? type.Correct(Input(turn.Behind), known.Value)
                : type.Read(Input(turn.Behind));
        // 送り迎えじゃなくて預かり: what was meant may be several things, what was denied is none of them.
        return behind is FieldReading.Understood or FieldReading.Unsure ? behind : null;

        FieldInput Input(string text) => new(heard.Scene.View(heard.Session, step), text, DialogWords.Fold(text), []);
    }
}
