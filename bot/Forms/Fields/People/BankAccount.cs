using System.Text.Json;
using Channels.Text.Names;
using Channels.Text.Numbers;

namespace Channels.Bot.Forms.Fields.People;

/// <summary>
/// A bank account as five questions: bank, branch, kind, number, holder. Their words are the dialog's own. Canonical: one object;
/// the holder in the half-width kana of bank transfers.
/// </summary>
internal static class BankAccount
{
    public static FieldType Create(FieldSource source) =>
        new RepeatField(
            [
                source.BuiltIn("bank", new TextField("text", 1, 30, null)),
                source.BuiltIn("branch", new TextField("text", 1, 30, null)),
                source.BuiltIn("kind", new ChoiceField(["ordinary", "current", "savings"])),
                source.BuiltIn("number", new AccountNumberField()),
                source.BuiltIn("holder", new AccountHolderField()),
            ],
            "bank-account"
        );
}

/// <summary>Up to seven digits; shorter numbers are filled with zeros at the left, as banks do. Canonical: seven digits.</summary>
internal sealed class AccountNumberField : FieldType
{
    private const int Longest = 7;

    public override string Name => "account-number";

    public override FieldReading Read(FieldInput input) =>
        From(
            CodeReader.Read(input.Said, code => code.Length is >= 4 and <= Longest && code.All(char.IsAsciiDigit)),
            ProblemCodes.AccountNumber,
            digits => Canonical.Of(digits.PadLeft(Longest, '0'))
        );

    public override string Show(JsonElement answer, FieldView view) => TextOf(answer);

    public override bool IsCanonical(JsonElement answer) => TextOf(answer) is { Length: 7 } digits && digits.All(char.IsAsciiDigit);
}

/// <summary>The holder as the passbook has it. Canonical: half-width kana.</summary>
internal sealed class AccountHolderField : FieldType
{
    private const int Longest = 30;

    public override string Name => "account-holder";

    public override bool IsFreeText => true;

    public override FieldReading Read(FieldInput input) =>
        From(
            BankKanaName.Read(input.Said),
            ProblemCodes.AccountHolder,
            kana => Canonical.Of(kana),
            kana => kana.Length > Longest ? new FieldReading.Problem(ProblemCodes.AccountHolder) : null
        );

    public override string Show(JsonElement answer, FieldView view) => TextOf(answer);

    public override bool IsCanonical(JsonElement answer) => TextOf(answer).Length > 0;
}
