using System.Reflection;
using Channels.Knowledge.Content;
using Channels.Knowledge.Office;

namespace Channels.Tests.Knowledge.Office;

/// <summary>What an entry looks like in the database.</summary>
public sealed class EntryJsonTests
{
    internal static Entry Whole { get; } =
        new()
        {
            Id = "day-service-bcp",
            Question = "業務継続計画を作っていないと減算になりますか",
            Topic = "業務継続計画",
            Aliases = ["BCPの減算", "\"引用\" <b> 😀"],
            Answer = "なります。\n1%です。",
            Citations = [new Citation("告示", "別表", "問164", "12", new DateOnly(2024, 3, 15)), new Citation("老企第36号")],
            Services = ["通所介護"],
            AddOns = ["業務継続計画未策定減算"],
            Jurisdiction = "北九州市",
            ValidFrom = new DateOnly(2024, 4, 1),
            ValidUntil = new DateOnly(2027, 3, 31),
            Revision = "R6",
            Status = EntryStatus.Superseded,
            Grounding = Grounding.OlderLaw,
            Owner = "介護保険課",
            ReviewedBy = "sato",
            ReviewedOn = new DateOnly(2026, 1, 2),
            NextReview = new DateOnly(2027, 1, 2),
            SupersededBy = "day-service-bcp-r9",
        };

    [Fact]
    public void Every_member_comes_back_as_it_was()
    {
        // A member added later has to be set above, or this says so.
        Assert.All(
            typeof(Entry).GetProperties(BindingFlags.Instance | BindingFlags.Public),
            p => Assert.False(IsDefault(p.GetValue(Whole)), p.Name)
        );

        var (read, problem) = EntryJson.Read(EntryJson.Write(Whole));

        Assert.Null(problem);
        Assert.Equal(EntryJson.Write(Whole), EntryJson.Write(read!));
        Assert.Equal(Whole.Citations, read!.Citations);
        Assert.Equal(
            (Whole.Aliases[1], Whole.ValidUntil, Whole.Grounding, Whole.SupersededBy),
            (read.Aliases[1], read.ValidUntil, read.Grounding, read.SupersededBy)
        );
        Assert.Contains("業務継続計画", EntryJson.Write(Whole), StringComparison.Ordinal);

        static bool IsDefault(object? value) =>
            value is null or 0 or ""
            || (value is Enum e && Convert.ToInt32(e, null) == 0)
            || value is System.Collections.ICollection { Count: 0 };
    }

    [Theory]
    [InlineData("""{"id":"a","question":"q","answer":"a","surprise":1}""")]
    [InlineData("""{"id":"a","question":"q","answer":"a","answer":"b"}""")]
    [InlineData("""{"id":"a","question":"q"}""")]
    [InlineData("""{"id":"a","question":null,"answer":"a"}""")]
    [InlineData("""{"id":"a","question":"q","answer":"a","aliases":null}""")]
    [InlineData("""{"id":"a","question":"q","answer":"a","status":2}""")]
    [InlineData("""{"id":"a","question":"q","answer":"a","status":"good"}""")]
    [InlineData("""{"id":"a","question":"q","answer":"a","validFrom":"2026/4/1"}""")]
    [InlineData("""{"id":"a","question":"q","answer":"a","citations":[{"article":"1"}]}""")]
    [InlineData("""{"ID":"a","question":"q","answer":"a"}""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_is_not_just_an_entry_is_refused(string document)
    {
        var (entry, problem) = EntryJson.Read(document);
        Assert.Null(entry);
        Assert.NotEmpty(problem!);
    }

    [Fact]
    public void A_difference_names_the_members_and_nothing_that_is_the_version_s_own()
    {
        var now = Whole with
        {
            Answer = "なります。",
            ValidUntil = null,
            Status = EntryStatus.Draft,
            ReviewedBy = "other",
            Services = ["通所介護"],
        };
        var changes = EntryDiff.Between(Whole, now);
        Assert.Equal(["answer", "validUntil"], changes.Select(c => c.Field).Order(StringComparer.Ordinal));
        Assert.Equal("2027-03-31", (string?)changes.Single(c => c.Field == "validUntil").Before);
        Assert.Null(changes.Single(c => c.Field == "validUntil").After);
        Assert.Empty(EntryDiff.Between(Whole, Whole with { }));
    }
}
