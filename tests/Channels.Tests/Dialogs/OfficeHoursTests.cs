using Channels.Bot.Contract;
using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Office;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>When somebody is there, from the settings.</summary>
public sealed class OfficeHoursTests
{
    private static readonly OfficeHours Usual = OfficeHours.Parse("月〜金 8:30〜17:15", ["12-29〜01-03", "2026-12-04"]);

    [Theory]
    [InlineData("2026-11-27T08:29", false, "2026-11-27T08:30")] // a Friday
    [InlineData("2026-11-27T08:30", true, "2026-11-27T17:15")]
    [InlineData("2026-11-27T17:14", true, "2026-11-27T17:15")]
    [InlineData("2026-11-27T17:15", false, "2026-11-30T08:30")]
    [InlineData("2026-11-28T12:00", false, "2026-11-30T08:30")]
    [InlineData("2026-11-22T12:00", false, "2026-11-24T08:30")] // Monday is a holiday
    [InlineData("2026-09-20T12:00", false, "2026-09-24T08:30")] // a day between two holidays is one
    [InlineData("2027-03-20T12:00", false, "2027-03-23T08:30")] // the equinox on a Sunday is made good on Monday
    [InlineData("2026-05-02T12:00", false, "2026-05-07T08:30")]
    [InlineData("2026-12-03T18:00", false, "2026-12-07T08:30")] // a day of its own
    [InlineData("2026-12-28T18:00", false, "2027-01-04T08:30")] // over the end of the year
    [InlineData("2027-01-01T10:00", false, "2027-01-04T08:30")]
    public void Somebody_is_there_or_it_is_known_when_next(string now, bool isOpen, string until)
    {
        var opening = Usual.At(Japan(now));
        Assert.Equal((isOpen, Japan(until)), (opening.IsOpen, opening.Until));
    }

    [Fact]
    public void Several_times_and_a_week_over_Sunday_are_read()
    {
        var hours = OfficeHours.Parse("月～金 13:00～17:00、月-金 9:00-12:00，土〜日 10:00〜11:00");
        Assert.Equal((false, Japan("2026-11-27T13:00")), Pair(hours.At(Japan("2026-11-27T12:30"))));
        Assert.Equal((true, Japan("2026-11-29T11:00")), Pair(hours.At(Japan("2026-11-29T10:30"))));
        Assert.Equal(new Opening(false, null), OfficeHours.Parse("", []).At(Japan("2026-11-27T12:30")));

        static (bool, DateTimeOffset?) Pair(Opening opening) => (opening.IsOpen, opening.Until);
    }

    [Theory]
    [InlineData("月〜金")]
    [InlineData("8:30〜17:15")]
    [InlineData("月〜金 17:15〜8:30")]
    [InlineData("月〜金 8:30〜24:15")]
    [InlineData("Mo-Fr 8:30〜17:15")]
    public void Hours_that_cannot_be_read_are_refused(string hours) => Assert.Throws<FormatException>(() => OfficeHours.Parse(hours));

    [Theory]
    [InlineData("12/29")]
    [InlineData("2026-12-29〜01-03")]
    public void Closed_days_that_cannot_be_read_are_refused(string day) =>
        Assert.Throws<FormatException>(() => OfficeHours.Parse("月〜金 8:30〜17:15", [day]));

    [Theory]
    [InlineData("ja", "2026-11-27T10:00", "窓口は、きょうの17時15分まで開いています。")]
    [InlineData("ja", "2026-11-28T17:30", "窓口があくのは、月曜の8時30分です。")]
    [InlineData("ja", "2026-11-29T17:30", "窓口があくのは、あしたの8時30分です。")]
    [InlineData("ja", "2026-12-28T17:30", "窓口があくのは、1月4日（月）の8時30分です。")]
    [InlineData("ja-easy", "2026-11-28T17:30", "月（げつ）ようびの 8時（じ）30分（ふん）")]
    [InlineData("en", "2026-11-28T17:30", "The office opens Monday at 8:30.")]
    public void Who_asks_for_staff_hears_when_somebody_is_there(string language, string now, string expected)
    {
        var talk = Office(language, Usual);
        talk.Now = Japan(now);
        Assert.Contains(expected, talk.Say("職員に相談"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_hours_nothing_is_promised()
    {
        var talk = Office("ja", null);
        Assert.DoesNotContain("窓口", talk.Say("職員に相談"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-27T10:00", "職員が連絡します。", "きょうの12時までに、職員がここに返事を書きます。")]
    [InlineData("2026-11-28T17:30", "窓口があくのは、月曜の8時30分です。", "窓口があくのは、月曜の8時30分です。")]
    public void Who_is_in_danger_hears_by_when_and_only_where_somebody_keeps_it(string now, string never, string expected)
    {
        var talk = Office("ja", Usual, "webchat");
        talk.Now = Japan(now).AddSeconds(-40);
        talk.Through("相談", "小倉北", "自分", "食べるものがない");
        Assert.Contains(expected, talk.Text, StringComparison.Ordinal);
        Assert.Equal(never == expected, talk.Text.Contains(never, StringComparison.Ordinal));
        Assert.True(Assert.Single(talk.Submissions).IsInterim);

        // Said once: more of the same case is no new promise.
        talk.Say("どれもない");
        Assert.DoesNotContain("窓口があくのは", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("までに", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-30T06:02", "2026-11-30T08:30")]
    [InlineData("2026-11-27T16:00", "2026-11-30T08:30")]
    [InlineData("2026-11-27T10:00", "2026-11-27T12:00")]
    public void The_office_is_asked_to_be_in_contact_when_somebody_is_there(string now, string by)
    {
        var talk = Office("ja", Usual);
        talk.Now = Japan(now).AddSeconds(-10);
        talk.Say("食べるものがない");
        Assert.Equal(Japan(by), talk.Now + Assert.Single(talk.Submissions).ContactWithin);
    }

    private static Talk Office(string language, OfficeHours? hours, string channel = "line") =>
        new(Talk.Shipped, language, channel, new DraftsInMemory(new DialogStep(Talk.Shipped, [], hours: hours)));

    private static DateTimeOffset Japan(string wall) =>
        new(DateTime.Parse(wall, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(9));
}
