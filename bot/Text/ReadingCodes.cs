namespace Channels.Text;

/// <summary>Every code an <see cref="Reading{T}.Impossible"/> can carry. Stable: texts are keyed by them.</summary>
public static class ReadingCodes
{
    /// <summary>2月30日, 4月31日, 2025年2月29日.</summary>
    public const string NoSuchDay = "date.no-such-day";

    /// <summary>13月1日.</summary>
    public const string NoSuchMonth = "date.no-such-month";

    /// <summary>A year before 1868 or after 2199, a slip of the finger.</summary>
    public const string NoSuchYear = "date.no-such-year";

    /// <summary>Month or year without a day: 4月, 令和7年4月.</summary>
    public const string DayMissing = "date.day-missing";

    /// <summary>25時, 9時75分.</summary>
    public const string NoSuchTime = "time.no-such-time";

    /// <summary>A part of the day instead of a time: 夕方, 昼すぎ.</summary>
    public const string TimeVague = "time.vague";

    /// <summary>Parts of the day instead of times: 昼すぎから夕方.</summary>
    public const string PeriodVague = "period.vague";

    /// <summary>A period that ends when it starts.</summary>
    public const string PeriodEmpty = "period.empty";

    /// <summary>A start without an end.</summary>
    public const string PeriodEndMissing = "period.end-missing";

    /// <summary>Zero or more than seven days.</summary>
    public const string DurationOutOfRange = "duration.out-of-range";

    /// <summary>A fraction where a whole number is needed.</summary>
    public const string NumberNotWhole = "number.not-whole";

    /// <summary>More digits than a number can have here.</summary>
    public const string NumberTooLarge = "number.too-large";

    /// <summary>Less than a whole yen.</summary>
    public const string MoneyNotWhole = "money.not-whole";

    /// <summary>More digits than an amount can have here.</summary>
    public const string MoneyTooLarge = "money.too-large";

    /// <summary>An amount below zero.</summary>
    public const string MoneyNegative = "money.negative";

    /// <summary>Fewer digits than a Japanese number has.</summary>
    public const string PhoneTooShort = "phone.too-short";

    /// <summary>More digits than a Japanese number has.</summary>
    public const string PhoneTooLong = "phone.too-long";

    /// <summary>Seven or eight digits that look like a number without its area code.</summary>
    public const string PhoneAreaCodeMissing = "phone.area-code-missing";

    /// <summary>Ten or eleven digits that no Japanese number begins with.</summary>
    public const string PhoneNoSuchNumber = "phone.no-such-number";

    /// <summary>A country code other than +81.</summary>
    public const string PhoneForeign = "phone.foreign";

    /// <summary>Not seven digits.</summary>
    public const string PostalCodeLength = "postal-code.length";

    /// <summary>Latin letters in a reading.</summary>
    public const string KanaNameLetters = "kana-name.letters";

    /// <summary>Something with an @ that is no address.</summary>
    public const string EmailMalformed = "email.malformed";
}
