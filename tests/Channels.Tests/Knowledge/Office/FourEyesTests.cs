using Channels.Knowledge.Office;

namespace Channels.Tests.Knowledge.Office;

public sealed class FourEyesTests
{
    [Fact]
    public void Who_wrote_a_version_does_not_approve_it()
    {
        Assert.Equal(
            (RefusalKind.Forbidden, "approval.same-person"),
            FourEyes.Refuse(Version(VersionStatuses.Draft, "sato"), new StaffStep("sato", null)) is { } refused
                ? (refused.Kind, refused.Code)
                : default
        );
        Assert.Null(FourEyes.Refuse(Version(VersionStatuses.Draft, "sato"), new StaffStep("tanaka", null)));
    }

    [Theory]
    [InlineData(EntryState.Shipped)]
    [InlineData(EntryState.Imported)]
    public void What_nobody_of_the_staff_wrote_is_confirmed_by_one(string by)
    {
        var version = Version(VersionStatuses.Unconfirmed, by);
        Assert.Null(FourEyes.Refuse(version, new StaffStep("sato", null)));
        Assert.Null(FourEyes.RefuseAsOneOfMany(version));
    }

    [Fact]
    public void A_proposal_of_a_colleague_is_no_part_of_a_page() =>
        Assert.Equal("entry.not-shipped", FourEyes.RefuseAsOneOfMany(Version(VersionStatuses.Draft, "sato"))?.Code);

    private static EntryState Version(string status, string by) => new(1, status, by, null, null, null, null, null);
}
