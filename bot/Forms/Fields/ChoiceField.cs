using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Forms.Fields.Options;

namespace Channels.Bot.Forms.Fields;

/// <summary>One of several options. Canonical: the option's id. With <c>several: first</c> the first of those spoken of is meant: of the
/// ages of children the lowest.</summary>
internal sealed class ChoiceField(IReadOnlyList<string> options, bool isFirstMeant = false) : FieldType
{
    public override string Name => "choice";

    public override AnswerKind Kind => AnswerKind.Option;

    public override bool IsWording => true;

    public override IReadOnlyList<string> Options => options;

    public static FieldType Create(FieldSource source) =>
        new ChoiceField(source.Options(), source.Map.OneOf("several", "ask", "ask", "first") is "first");

    public override FieldReading Read(FieldInput input) =>
        FieldFinding.OrTold(
            OptionReader.Read(input, several: false).As(chosen => new FieldReading.Understood(Canonical.Of(options[chosen[0]]))),
            input,
            FindIn
        );

    public override FieldFinding? FindIn(FieldInput input, string prepared) =>
        FieldFinding.OneOption(input, prepared, options, isFirstMeant);

    public override string Show(JsonElement answer, FieldView view) => OptionReader.Label(TextOf(answer), view);

    public override bool IsCanonical(JsonElement answer) => options.Contains(TextOf(answer));

    public override IReadOnlyList<CardAction> Buttons(FieldView view) => OptionReader.Buttons(options, view);
}
