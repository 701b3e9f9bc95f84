using System.Globalization;
using Channels.Text;
using Channels.Text.Clocks;
using Channels.Text.Dates;

namespace Channels.Tests.Text;

/// <summary>How the bot shows what it understood.</summary>
public sealed class SpokenTests
{
    private static readonly DateOnly Day = new(2026, 4, 1);

    [Theory]
    [InlineData("ja", "4月1日（水）")]
    [InlineData("ja-easy", "4月1日（水曜日）")]
    [InlineData("en", "Wed, 1 April")]
    [InlineData("fr", "Wed, 1 April")]
    [InlineData("vi", "T4 1/4")]
    public void Date_of_this_year_is_short(string language, string expected) =>
        Assert.Equal(expected, Spoken.Date(Day, language, Day.AddDays(1)));

    [Theory]
    [InlineData("ja", "2026年（令和8年）4月1日（水）")]
    [InlineData("ja-easy", "2026年4月1日（水曜日）")]
    [InlineData("en", "Wed, 1 April 2026")]
    public void Date_of_another_year_is_full(string language, string expected) =>
        Assert.Equal(expected, Spoken.Date(Day, language, Day.AddYears(1)));

    [Fact]
    public void First_year_of_an_era_is_gannen() =>
        Assert.Equal("2019年（令和元年）5月1日（水）", Spoken.Date(new DateOnly(2019, 5, 1), "ja"));

    [Theory]
    [InlineData("15:30", "ja", "午後3時30分")]
    [InlineData("09:00", "ja", "午前9時")]
    [InlineData("12:00", "ja", "正午")]
    [InlineData("12:30", "ja", "午後0時30分")]
    [InlineData("00:00", "ja", "午前0時")]
    [InlineData("00:05", "en", "12:05 am")]
    [InlineData("15:30", "en", "3:30 pm")]
    [InlineData("12:00", "ja-easy", "昼の12時")]
    [InlineData("12:00", "en", "noon")]
    public void Time(string time, string language, string expected) =>
        Assert.Equal(expected, Spoken.Time(TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture), language));

    [Theory]
    [InlineData("13:00", "17:00", "ja", "午後1時〜5時（4時間）")]
    [InlineData("16:00", "18:30", "ja", "午後4時〜6時30分（2時間30分）")]
    [InlineData("09:00", "11:30", "ja", "午前9時〜11時30分（2時間30分）")]
    [InlineData("09:00", "17:00", "ja", "午前9時〜午後5時（8時間）")]
    [InlineData("22:00", "02:00", "ja", "午後10時〜翌日午前2時（4時間）")]
    [InlineData("20:00", "00:00", "ja", "午後8時〜24時（4時間）")]
    [InlineData("13:00", "17:00", "ja-easy", "午後1時から 午後5時まで（4時間）")]
    [InlineData("13:00", "17:30", "en", "1 pm to 5:30 pm (4 h 30 min)")]
    public void Period(string from, string to, string language, string expected)
    {
        var period = new Period(
            TimeOnly.ParseExact(from, "HH:mm", CultureInfo.InvariantCulture),
            TimeOnly.ParseExact(to, "HH:mm", CultureInfo.InvariantCulture)
        );

        Assert.Equal(expected, Spoken.Period(period, language));
    }

    [Fact]
    public void Every_value_is_said_without_holes_in_every_language()
    {
        foreach (var language in new[] { "ja", "ja-easy", "en", "ne", "" })
        {
            string[] said =
            [
                Spoken.Date(Day, language),
                Spoken.Date(Day, language, Day),
                Spoken.Time(new TimeOnly(15, 30), language),
                Spoken.Period(new Period(new TimeOnly(22, 0), new TimeOnly(2, 0)), language),
                Spoken.Duration(150, language),
                Spoken.Money(1200, language),
            ];
            Assert.All(said, text => Assert.DoesNotContain(text, c => c is '{' or '}'));
            Assert.DoesNotContain("", said);
        }
    }

    [Fact]
    public void Nothing_depends_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var japanese = new CultureInfo("ja-JP") { DateTimeFormat = { Calendar = new JapaneseCalendar() } };
            foreach (var culture in new[] { japanese, new CultureInfo("tr-TR"), new CultureInfo("ar-SA"), new CultureInfo("de-DE") })
            {
                CultureInfo.CurrentCulture = culture;
                Assert.Equal("2026年（令和8年）4月1日（水）", Spoken.Date(Day, "ja"));
                Assert.Equal("1,200円", Spoken.Money(1200, "ja"));
                Assert.Equal(new Reading<DateOnly>.Found(new DateOnly(2025, 4, 1)), DateReader.Read("2025年4月1日", Day));
                Assert.Equal(new Reading<DateOnly>.Found(Day), DateReader.Read("APRIL 1", Day));
                Assert.Equal(new Reading<bool>.Found(true), YesNoReader.Read("HAI"));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
