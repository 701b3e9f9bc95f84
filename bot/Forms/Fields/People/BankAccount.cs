using System.Text.Json;
using Channels.Text;

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
    public override string Name => "account-number";

    public override FieldReading Read(FieldInput input)
    {
        var digits = new string([.. input.Folded.Where(char.IsAsciiDigit)]);
        return digits.Length is >= 4 and <= 7 && !input.Folded.Any(char.IsLetter)
            ? new FieldReading.Understood(Canonical.Of(digits.PadLeft(7, '0')))
            : new FieldReading.Problem(ProblemCodes.AccountNumber);
    }

    public override string Show(JsonElement answer, FieldView view) => TextOf(answer);

    public override bool IsCanonical(JsonElement answer) => TextOf(answer) is { Length: 7 } digits && digits.All(char.IsAsciiDigit);
}

/// <summary>The holder as the passbook has it. Canonical: half-width kana.</summary>
internal sealed class AccountHolderField : FieldType
{
    public override string Name => "account-holder";

    public override bool IsFreeText => true;

    public override FieldReading Read(FieldInput input) =>
        JapaneseText.ToBankKana(JapaneseText.Clean(input.Said).Trim()) is { Length: > 0 and <= 30 } kana
            ? new FieldReading.Understood(Canonical.Of(kana))
            : new FieldReading.Problem(ProblemCodes.AccountHolder);

    public override string Show(JsonElement answer, FieldView view) => TextOf(answer);

    public override bool IsCanonical(JsonElement answer) => TextOf(answer).Length > 0;
}
