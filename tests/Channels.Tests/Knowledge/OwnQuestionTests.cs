using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.Review;

namespace Channels.Tests.Knowledge;

/// <summary>An entry that would not answer its own question is told before anybody asks it.</summary>
public sealed class OwnQuestionTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);
    private readonly OwnQuestion own = new();

    [Theory]
    [InlineData("訪問介護の生活援助が多いプランの届出は何回からですか", "居宅介護支援", Reasons.Service)]
    [InlineData("軽度者の福祉用具貸与の確認依頼書はいつまでに出しますか", "居宅介護支援", Reasons.Service)]
    [InlineData("生活援助が多いプランの届出は何回からですか", "居宅介護支援", Reasons.Service)]
    [InlineData("運営規程の変更の届出はいつまでですか", "居宅介護支援", null)]
    [InlineData("訪問介護の2時間ルールとは何ですか", "訪問介護", null)]
    [InlineData("居宅介護支援の管理者の要件は", "", null)]
    [InlineData("伊藤太郎さんの居宅サービス計画はいつ作りますか", "居宅介護支援", Reasons.PersonalData)]
    public void The_conditions_of_a_question_are_held_against_its_own_entry(string question, string service, string? reason)
    {
        var entry = Of(question, service);
        Assert.Equal(reason, own.Refuses(entry, Today));
        var misses = OwnQuestion.Misses(entry, KnowledgeBase.Build([Of("変更届はいつまでですか", "")]), Today);
        if (reason is null)
            Assert.Null(misses);
        else
            Assert.Contains(reason, misses, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_of_another_time_is_asked_on_a_day_on_which_it_holds()
    {
        var entry = Of("変更届はいつまでですか", "") with { ValidFrom = new DateOnly(2027, 4, 1) };
        Assert.Null(own.Refuses(entry, Today));
        Assert.Null(OwnQuestion.Misses(entry, KnowledgeBase.Build([]), Today));
        Assert.Null(own.Refuses(entry with { ValidFrom = null, ValidUntil = new DateOnly(2026, 3, 31) }, Today));
    }

    private static Entry Of(string question, string service) =>
        new()
        {
            Id = "e",
            Question = question,
            Answer = "10日以内に届け出ます。",
            Services = service.Length == 0 ? [] : [service],
            Citations = [new Citation("要綱")],
            Status = EntryStatus.Unconfirmed,
        };
}
