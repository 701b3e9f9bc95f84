using System.Globalization;
using Channels.Text;
using Channels.Text.Clocks;
using Channels.Text.Contacts;
using Channels.Text.Dates;
using Channels.Text.Names;
using Channels.Text.Numbers;

namespace Channels.Tests.Text;

/// <summary>Every row of <c>spellings.tsv</c>: what people write, and what must be understood.</summary>
public sealed class SpellingsTests
{
    private static readonly string[][] Rows =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Text", "spellings.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t')),
    ];

    public static TheoryData<string, string, string, string> Spellings()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var row in Rows)
            data.Add(row[0], row[1], row[2], row[3]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Everyday_spelling_is_read(string reader, string today, string input, string expected)
    {
        var day = DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.Equal(expected, Read(reader, input, day));
    }

    [Fact]
    public void The_table_is_large_and_names_each_spelling_once()
    {
        Assert.True(Rows.Length >= 400, $"{Rows.Length} rows");
        Assert.All(Rows, row => Assert.Equal(4, row.Length));
        Assert.Equal(Rows.Length, Rows.DistinctBy(row => (row[0], row[1], row[2])).Count());
    }

    private static string Read(string reader, string input, DateOnly today) =>
        reader switch
        {
            "date" => Show(DateReader.Read(input, today), Date),
            "date-future" => Show(DateReader.Read(input, today, DateHint.Future), Date),
            "date-nearest" => Show(DateReader.Read(input, today, DateHint.Nearest), Date),
            "time" => Show(TimeReader.Read(input), Time),
            "time-morning" => Show(TimeReader.Read(input, TimeHint.Morning), Time),
            "time-afternoon" => Show(TimeReader.Read(input, TimeHint.Afternoon), Time),
            "time-daytime" => Show(TimeReader.Read(input, TimeHint.Daytime), Time),
            "period" => Show(PeriodReader.Read(input), Period),
            "period-afternoon" => Show(PeriodReader.Read(input, TimeHint.Afternoon), Period),
            "period-daytime" => Show(PeriodReader.Read(input, TimeHint.Daytime), Period),
            "duration" => Show(DurationReader.Read(input), minutes => minutes.ToString(CultureInfo.InvariantCulture)),
            "number" => Show(NumberReader.Read(input), number => number.ToString(CultureInfo.InvariantCulture)),
            "money" => Show(MoneyReader.Read(input), yen => yen.ToString(CultureInfo.InvariantCulture)),
            "member-number" => Show(MemberNumberReader.Read(input, 4, 6), digits => digits),
            "phone" => Show(PhoneReader.Read(input), phone => $"{phone.Digits} {phone.Pretty}"),
            "postal" => Show(PostalCodeReader.Read(input), code => code),
            "email" => Show(EmailReader.Read(input), address => address),
            "yes-no" => Show(YesNoReader.Read(input), YesNo),
            "my-number" => MyNumber.Mask(input) is var masked && masked.Suspected ? masked.Text + "!" : masked.Text,
            "half-kana" => JapaneseText.ToHalfWidthKana(input),
            "bank-kana" => JapaneseText.ToBankKana(input) ?? "-",
            "kana-name" => YesNo(JapaneseText.IsKanaName(input)),
            "kana-reading" => Show(KanaNameReader.Read(input), name => name),
            "person-name" => Show(PersonNameReader.Read(input), name => name),
            "bank-holder" => Show(BankKanaName.Read(input), name => name),
            "code-10" => Show(CodeReader.Read(input, code => code.Length == 10 && code.All(char.IsAsciiDigit)), code => code),
            "code-4-7" => Show(CodeReader.Read(input, code => code.Length is >= 4 and <= 7 && code.All(char.IsAsciiDigit)), code => code),
            "ordinal" => OrdinalReader.Read(input)?.ToString(CultureInfo.InvariantCulture) ?? "-",
            "period-half" => PeriodReader.ReadHalf(input) is Reading<PeriodHalf>.None ? "none" : Show(PeriodReader.ReadHalf(input), Half),
            "fold" => JapaneseText.Fold(input),
            _ => throw new ArgumentOutOfRangeException(nameof(reader), reader, "unknown reader"),
        };

    private static string Show<T>(Reading<T> reading, Func<T, string> show) =>
        reading switch
        {
            Reading<T>.Found found => show(found.Value) + (found.NeedsConfirmation ? "?" : ""),
            Reading<T>.Ambiguous ambiguous => string.Join('|', ambiguous.Options.Select(show)),
            Reading<T>.Impossible impossible => "!" + impossible.Code,
            _ => "-",
        };

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Period(Period period) => $"{Time(period.From)}-{Time(period.To)}";

    private static string Half(PeriodHalf half) =>
        half.From is { } from ? Time(from) + "-"
        : half.To is { } to ? "-" + Time(to)
        : half.Minutes!.Value.ToString(CultureInfo.InvariantCulture);

    private static string YesNo(bool value) => value ? "yes" : "no";
}
