using System.Globalization;
using Channels.Text;
using Channels.Text.Clocks;
using Channels.Text.Contacts;
using Channels.Text.Dates;
using Channels.Text.Numbers;
using CsCheck;

namespace Channels.Tests.Text;

/// <summary>Whatever way a value is written, the same value is read; and what the bot says is read back as well.</summary>
public sealed class RoundTripTests
{
    private static readonly DateOnly Today = new(2026, 4, 2);

    [Fact]
    public void Every_day_of_two_centuries_reads_back_in_every_spelling()
    {
        for (var date = new DateOnly(1900, 1, 1); date.Year <= 2100; date = date.AddDays(1))
        {
            foreach (var spelling in Spelling.Of(date))
                Assert.True(
                    DateReader.Read(spelling, Today) == new Reading<DateOnly>.Found(date),
                    $"{spelling} read as {DateReader.Read(spelling, Today)}"
                );
        }
    }

    [Fact]
    public void Every_minute_of_the_day_reads_back_in_every_spelling()
    {
        for (var minute = 0; minute < 1440; minute++)
        {
            var time = TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(minute));
            foreach (var spelling in Spelling.Of(time))
            {
                var found = Assert.IsType<Reading<TimeOnly>.Found>(TimeReader.Read(spelling));
                Assert.True(found.Value == time, $"{spelling} read as {found.Value:HH:mm}");
            }
        }
    }

    [Fact]
    public void Year_less_date_is_the_latest_one_not_after_today() =>
        Gen.Select(Spelling.Dates, Gen.Int[0, 365])
            .Sample(
                (today, back) =>
                {
                    var date = today.AddDays(-back);
                    if (date is { Month: 2, Day: 29 } || today.AddYears(-1) >= date)
                        return;
                    var found = Assert.IsType<Reading<DateOnly>.Found>(DateReader.Read(Invariant($"{date.Month}月{date.Day}日"), today));
                    Assert.Equal(date, found.Value);
                }
            );

    [Fact]
    public void Spoken_date_reads_back() =>
        Spelling.Dates.Sample(date =>
        {
            foreach (var language in new[] { "ja", "ja-easy", "en" })
            {
                foreach (var (spoken, today) in new[] { (Spoken.Date(date, language), Today), (Spoken.Date(date, language, date), date) })
                {
                    var reading = DateReader.Read(spoken, today);
                    Assert.True(reading is Reading<DateOnly>.Found found && found.Value == date, $"{spoken} read as {reading}");
                }
            }
        });

    [Fact]
    public void Spoken_time_reads_back() =>
        Spelling.Times.Sample(time =>
        {
            foreach (var language in new[] { "ja", "ja-easy", "en" })
                Assert.Equal(time, Assert.IsType<Reading<TimeOnly>.Found>(TimeReader.Read(Spoken.Time(time, language))).Value);
        });

    [Fact]
    public void Period_reads_back_in_24_hours_and_as_spoken() =>
        Gen.Select(Spelling.Times, Gen.Int[1, 1439])
            .Sample(
                (from, minutes) =>
                {
                    var period = new Period(from, from.AddMinutes(minutes));
                    if (period.CrossesMidnight && period.From.Hour is >= 10 and <= 12 && period.To.Hour is >= 10 and <= 12)
                        return; // 12:49-10:22 is rather read as ending in the evening, and asked back
                    var unusual = period.CrossesMidnight || period.Minutes > 720;
                    string[] spellings =
                    [
                        $"{Clock(period.From)}-{Clock(period.To)}",
                        $"{Clock(period.From)}〜{Clock(period.To)}",
                        $"{Clock(period.From)}から{Clock(period.To)}まで",
                        $"{Spelling.Of(period.From).First()}から{Spelling.Of(period.To).First()}まで",
                    ];
                    foreach (var spelling in spellings)
                        Assert.True(
                            PeriodReader.Read(spelling) == new Reading<Period>.Found(period, unusual),
                            $"{spelling} read as {PeriodReader.Read(spelling)}"
                        );
                    foreach (var language in new[] { "ja", "ja-easy", "en" })
                    {
                        var spoken = Spoken.Period(period, language);
                        Assert.True(
                            PeriodReader.Read(spoken) is Reading<Period>.Found found && found.Value == period,
                            $"{spoken} read as {PeriodReader.Read(spoken)}"
                        );
                    }
                },
                iter: 10_000
            );

    [Fact]
    public void Duration_reads_back_as_spoken() =>
        Gen.Int[1, 7 * 1440]
            .Sample(minutes =>
            {
                foreach (var language in new[] { "ja", "ja-easy", "en" })
                    Assert.Equal(new Reading<int>.Found(minutes), DurationReader.Read(Spoken.Duration(minutes, language)));
            });

    [Fact]
    public void Number_and_money_read_back_in_every_spelling() =>
        Gen.OneOf(Gen.Long[0, 20_000], Gen.Long[0, 999_999_999_999])
            .Sample(number =>
            {
                var digits = number.ToString(CultureInfo.InvariantCulture);
                var grouped = number.ToString("#,0", CultureInfo.InvariantCulture);
                string[] spellings =
                [
                    digits,
                    grouped,
                    Spelling.FullWidth(digits),
                    Spelling.FullWidth(grouped),
                    Spelling.Kanji(number),
                    Spelling.Positional(number),
                ];
                foreach (var spelling in spellings)
                {
                    Assert.Equal(new Reading<long>.Found(number), NumberReader.Read(spelling));
                    Assert.Equal(new Reading<long>.Found(number), NumberReader.Read(spelling + "人です"));
                    Assert.Equal(new Reading<long>.Found(number), MoneyReader.Read(spelling + "円"));
                    Assert.Equal(new Reading<long>.Found(number), MoneyReader.Read("¥" + spelling));
                }

                Assert.Equal(new Reading<long>.Found(number), MoneyReader.Read(Spoken.Money(number, "ja")));
                Assert.Equal(new Reading<long>.Found(number), MoneyReader.Read(Spoken.Money(number, "en")));
            });

    [Fact]
    public void Place_of_a_weekday_in_its_month_reads_back() =>
        Gen.Select(Spelling.Dates, Gen.Bool)
            .Sample(
                (date, kanji) =>
                {
                    var nth = ((date.Day - 1) / 7) + 1;
                    var weekday = "日月火水木金土"[(int)date.DayOfWeek];
                    var text = Invariant(
                        $"{date.Year}年{date.Month}月の第{(kanji ? Spelling.Kanji(nth) : Spelling.FullWidth(Invariant($"{nth}")))}{weekday}曜"
                    );

                    Assert.Equal(new Reading<DateOnly>.Found(date), DateReader.Read(text, new DateOnly(2026, 4, 2)));
                }
            );

    [Fact]
    public void Period_reads_the_same_with_any_wave_or_dash() =>
        Gen.Select(
                Spelling.Times,
                Spelling.Times,
                Gen.OneOf("-", "－", "−", "‐", "–", "—", "―", "─", "ー", "~", "～", "〜", "∼", "〰", "→", "から")
            )
            .Sample(
                (one, other, join) =>
                {
                    if (one == other)
                        return;
                    var (from, to) = one < other ? (one, other) : (other, one);
                    var read = PeriodReader.Read($"{Clock(from)}{join}{Clock(to)}");
                    Assert.Equal(new Period(from, to), Assert.IsType<Reading<Period>.Found>(read).Value);
                }
            );

    [Fact]
    public void Phone_in_kanji_reads_as_in_digits() =>
        Gen.Select(Gen.OneOf("090", "080", "070", "050"), Gen.Int[10_000_000, 99_999_999], Gen.OneOf("", "ー", "−", "－", "　"))
            .Sample(
                (prefix, number, hyphen) =>
                {
                    var rest = number.ToString("00000000", CultureInfo.InvariantCulture);
                    var digits = $"{prefix}{hyphen}{rest[..4]}{hyphen}{rest[4..]}";
                    var kanji = string.Concat(digits.Select(c => char.IsAsciiDigit(c) ? "〇一二三四五六七八九"[c - '0'] : c));

                    Assert.Equal(
                        new Reading<PhoneNumber>.Found(new PhoneNumber(prefix + rest, $"{prefix}-{rest[..4]}-{rest[4..]}")),
                        PhoneReader.Read(kanji)
                    );
                }
            );

    [Fact]
    public void Phone_reads_the_same_with_any_hyphen() =>
        Gen.Select(
                Gen.OneOf("090", "080", "070", "050"),
                Gen.Int[10_000_000, 99_999_999],
                Gen.OneOf("", "-", "ー", "−", "‐", "―", "－", " ", ".")
            )
            .Sample(
                (prefix, number, hyphen) =>
                {
                    var rest = number.ToString("00000000", CultureInfo.InvariantCulture);
                    var found = Assert.IsType<Reading<PhoneNumber>.Found>(
                        PhoneReader.Read($"{prefix}{hyphen}{rest[..4]}{hyphen}{rest[4..]}")
                    );
                    Assert.Equal(new PhoneNumber(prefix + rest, $"{prefix}-{rest[..4]}-{rest[4..]}"), found.Value);
                }
            );

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
