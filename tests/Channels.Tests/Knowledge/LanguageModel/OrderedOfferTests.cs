using Channels.Knowledge.Answering;
using Channels.Knowledge.LanguageModel;
using CsCheck;
using static Channels.Tests.Knowledge.LanguageModel.Questions;

namespace Channels.Tests.Knowledge.LanguageModel;

/// <summary>A model may put candidates in order and drop some. It adds none and answers nothing.</summary>
public sealed class OrderedOfferTests
{
    private static readonly ScoredEntry[] Offered = [Scored("a", "変更届の期限"), Scored("b", "休止届の期限"), Scored("c", "再開届の期限")];

    [Fact]
    public void Entries_come_in_the_models_order() => Assert.Equal(("c,a", ModelReasons.Ordered), Read(("c", "再開届"), ("a", "10日以内")));

    [Fact]
    public void One_alone_would_pass_for_an_answer_so_the_next_one_stays() =>
        Assert.Equal(("c,a", ModelReasons.Ordered), Read(("c", "再開届")));

    [Fact]
    public void The_same_order_changes_nothing() =>
        Assert.Equal((null, ModelReasons.Unchanged), Read(("a", "変更届"), ("b", "休止届"), ("c", "再開届")));

    [Theory]
    [InlineData("z", "再開届", ModelReasons.UnknownEntry)]
    [InlineData("", "再開届", ModelReasons.Uncited)]
    [InlineData("c", "", ModelReasons.Uncited)]
    [InlineData("c", "廃止届", ModelReasons.QuoteMissing)]
    [InlineData("c", "休止届", ModelReasons.QuoteMissing)]
    [InlineData("a", "変更届", ModelReasons.Schema)]
    public void One_entry_that_is_not_what_was_offered_spoils_the_order(string entry, string quote, string reason) =>
        Assert.Equal((null, reason), Read(("a", "変更届"), (entry, quote)));

    [Theory]
    [InlineData("{\"entries\":[]}", ModelReasons.Nothing)]
    [InlineData("{\"entries\":[null]}", ModelReasons.Schema)]
    [InlineData("{\"sentences\":[]}", ModelReasons.Schema)]
    [InlineData("{\"entries\":[{\"entry\":\"a\",\"quote\":\"変更届\",\"answer\":\"10日です\"}]}", ModelReasons.Schema)]
    [InlineData("変更届です", ModelReasons.NotJson)]
    public void What_has_another_form_is_not_read(string output, string reason) =>
        Assert.Equal((null, reason), OrderedOffer.Read(output, Offered));

    [Fact]
    public void Whatever_a_model_writes_only_what_was_offered_is_offered_and_never_one_alone()
    {
        string[] ids = ["a", "b", "c", "z"];
        Gen.Select(Gen.Int[0, 3].Array[0, 5], Gen.Bool)
            .Sample(
                (picked, lie) =>
                {
                    var (entries, _) = OrderedOffer.Read(Entries([.. picked.Select(at => (ids[at], lie ? "廃止" : "期限"))]), Offered);
                    Assert.True(
                        entries is null
                            || (entries.Count >= 2 && entries.Distinct().Count() == entries.Count && entries.All(Offered.Contains))
                    );
                }
            );
    }

    private static ScoredEntry Scored(string id, string question) => new(Change with { Id = id, Question = question }, 1, 1, 1, null);

    private static (string? Ids, string Reason) Read(params (string Entry, string Quote)[] entries)
    {
        var (chosen, reason) = OrderedOffer.Read(Entries(entries), Offered);
        return (chosen is null ? null : string.Join(',', chosen.Select(e => e.Entry.Id)), reason);
    }
}
