using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Asides;

/// <summary>
/// A form that takes a question to the office: the question may be written at any other question of the form, and what is known to it
/// is answered before the form is sent.
/// </summary>
internal sealed class QuestionToOffice(Aside aside)
{
    /// <summary>Fewer letters ask about the form: 何のためですか.</summary>
    private const int FewestLetters = 10;

    /// <summary>Where something else than words is asked for, fewer letters answer it.</summary>
    private const int LettersBesideChoice = 20;

    private const int LettersSaidBack = 60;

    /// <summary>The words are the question although something else was asked, or one more; null when they are not.</summary>
    public TurnResult? Early(Heard heard, JourneyStep step)
    {
        var (words, folded) = (heard.Scene.Words, heard.Said.Folded);
        var letters = folded.Count(char.IsLetter);
        if (letters < FewestLetters || Missing(heard, step) is not { } asked || aside.IsOfForm(heard))
            return null;
        if (!step.Field.Type.IsFreeText && (letters < LettersBesideChoice || heard.Session.Answers.ContainsKey(asked.Path)))
            return null; // メールでお願いできますか is the answer
        return words.IsInquiry(folded) ? Take(heard, step)
            : words.NamesMatter(folded) && step.Field.Type.IsFreeText ? Confirming.AskWhetherQuestion(heard)
            : null;
    }

    /// <summary>The words are the question, or one more; null where the form has none.</summary>
    public TurnResult? Take(Heard heard, JourneyStep step)
    {
        if (
            Missing(heard, step) is not { } asked
            || asked.Field.Type.Read(Input(heard, asked)) is not FieldReading.Understood { Value: var value }
        )
            return null;

        // A second question goes behind the first.
        if (heard.Session.Answers.GetValueOrDefault(asked.Path) is { IsSkipped: false } kept && kept.Value.GetString() is { } before)
        {
            var both = before.Contains(value.GetString()!, StringComparison.Ordinal) ? before : before + "\n" + value.GetString();
            if (asked.Field.Type.Read(Input(heard, asked) with { Said = both }) is not FieldReading.Understood { Value: var joined })
                return null;
            value = joined;
        }

        var text = ButtonRow.Shorten(JapaneseText.Clean(heard.Said.Text).Trim(), LettersSaidBack);
        var next = FormMoves.Answer(heard.Procedure, heard.Session, asked, value, heard.Said.MessageId, out _);
        return aside.Offer(heard.With(next).Saying(heard.Scene.Say(Phrase.QuestionNoted, ("text", text))));
    }

    /// <summary>The question was answered where it was asked: what is known to it is said. Null at any other question.</summary>
    public TurnResult? InItsPlace(Heard heard, JourneyStep step, FieldReading reading) =>
        reading is FieldReading.Understood { Value: var value } && Of(heard)?.Path == step.Path
            ? aside.Offer(
                heard.With(
                    FormMoves.Answer(heard.Procedure, heard.Session, step, value, heard.Said.MessageId, out _) with
                    {
                        LastDigest = heard.Said.Digest,
                        LastAnswered = step.Path,
                    }
                )
            )
            : null;

    /// <summary>The words are the question that the form takes.</summary>
    public static bool IsOf(Heard heard, string? text) =>
        text is not null
        && Of(heard) is { } asked
        && heard.Session.Answers.GetValueOrDefault(asked.Path) is { IsSkipped: false } kept
        && DialogWords.Fold(kept.Value.GetString()!) == DialogWords.Fold(text);

    private static JourneyStep? Missing(Heard heard, JourneyStep step) => Of(heard) is { } asked && asked.Path != step.Path ? asked : null;

    private static JourneyStep? Of(Heard heard) =>
        heard.Procedure.Asked is { } fields ? Journey.Of(heard.Procedure, heard.Session.Answers).Find(fields.Question) : null;

    private static FieldInput Input(Heard heard, JourneyStep step) =>
        new(heard.Scene.View(heard.Session, step), heard.Said.Text, heard.Said.Folded, []);
}
