using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Confirming;
using Channels.Bot.FamilySupport.Members;

namespace Channels.Tests.FamilySupport.Confirming;

/// <summary>Whom a report is asked about: one who is surely meant, or nobody.</summary>
public sealed class OtherSideTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Theory]
    [InlineData("", "", "no-pair")]
    [InlineData("1:はな", "はなちゃん", "1")]
    [InlineData("1:ハナ", "はなさん", "1")]
    [InlineData("1:", "はな", "child-unknown")] // one pair that is left is no proof
    [InlineData("1:はな", "", "child-unknown")]
    [InlineData("1:はな 2:", "はな", "several")] // a family without names may have such a child
    [InlineData("9:ゆう 1:ゆう", "ゆうくん", "own-child")] // the provider's own
    [InlineData("1:はな 2:けん:over", "はな", "1")]
    [InlineData("1:はな 2:はな:over", "はな", "several")] // the pair is over, and it may be that family all the same
    [InlineData("1: 2:はる:over", "はるちゃん", "child-unknown")]
    [InlineData("1:はな", "けん", "child-unknown")]
    [InlineData("1:はな 2:けん", "けん君", "2")]
    [InlineData("1:はな 2:けん", "ゆう", "child-unknown")]
    [InlineData("1:はな 2:はな", "はな", "several")]
    [InlineData("1:はな 2:", "けん", "several")] // the second may be meant, or another child of the first
    [InlineData("1: 2:", "けん", "several")]
    [InlineData("1:はな 2:けん", "はな けん", "child-unknown")] // children of two families
    [InlineData("1:はな,けん 2:けん", "はな けん", "1")]
    public void One_or_nobody(string met, string called, string expected)
    {
        var families = met.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(m => m.Split(':')).ToList();
        var side = OtherSide.Of(
            "9",
            Day,
            called.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            [.. families.Where(f => f[0] != "9").Select(f => Pair(f[0], Day.AddDays(-9), f is [_, _, "over"] ? Day.AddDays(-1) : Day))],
            families.ToDictionary(f => f[0], f => Member(f[0], f[1].Split(',', StringSplitOptions.RemoveEmptyEntries)))
        );
        Assert.Equal(expected, side.Number ?? side.Why);
    }

    [Theory]
    [InlineData(-10, -1, "no-pair")]
    [InlineData(1, 10, "no-pair")]
    [InlineData(-1, 0, "1")]
    [InlineData(0, 1, "1")]
    public void A_meeting_counts_from_day_to_day(int met, int until, string expected)
    {
        var side = OtherSide.Of(
            "9",
            Day,
            ["はな"],
            [Pair("1", Day.AddDays(met), Day.AddDays(until))],
            new Dictionary<string, MemberRecord> { ["1"] = Member("1", ["はな"]) }
        );
        Assert.Equal(expected, side.Number ?? side.Why);
    }

    [Fact]
    public void Who_had_left_or_only_provides_is_not_asked()
    {
        foreach (
            var member in (MemberRecord[])
                [
                    Member("1", ["はな"]) with
                    {
                        LeftOn = Day,
                    },
                    Member("1", ["はな"]) with
                    {
                        JoinedOn = Day.AddDays(1),
                    },
                    Member("1", ["はな"]) with
                    {
                        Roles = MemberRoles.Provider,
                    },
                ]
        )
        {
            var members = new Dictionary<string, MemberRecord> { ["1"] = member };
            Assert.Equal("no-pair", OtherSide.Of("9", Day, ["はな"], [Pair("1", Day, Day)], members).Why);
        }
    }

    private static MemberPair Pair(string requester, DateOnly met, DateOnly until) =>
        new()
        {
            Requester = requester,
            Provider = "9",
            MetOn = met,
            ExpiresOn = until,
        };

    private static MemberRecord Member(string number, string[] children) =>
        new(number, MemberRoles.Requester, null, new PersonData("", "", children), null) { JoinedOn = new DateOnly(2020, 1, 1) };
}
