using System.Collections.Frozen;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Fields.People;

namespace Channels.Bot.Forms.Fields;

/// <summary>Every type a field can have, by the name used in procedure.yaml.</summary>
internal static class FieldTypes
{
    public static readonly FrozenDictionary<string, Func<FieldSource, FieldType>> All = new Dictionary<string, Func<FieldSource, FieldType>>
    {
        ["text"] = TextField.Create,
        ["long-text"] = TextField.CreateLong,
        ["person-name"] = PersonNameField.Create,
        ["kana-name"] = KanaNameField.Create,
        ["phone"] = PhoneField.Create,
        ["email"] = EmailField.Create,
        ["postal-code"] = PostalCodeField.Create,
        ["address"] = AddressField.Create,
        ["ward"] = WardField.Create,
        ["bank-account"] = BankAccount.Create,
        ["file"] = FileField.Create,
        ["location"] = LocationField.Create,
        ["consent"] = ConsentField.Create,
        ["computed"] = ComputedField.Create,
        ["member-number"] = MemberNumberField.Create,
        ["date"] = DateField.Create,
        ["birthday"] = DateField.CreateBirthday,
        ["age"] = AgeField.Create,
        ["time"] = TimeField.Create,
        ["period"] = PeriodField.Create,
        ["choice"] = ChoiceField.Create,
        ["choices"] = ChoicesField.Create,
        ["yes-no"] = YesNoField.Create,
        ["number"] = NumberField.Create,
        ["money"] = MoneyField.Create,
        ["image"] = ImageField.Create,
        ["note"] = NoteField.Create,
        ["repeat"] = RepeatField.Create,
    }.ToFrozenDictionary();
}
