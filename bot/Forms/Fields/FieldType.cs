using System.Collections.ObjectModel;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Text;

namespace Channels.Bot.Forms.Fields;

/// <summary>
/// A kind of question, with the settings one field gave it. Stateless: it offers help in answering, reads what was said into
/// one canonical JSON value, and shows such a value to a person. A new kind is one subclass and one line in <see cref="FieldTypes"/>.
/// </summary>
internal abstract class FieldType
{
    /// <summary>The name used in procedure.yaml.</summary>
    public abstract string Name { get; }

    /// <summary>Any words can be an answer, so a command word must not be taken for a command without asking.</summary>
    public virtual bool IsFreeText => false;

    /// <summary>A question may well be the answer (an inquiry), so it is not asked about.</summary>
    public virtual bool TakesQuestions => false;

    /// <summary>A bare number may be an answer of one's own: a day, a sum, a line of its list. Where it is none its buttons have
    /// numbers.</summary>
    public virtual bool TakesNumbers => true;

    /// <summary>What it shows is somebody's wording, so an echo puts it in quotes.</summary>
    public virtual bool IsWording => IsFreeText;

    /// <summary>What was understood is worth showing back.</summary>
    public virtual bool IsEchoed => true;

    /// <summary>It is shown back even when it is word for word what was said: a slip in a name is nowhere else seen.</summary>
    public virtual bool IsSaidBack => false;

    /// <summary>It is asked (a note is not, a repeat group asks its fields).</summary>
    public virtual bool IsAsked => true;

    /// <summary>It reads this picture, file or place.</summary>
    public virtual bool Takes(Attachment attachment) => false;

    /// <summary>The file an answer stands for.</summary>
    public virtual Attachment? FileOf(JsonElement answer) => null;

    /// <summary>An answer can stand for a file that was sent.</summary>
    public virtual bool MayBeFile => false;

    /// <summary>The person may say that it comes later.</summary>
    public virtual bool MayComeLater => false;

    /// <summary>Name of the dialog's own texts that stand in for the procedure's options.</summary>
    public virtual string? OwnTexts => null;

    /// <summary>What it is to a condition.</summary>
    public virtual AnswerKind Kind => AnswerKind.None;

    /// <summary>Least and most of what a condition can measure (a count of items, a number, a day's number, minutes of a day).</summary>
    public virtual (long Least, long Most) Range(bool isCount) =>
        Kind switch
        {
            AnswerKind.Date => (0, DateOnly.MaxValue.DayNumber),
            AnswerKind.Time => (0, 1439),
            _ => (0, int.MaxValue),
        };

    /// <summary>Option ids; every language must have a text for each.</summary>
    public virtual IReadOnlyList<string> Options => [];

    /// <summary>Names of what its canonical form is made of, when that is an object.</summary>
    public virtual IReadOnlyList<string> Parts => [];

    /// <summary>How many submissions may choose an option, by its id.</summary>
    public virtual IReadOnlyDictionary<string, int> Limits => ReadOnlyDictionary<string, int>.Empty;

    /// <summary>Ids of fields whose answers it looks at.</summary>
    public virtual IEnumerable<string> LooksAt => [];

    public abstract FieldReading Read(FieldInput input);

    /// <summary>
    /// What a longer text says of this question although it was not asked: only what can be nothing else (a date, a period with both
    /// ends, an option's own words). Null is the usual answer.
    /// </summary>
    /// <param name="input">The whole message.</param>
    /// <param name="prepared">The same by <see cref="LongText.Prepare"/>.</param>
    public virtual FieldFinding? FindIn(FieldInput input, string prepared) => null;

    /// <summary>Reads words that put an answer right; part of it may be enough.</summary>
    public virtual FieldReading Correct(FieldInput input, JsonElement before) => Read(input);

    /// <summary>Reads what completes a half that was kept (<see cref="FieldReading.Problem.Half"/>).</summary>
    public virtual FieldReading Complete(FieldInput input, JsonElement half) => Read(input);

    /// <summary>The answer as the person should see it.</summary>
    public abstract string Show(JsonElement answer, FieldView view);

    /// <summary>The same, short enough for a button.</summary>
    public virtual string ShowShort(JsonElement answer, FieldView view) => Show(answer, view);

    /// <summary>Whether a stored value has this type's canonical form (it may come from an older version).</summary>
    public abstract bool IsCanonical(JsonElement answer);

    /// <summary>A line under the question that helps to answer it, from what is known already.</summary>
    public virtual string? Hint(FieldView view) => null;

    /// <summary>Buttons that answer.</summary>
    public virtual IReadOnlyList<CardAction> Buttons(FieldView view) => [];

    /// <summary>Turns a reader's outcome into a field's: the value's form, and the code when nothing was found.</summary>
    protected static FieldReading From<T>(
        Reading<T> reading,
        string noneCode,
        Func<T, JsonElement> form,
        Func<T, FieldReading.Problem?>? check = null
    )
    {
        switch (reading)
        {
            case Reading<T>.Found found:
                if (check?.Invoke(found.Value) is { } problem)
                    return problem;
                return found.NeedsConfirmation
                    ? new FieldReading.Unsure([form(found.Value)])
                    : new FieldReading.Understood(form(found.Value));
            case Reading<T>.Ambiguous ambiguous:
                var fitting = check is null ? ambiguous.Options : [.. ambiguous.Options.Where(o => check(o) is null)];
                return fitting.Count switch
                {
                    0 => check!(ambiguous.Options[0])!,
                    1 => new FieldReading.Understood(form(fitting[0])),
                    _ => new FieldReading.Unsure([.. fitting.Select(form)]),
                };
            case Reading<T>.Impossible impossible:
                return new FieldReading.Problem(impossible.Code);
            default:
                return new FieldReading.Problem(noneCode);
        }
    }

    protected static string TextOf(JsonElement answer) => answer.ValueKind is JsonValueKind.String ? answer.GetString()! : "";
}
