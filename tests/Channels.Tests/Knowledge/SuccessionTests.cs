using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;

namespace Channels.Tests.Knowledge;

/// <summary>A rule that another one replaced, or that has not begun, does not stand where the rule of today has the matter.</summary>
public sealed class SuccessionTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);

    private static readonly Entry Records = new()
    {
        Id = "record-keeping",
        Question = "記録の保存期間は何年ですか",
        Aliases = ["記録の保存は何年間ですか", "ケアの記録をいつまで保管しますか"],
        Answer = "2年間保存します。",
        Citations = [new Citation("要綱", "第5条")],
        Status = EntryStatus.Superseded,
        ReviewedBy = "係長",
        SupersededBy = "rec-2",
    };

    private static readonly Entry FiveYears = Records with
    {
        Id = "rec-2",
        Question = "サービス提供の記録は何年保存しますか",
        Aliases = [],
        Answer = "5年間保存します。",
        Status = EntryStatus.Approved,
        SupersededBy = null,
    };

    private static readonly Entry Publication = Records with
    {
        Id = "web-publication",
        Question = "重要事項をウェブサイトに載せる必要がありますか",
        Aliases = ["重要事項はホームページに載せますか"],
        Answer = "努力義務です。載せるように努めます。",
        SupersededBy = "web-2",
    };

    private static readonly Entry PublicationNow = Publication with
    {
        Id = "web-2",
        Aliases = [],
        Answer = "必要です。電子掲示板にも載せます。",
        Status = EntryStatus.Approved,
        SupersededBy = null,
    };

    private static readonly Entry DataLink = Records with
    {
        Id = "e-fut",
        Question = "ケアプランデータ連携システムの届出書はいつから必要ですか",
        Aliases = [],
        Answer = "令和8年12月1日から必要です。",
        ValidFrom = new DateOnly(2026, 12, 1),
        Status = EntryStatus.Approved,
        SupersededBy = null,
    };

    [Theory]
    [InlineData("サービス提供の記録は何年保存しますか")]
    [InlineData("記録の保存期間は何年ですか")]
    [InlineData("記録の保存は何年間ですか")]
    [InlineData("ケアの記録をいつまで保管しますか")]
    public void The_successor_answers_what_the_rule_before_it_answered(string question)
    {
        var reply = Ask(question, Records, FiveYears);
        Assert.Equal((Outcome.Answered, "rec-2"), (reply.Outcome, reply.Entries[0].Entry.Id));
    }

    [Theory]
    [InlineData("記録の保存期間")]
    [InlineData("記録の保存は5年ですか")]
    [InlineData("記録の保存は2年ですか")]
    [InlineData("記録は何年取っておきますか")]
    public void In_no_other_words_does_the_old_rule_stand_beside_it(string question)
    {
        var reply = Ask(question, Records, FiveYears);
        Assert.DoesNotContain("旧取扱い", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2年間保存します", reply.Text, StringComparison.Ordinal);
        Assert.True(reply.Outcome is Outcome.Answered or Outcome.Candidates, reply.Text);
        Assert.Equal("rec-2", reply.Entries[0].Entry.Id);
    }

    [Theory]
    [InlineData(null, "重要事項をウェブサイトに載せる必要がありますか")]
    [InlineData("web-2", "重要事項をウェブサイトに載せる必要がありますか")]
    [InlineData("web-2", "重要事項をウェブサイトに載せなければなりませんか")]
    public void An_approved_entry_with_the_very_question_is_a_successor_whether_it_was_named_or_not(string? named, string question)
    {
        var reply = Ask(question, Publication with { SupersededBy = named }, PublicationNow);
        Assert.DoesNotContain("旧取扱い", reply.Text, StringComparison.Ordinal);
        Assert.Equal("web-2", reply.Entries.First(e => e.Refusal != Reasons.Former).Entry.Id);
        Assert.True(reply.Outcome is Outcome.Answered or Outcome.Candidates, reply.Text);
    }

    [Fact]
    public void Whom_a_successor_took_over_from_is_followed_to_the_last()
    {
        var middle = FiveYears with { Id = "rec-1", Question = "見本の質問", Status = EntryStatus.Superseded, SupersededBy = "rec-2" };
        var reply = Ask("ケアの記録をいつまで保管しますか", Records with { SupersededBy = "rec-1" }, middle, FiveYears);
        Assert.Equal((Outcome.Answered, "rec-2"), (reply.Outcome, reply.Entries[0].Entry.Id));

        var round = Ask(
            "ケアの記録をいつまで保管しますか",
            Records with
            {
                SupersededBy = "rec-1",
            },
            middle with
            {
                SupersededBy = Records.Id,
            }
        );
        Assert.Equal((Outcome.NotCovered, Reasons.Former), (round.Outcome, round.Reason));
    }

    [Fact]
    public void Who_asks_after_the_rule_that_was_is_shown_it()
    {
        var reply = Ask("改定前の記録の保存期間は何年でしたか", Records, FiveYears);
        Assert.Equal((Outcome.NotCovered, "record-keeping"), (reply.Outcome, Assert.Single(reply.Former).Id));
        Assert.Contains("旧取扱い", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void As_long_as_nobody_approved_the_successor_the_old_rule_is_shown_as_what_it_is()
    {
        var reply = Ask("記録の保存期間は何年ですか", Records, FiveYears with { Status = EntryStatus.Draft });
        Assert.Equal((Outcome.NotCovered, Reasons.Former, "record-keeping"), (reply.Outcome, reply.Reason, reply.Former[0].Id));
    }

    [Fact]
    public void A_yes_or_no_is_not_given_to_the_words_of_the_rule_before_it()
    {
        var yes = FiveYears with { Question = "会議はオンラインで開いてもよいですか", Answer = "差し支えない。" };
        var reply = Ask(
            "会議は対面でなければなりませんか",
            Records with
            {
                Question = "会議は対面でなければなりませんか",
                Aliases = [],
            },
            yes
        );
        Assert.NotEqual(Outcome.Answered, reply.Outcome);
        Assert.DoesNotContain("旧取扱い", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ケアプランデータ連携システムの届出書はいつから必要ですか")]
    [InlineData("ケアプランデータ連携システムの届出書は必要ですか")]
    public void A_rule_that_has_not_begun_is_told_as_the_coming_one(string question)
    {
        var reply = Ask(question, DataLink);
        Assert.Equal((Outcome.NotCovered, Reasons.Coming), (reply.Outcome, reply.Reason));
        Assert.Empty(reply.Former);
        Assert.Contains("これから始まる取扱い（令和8年12月1日から。", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("旧取扱い", reply.Text, StringComparison.Ordinal);
        Assert.Equal(Outcome.Answered, Ask(new DateOnly(2026, 12, 1), question, DataLink).Outcome);
    }

    [Fact]
    public void The_coming_rule_does_not_stand_before_the_one_of_today()
    {
        var now = DataLink with { Id = "now", Answer = "今は要りません。", ValidFrom = null, ValidUntil = new DateOnly(2026, 11, 30) };
        var reply = Ask(DataLink.Question, DataLink, now);
        Assert.Equal((Outcome.Answered, "now"), (reply.Outcome, reply.Entries[0].Entry.Id));
        reply = Ask(new DateOnly(2026, 12, 1), DataLink.Question, DataLink, now);
        Assert.Equal((Outcome.Answered, "e-fut"), (reply.Outcome, reply.Entries[0].Entry.Id));
    }

    [Fact]
    public void A_coming_rule_that_nobody_approved_is_not_told()
    {
        var reply = Ask(DataLink.Question, DataLink with { Status = EntryStatus.Unconfirmed });
        Assert.DoesNotContain("12月1日", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_rule_whose_approved_successor_is_still_to_come_gives_way_to_it()
    {
        var reply = Ask("記録の保存期間は何年ですか", Records, FiveYears with { ValidFrom = new DateOnly(2027, 4, 1) });
        Assert.Equal((Outcome.NotCovered, Reasons.Coming), (reply.Outcome, reply.Reason));
        Assert.Contains("令和9年4月1日から", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_entries_that_read_alike_are_one_button()
    {
        var again = FiveYears with { Id = "rec-3" };
        var reply = Ask("記録は何年取っておきますか", FiveYears, again);
        Assert.Equal(reply.Choices.Distinct(StringComparer.Ordinal), reply.Choices);
        Assert.True(reply.Outcome is Outcome.Candidates or Outcome.Answered, reply.Text);
    }

    private static Reply Ask(string question, params Entry[] entries) => Ask(Today, question, entries);

    private static Reply Ask(DateOnly day, string question, params Entry[] entries) =>
        new Assistant(KnowledgeBase.Build(entries), new AnswerOptions()).Ask(question, AskContext.None, day);
}
