using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Forms.Fields.Options;
using Channels.Text;

namespace Channels.Bot.Forms.Fields.People;

/// <summary>A ward of the city, or outside it. Its names are the dialog's own words, so a procedure writes only the question.
/// Canonical: the ward's id.</summary>
internal sealed class WardField(IReadOnlyList<string> wards) : FieldType
{
    private static readonly string[] Wards = ["moji", "kokurakita", "kokuraminami", "wakamatsu", "yahatahigashi", "yahatanishi", "tobata"];

    public override string Name => "ward";

    public override AnswerKind Kind => AnswerKind.Option;

    public override bool IsWording => true;

    public override IReadOnlyList<string> Options => wards;

    public override string? OwnTexts => "ward";

    public static FieldType Create(FieldSource source)
    {
        string[] more =
        [
            .. source.Map.Flag("outside") ? ["outside"] : Array.Empty<string>(),
            .. source.Map.Flag("unknown") ? ["unknown"] : Array.Empty<string>(),
        ];
        return new WardField([.. Wards, .. more]);
    }

    public override FieldReading Read(FieldInput input) =>
        OptionReader.Read(input, several: false).As(chosen => new FieldReading.Understood(Canonical.Of(wards[chosen[0]]))) is var read
        && read is FieldReading.Problem
            ? FindIn(input, LongText.Prepare(input.Said))?.Reading ?? read
            : read;

    /// <summary>A quarter tells its ward; where somebody lived before, works or is treated tells nothing. Somebody who sleeps in the car
    /// has no ward, whatever else is named.</summary>
    public override FieldFinding? FindIn(FieldInput input, string prepared)
    {
        var named = input.View.Field.Told.FindAll(prepared).OrderBy(f => f.Span.Start).ToList();
        var places = named.Where(f => wards[f.Option] is not "unknown").ToList();
        var own = Residence.Of(prepared, places).Select(f => f.Option).Distinct().Select(o => Canonical.Of(wards[o])).ToList();
        IReadOnlyList<Span> spans = [.. named.Select(f => f.Span)];
        return own.Count switch
        {
            0 => named.Count > places.Count ? new FieldFinding(new FieldReading.Understood(Canonical.Of("unknown")), spans) : null,
            1 => new FieldFinding(new FieldReading.Understood(own[0]), spans),
            _ => new FieldFinding(new FieldReading.Unsure(own), spans),
        };
    }

    public override string Show(JsonElement answer, FieldView view) => OptionReader.Label(TextOf(answer), view);

    public override bool IsCanonical(JsonElement answer) => wards.Contains(TextOf(answer));

    public override IReadOnlyList<CardAction> Buttons(FieldView view) => OptionReader.Buttons(wards, view);
}
