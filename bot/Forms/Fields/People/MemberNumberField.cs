using System.Globalization;
using System.Text.Json;
using Channels.Text.Numbers;

namespace Channels.Bot.Forms.Fields.People;

/// <summary>A member number: digits, leading zeros kept. Canonical: <c>"04821"</c>.</summary>
internal sealed class MemberNumberField(int shortest, int longest) : FieldType
{
    public override string Name => "member-number";

    public override AnswerKind Kind => AnswerKind.Text;

    public static FieldType Create(FieldSource source)
    {
        var shortest = source.Map.Whole("shortest", 1, 12) ?? 4;
        var longest = source.Map.Whole("longest", 1, 12) ?? 6;
        return new MemberNumberField(shortest, Math.Max(shortest, longest));
    }

    public override FieldReading Read(FieldInput input) =>
        From(
            MemberNumberReader.Read(input.View.Words.WithoutFillers(input.Said), shortest, longest),
            ProblemCodes.MemberNumber,
            Canonical.Of
        ) switch
        {
            FieldReading.Problem none => new FieldReading.Problem(
                none.Code,
                ("shortest", shortest.ToString(CultureInfo.InvariantCulture)),
                ("longest", longest.ToString(CultureInfo.InvariantCulture))
            ),
            var read => read,
        };

    public override FieldFinding? FindIn(FieldInput input, string prepared) =>
        MemberNumberReader.FindAtEnd(prepared, shortest, longest) is { } last
            ? new FieldFinding(new FieldReading.Understood(Canonical.Of(last)), [])
        : input.View.Field.Told.FindAbout(prepared) is { } about ? FieldFinding.Of(Read(input), about)
        : null;

    public override string Show(JsonElement answer, FieldView view) => TextOf(answer);

    public override bool IsCanonical(JsonElement answer) => TextOf(answer) is { Length: > 0 } text && text.All(char.IsAsciiDigit);
}
