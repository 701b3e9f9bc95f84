using System.Collections.ObjectModel;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Forms.Fields.Options;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Forms.Fields;

/// <summary>One of several options. Canonical: the option's id. With <c>several: first</c> the first of those spoken of is meant: of the
/// ages of children the lowest.</summary>
internal sealed class ChoiceField(IReadOnlyList<string> options, bool isFirstMeant, IReadOnlyDictionary<string, int> limits) : FieldType
{
    private const int ShortestRefusal = 4;

    private readonly int none = options.ToList().IndexOf("none");

    public ChoiceField(IReadOnlyList<string> options)
        : this(options, isFirstMeant: false, ReadOnlyDictionary<string, int>.Empty) { }

    public override string Name => "choice";

    public override AnswerKind Kind => AnswerKind.Option;

    public override bool IsWording => true;

    public override IReadOnlyList<string> Options => options;

    public override IReadOnlyDictionary<string, int> Limits => limits;

    public static FieldType Create(FieldSource source)
    {
        var options = source.Options();
        return new ChoiceField(
            options,
            source.Map.OneOf("several", "ask", "ask", "first") is "first",
            OptionSettings.Limits(source, options)
        );
    }

    public override FieldReading Read(FieldInput input) =>
        IsAboutSomebodyElse(input) ? new FieldReading.Problem(ProblemCodes.Choice) : Refused(input) ?? Named(input);

    /// <summary>家族には言わんで says who is not to hear of it, not who it is about.</summary>
    private static bool IsAboutSomebodyElse(FieldInput input) =>
        input.View.Words.MeansSomebodyElse(input.Folded) && input.View.Field.OptionWords.Find(input.Folded).Count == 0;

    /// <summary>電話はいやです names the telephone only to refuse it: what the sentence tells is that none is wanted, or what else it
    /// names (電話はしないで、メールで).</summary>
    private FieldReading? Refused(FieldInput input)
    {
        if (none < 0 || input.Folded.Length < ShortestRefusal || input.View.Field.OptionWords.Find(input.Folded).Count > 0)
            return null;
        var prepared = LongText.Prepare(input.Said);
        if (input.View.Field.Told.FindOptions(prepared) is not [var told] || told.Option != none)
            return null;
        var rest = LongText.Without(prepared, [told.Span]);
        var other = OptionReader.Read(input with { Said = rest, Folded = DialogWords.Fold(rest) }, several: false);
        return other.Sets.Count > 0
            ? other.As(chosen => new FieldReading.Understood(Canonical.Of(options[chosen[0]])))
            : new FieldReading.Understood(Canonical.Of(options[none]));
    }

    private FieldReading Named(FieldInput input) =>
        FieldFinding.OrTold(
            OptionReader.Read(input, several: false).As(chosen => new FieldReading.Understood(Canonical.Of(options[chosen[0]]))),
            input,
            FindIn
        );

    public override FieldFinding? FindIn(FieldInput input, string prepared) =>
        input.View.Words.MeansSomebodyElse(input.Folded) ? null : FieldFinding.OneOption(input, prepared, options, isFirstMeant);

    public override string Show(JsonElement answer, FieldView view) => OptionReader.Label(TextOf(answer), view);

    public override bool IsCanonical(JsonElement answer) => options.Contains(TextOf(answer));

    public override IReadOnlyList<CardAction> Buttons(FieldView view) => OptionReader.Buttons(options, view);
}
