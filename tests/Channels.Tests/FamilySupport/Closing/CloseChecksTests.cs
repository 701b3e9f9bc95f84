using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Closing;
using Channels.Bot.FamilySupport.Members;

namespace Channels.Tests.FamilySupport.Closing;

/// <summary>Each check at its border, and at each level.</summary>
public sealed class CloseChecksTests
{
    private static readonly CloseWords Words = new();

    [Theory]
    [InlineData("2027-03-31", "2027-04-05", false)]
    [InlineData("2027-03-31", "2027-04-06", true)]
    [InlineData("2027-03-01", "2028-01-01", true)]
    [InlineData("2027-02-28", "2027-04-06", false)] // only March has an end of the year behind it
    [InlineData("2027-04-01", "2027-04-20", false)]
    public void March_is_handed_in_by_the_fifth_of_April(string day, string handedIn, bool isLate)
    {
        foreach (var level in Enum.GetValues<CheckLevel>())
        {
            var checks = Checks(new CheckOptions { Late = level });
            var passed = checks.Pass(Line(day, handedIn));
            Assert.Equal(!(isLate && level is CheckLevel.Stop), passed);
            Assert.Equal(isLate && level is CheckLevel.Warn ? ["report-late"] : [], checks.Warnings.Select(w => w.Code));
            Assert.Equal(isLate && level is CheckLevel.Stop ? ["report-late"] : [], checks.Stops.Select(w => w.Code));
        }
    }

    [Theory]
    [InlineData("2026-05-31", "provider-not-yet")]
    [InlineData("2026-06-01", "provider-untrained")]
    [InlineData("2026-06-09", "provider-untrained")]
    [InlineData("2026-06-10", "")]
    [InlineData("2026-12-30", "")]
    [InlineData("2026-12-31", "provider-left")]
    public void A_provider_counts_from_day_to_day(string day, string code)
    {
        var checks = Checks(new CheckOptions { Untrained = CheckLevel.Stop }, leftOn: new DateOnly(2026, 12, 31));
        checks.Pass(Line(day, day));
        Assert.Equal(code, string.Join(' ', checks.Stops.Select(s => s.Code).Where(c => code != "provider-not-yet" || c == code)));
    }

    [Theory]
    [InlineData(ConfirmationState.Agreed, "", "")]
    [InlineData(ConfirmationState.Evidence, "", "")]
    [InlineData(ConfirmationState.Differs, "", "report-differs")]
    [InlineData(ConfirmationState.Due, "report-not-yet-asked", "")]
    [InlineData(ConfirmationState.Asked, "report-unconfirmed", "")]
    [InlineData(ConfirmationState.Unconfirmed, "report-unconfirmed", "")]
    [InlineData(ConfirmationState.Unasked, "report-unasked", "")]
    [InlineData(null, "report-unasked", "")]
    public void What_the_requester_says_is_looked_at(ConfirmationState? state, string warned, string stopped)
    {
        var line = Line("2026-07-01", "2026-07-01");
        line = line with { Report = line.Report with { Confirmation = state } };
        var checks = Checks(new CheckOptions());
        Assert.Equal(stopped.Length == 0, checks.Pass(line));
        Assert.Equal(
            (warned, stopped),
            (string.Join(' ', checks.Warnings.Select(w => w.Code)), string.Join(' ', checks.Stops.Select(w => w.Code)))
        );
        var strict = Checks(new CheckOptions { Unasked = CheckLevel.Stop });
        Assert.Equal(state is not (null or ConfirmationState.Unasked or ConfirmationState.Differs), strict.Pass(line));
        Assert.True(Checks(new CheckOptions { Differs = CheckLevel.Off, Unconfirmed = CheckLevel.Off }).Pass(line));
    }

    [Theory]
    [InlineData("はな", "")]
    [InlineData("はるちゃん", "pair-over")] // another pair of the provider holds, and it is of another family
    [InlineData("ゆうくん", "own-child")]
    [InlineData("だれか", "family-unknown")] // unknown to the book: whose it is, nobody knows
    public void The_family_of_the_child_is_looked_at(string child, string warned)
    {
        MemberPair Pair(string requester, int until) =>
            new()
            {
                Requester = requester,
                Provider = "4821",
                MetOn = new DateOnly(2026, 1, 1),
                ExpiresOn = new DateOnly(until, 3, 31),
            };
        MemberRecord Member(string number, string called) =>
            new(number, MemberRoles.Requester | MemberRoles.Provider, null, new PersonData("", "", [called]), null)
            {
                JoinedOn = new DateOnly(2025, 6, 1),
                TrainedOn = new DateOnly(2025, 6, 10),
            };
        var members = new[] { Member("4821", "ゆう"), Member("1205", "はる"), Member("1206", "はな") };
        var checks = new CloseChecks(
            new CheckOptions(),
            Words,
            members.ToDictionary(m => m.Number),
            [Pair("1205", 2026), Pair("1206", 2029)]
        );
        var line = Line("2026-11-12", "2026-11-12");
        Assert.True(
            checks.Pass(line with { Report = line.Report with { Children = [child], Family = child is "だれか" ? null : "1206" } })
        );
        Assert.Equal(warned, string.Join(' ', checks.Warnings.Select(w => w.Code)));
    }

    [Fact]
    public void What_takes_money_back_is_never_stopped()
    {
        var checks = Checks(new CheckOptions(), leftOn: new DateOnly(2026, 6, 1));
        Assert.True(checks.Pass(Line("2026-07-01", "2026-07-01") with { Before = 5_000 }));
        Assert.Empty(checks.Stops);
    }

    private static CloseChecks Checks(CheckOptions options, DateOnly? leftOn = null) =>
        new(
            options,
            Words,
            new Dictionary<string, MemberRecord>
            {
                ["4821"] = new("4821", MemberRoles.Provider, null, new PersonData("", "", []), null)
                {
                    JoinedOn = new DateOnly(2026, 6, 1),
                    TrainedOn = new DateOnly(2026, 6, 10),
                    LeftOn = leftOn,
                },
            },
            [
                new MemberPair
                {
                    Requester = "4822",
                    Provider = "4821",
                    MetOn = new DateOnly(2026, 1, 1),
                    ExpiresOn = new DateOnly(2029, 3, 31),
                },
            ]
        );

    private static CloseLine Line(string day, string handedIn) =>
        new(
            new ReportToClose("FS-1111-1111", Guid.Empty, 1, Standing.Accepted, "4821", Rules.Use($"{day} 10:00-12:00"))
            {
                Confirmation = ConfirmationState.Agreed,
                Family = "4822",
                HandedInOn = DateOnly.ParseExact(handedIn, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            },
            "4821",
            ClosedKind.OfTheMonth,
            day[..7],
            1_000,
            2_000,
            0,
            "kitakyushu 2"
        );
}
