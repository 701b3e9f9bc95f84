namespace Channels.Bot.Forms.Fields;

/// <summary>Why an answer cannot be taken. Texts are keyed by these, beside the codes of the readers in <c>Text</c>.</summary>
internal static class ProblemCodes
{
    public const string TextExpected = "text.expected";
    public const string TextTooLong = "text.too-long";
    public const string TextTooShort = "text.too-short";
    public const string TextPattern = "text.pattern";
    public const string MemberNumber = "member-number.none";
    public const string PersonName = "person-name.none";
    public const string KanaName = "kana-name.none";
    public const string Phone = "phone.none";
    public const string Email = "email.none";
    public const string PostalCode = "postal-code.none";
    public const string Address = "address.none";
    public const string AddressTown = "address.town";
    public const string AddressNumber = "address.number";
    public const string AccountNumber = "account-number.none";
    public const string AccountHolder = "account-holder.none";
    public const string FileExpected = "file.expected";
    public const string LocationExpected = "location.expected";
    public const string ConsentNeeded = "consent.needed";
    public const string Date = "date.none";
    public const string Birthday = "birthday.none";
    public const string BirthdayTooYoung = "birthday.too-young";
    public const string BirthdayTooOld = "birthday.too-old";
    public const string Age = "age.none";
    public const string AgeTooYoung = "age.too-young";
    public const string AgeTooOld = "age.too-old";
    public const string DateFuture = "date.future";
    public const string DatePast = "date.past";
    public const string DateTooOld = "date.too-old";
    public const string DateTooFar = "date.too-far";
    public const string DateBefore = "date.before";
    public const string DateAfter = "date.after";
    public const string Time = "time.none";
    public const string TimeRange = "time.range";
    public const string Period = "period.none";
    public const string PeriodFrom = "period.from";
    public const string PeriodTo = "period.to";
    public const string PeriodMinutes = "period.minutes";
    public const string PeriodTooLong = "period.too-long";
    public const string PeriodTooShort = "period.too-short";
    public const string Choice = "choice.none";
    public const string ChoicesTooMany = "choices.too-many";
    public const string ChoicesAlone = "choices.alone";
    public const string YesNo = "yes-no.none";
    public const string Number = "number.none";
    public const string NumberRange = "number.range";
    public const string Money = "money.none";
    public const string MoneyTooMuch = "money.too-much";
    public const string PhotoExpected = "photo.expected";
    public const string GotPhoto = "got.photo";
    public const string GotSticker = "got.sticker";
    public const string GotLocation = "got.location";
    public const string GotVoice = "got.voice";
    public const string GotFile = "got.file";
}
