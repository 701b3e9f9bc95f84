using System.Text.Json;
using Channels.Text;
using Channels.Text.Contacts;

namespace Channels.Bot.Forms.Fields.People;

/// <summary>A telephone number in Japan. Canonical: digits with the leading 0.</summary>
internal sealed class PhoneField : FieldType
{
    public override string Name => "phone";

    public override AnswerKind Kind => AnswerKind.Text;

    public static FieldType Create(FieldSource source) => new PhoneField();

    public override FieldReading Read(FieldInput input) =>
        From(PhoneReader.Read(input.Said), ProblemCodes.Phone, phone => Canonical.Of(phone.Digits)) is FieldReading.Understood read
        && PhoneOwner.IsSomebodyElse(input.Said)
            ? new FieldReading.Unsure([read.Value])
            : From(PhoneReader.Read(input.Said), ProblemCodes.Phone, phone => Canonical.Of(phone.Digits));

    public override FieldFinding? FindIn(FieldInput input, string prepared) =>
        !PhoneOwner.IsSomebodyElse(input.Said) && Read(input) is FieldReading.Understood found ? new FieldFinding(found, []) : null;

    public override string Show(JsonElement answer, FieldView view) =>
        PhoneReader.Read(TextOf(answer)) is Reading<PhoneNumber>.Found found ? found.Value.Pretty : TextOf(answer);

    public override bool IsCanonical(JsonElement answer) => TextOf(answer) is { Length: 10 or 11 } digits && digits.All(char.IsAsciiDigit);
}

/// <summary>An e-mail address. Canonical: the address.</summary>
internal sealed class EmailField : FieldType
{
    public override string Name => "email";

    public override AnswerKind Kind => AnswerKind.Text;

    public static FieldType Create(FieldSource source) => new EmailField();

    public override FieldReading Read(FieldInput input) => From(EmailReader.Read(input.Said), ProblemCodes.Email, Canonical.Of);

    public override FieldFinding? FindIn(FieldInput input, string prepared) =>
        prepared.Contains('@', StringComparison.Ordinal) && Read(input) is FieldReading.Understood found
            ? new FieldFinding(found, [])
            : null;

    public override string Show(JsonElement answer, FieldView view) => TextOf(answer);

    public override bool IsCanonical(JsonElement answer) => TextOf(answer).Contains('@');
}

/// <summary>A postal code. Canonical: <c>"8030814"</c>.</summary>
internal sealed class PostalCodeField : FieldType
{
    public override string Name => "postal-code";

    public override AnswerKind Kind => AnswerKind.Text;

    public static FieldType Create(FieldSource source) => new PostalCodeField();

    public override FieldReading Read(FieldInput input) =>
        From(PostalCodeReader.Read(input.Said), ProblemCodes.PostalCode, code => Canonical.Of(Digits(code)));

    public override string Show(JsonElement answer, FieldView view) =>
        TextOf(answer) is { Length: 7 } code ? $"〒{code[..3]}-{code[3..]}" : "";

    public override bool IsCanonical(JsonElement answer) => TextOf(answer) is { Length: 7 } code && code.All(char.IsAsciiDigit);

    private static string Digits(string code) => new([.. code.Where(char.IsAsciiDigit)]);
}
