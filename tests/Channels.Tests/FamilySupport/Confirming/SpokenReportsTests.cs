using Channels.Bot.Dialogs.Topics.Reports;

namespace Channels.Tests.FamilySupport.Confirming;

/// <summary>Of which report a parent speaks: the day they begin with is of it, whatever was shown last, and one that waits comes before one
/// of the same day of another month that was answered.</summary>
public sealed class SpokenReportsTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("6日ですが、送りではなく園へのお迎えをお願いしておりました", "A")]
    [InlineData("6日なのですが、30分短かったです", "A")]
    [InlineData("6日は30分短かったです", "A")]
    [InlineData("頼んだのは6日ですが、ちがう日になっています", "B")]
    [InlineData("お願いしたのは6日です", "B")]
    [InlineData("30分短かったです", "B")]
    public void A_day_that_is_spoken_of_is_the_reports(string said, string meant)
    {
        MeantReports.One[] all =
        [
            new("A", new DateOnly(2026, 11, 6), ["みお"]) { IsOpen = false },
            new("B", new DateOnly(2026, 11, 9), ["みお"]) { IsOpen = true },
        ];
        Assert.Equal([meant], SpokenReports.Of(all, said, "B", Now));
    }

    [Theory]
    [InlineData("30日の朝の送りは30分短かったです", "October")]
    [InlineData("10月30日の送りは30分短かったです", "October")]
    [InlineData("11月30日の送りは30分短かったです", "November")]
    public void One_that_waits_comes_before_one_of_the_same_day_that_was_answered(string said, string meant)
    {
        MeantReports.One[] all =
        [
            new("October", new DateOnly(2026, 10, 30), ["みお"]) { IsOpen = true },
            new("November", new DateOnly(2026, 11, 30), ["みお"]) { IsOpen = false },
        ];
        Assert.Equal([meant], SpokenReports.Of(all, said, null, Now));
    }
}
