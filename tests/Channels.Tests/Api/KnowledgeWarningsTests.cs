using System.Net;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;

namespace Channels.Tests.Api;

/// <summary>What staff are told of an entry before it answers somebody.</summary>
public sealed class KnowledgeWarningsTests
{
    [Fact]
    public async Task A_name_in_the_question_and_a_question_that_would_not_be_answered_are_told_at_writing_and_approval()
    {
        await using var app = await ChannelsApp.StartAsync(StaffDesk.Settings);
        var named = StaffDesk.Proposed("伊藤太郎さんの居宅サービス計画はいつ作りますか", "利用の前に作ります。");
        Assert.Contains(("personal-data", "question"), Told(await app.ProposeAsync("sato", "named", 0, named)));
        Assert.Contains(("personal-data", "question"), Told(await app.DecideAsync("tanaka", "named", "approve", new { version = 1 })));

        var lost = StaffDesk.Proposed("訪問介護の生活援助が多いプランの届出は何回からですか", "月に31回からです。");
        lost["services"] = new[] { "居宅介護支援" };
        Assert.Contains(("own-question", "question"), Told(await app.ProposeAsync("sato", "lost", 0, lost)));
        Assert.Contains(("own-question", "question"), Told(await app.DecideAsync("tanaka", "lost", "approve", new { version = 1 })));

        var fine = await app.ProposeAsync("sato", "visit-date", 0, StaffDesk.Proposed());
        Assert.DoesNotContain(Told(fine), w => w.Code is "personal-data" or "own-question");
    }

    [Fact]
    public async Task The_same_question_once_more_is_told_at_approval()
    {
        await using var app = await ChannelsApp.StartAsync(StaffDesk.Settings);
        await app.ProposeAsync("sato", "visit-date", 0, StaffDesk.Proposed());
        await app.DecideAsync("tanaka", "visit-date", "approve", new { version = 1 });
        await app.ProposeAsync("sato", "visit-again", 0, StaffDesk.Proposed());
        Assert.Contains(
            ("near-duplicate", "visit-date"),
            Told(await app.DecideAsync("tanaka", "visit-again", "approve", new { version = 1 }))
        );
    }

    [Theory]
    [InlineData("同上", "entry.answer-elsewhere")]
    [InlineData("（削除）", "entry.answer-withdrawn")]
    [InlineData("-", "entry.empty")]
    public async Task An_answer_that_says_nothing_is_not_written(string answer, string code)
    {
        await using var app = await ChannelsApp.StartAsync(StaffDesk.Settings);
        Assert.Equal(code, (await app.ProposeAsync("sato", "bare", 0, StaffDesk.Proposed(answer: answer))).Code);
    }

    [Fact]
    public async Task Who_names_a_successor_is_told_what_the_body_lacks_and_that_nobody_approved_it()
    {
        await using var app = await ChannelsApp.StartAsync(StaffDesk.Settings);
        await app.ProposeAsync("sato", "visit-2", 0, StaffDesk.Proposed());
        var bare = await app.DecideAsync("sato", "closing-notification", "supersede", new { supersededBy = "visit-2" });
        Assert.Equal((HttpStatusCode.BadRequest, "body.json"), (bare.Status, bare.Code));
        Assert.Equal(["version", "note"], bare.Body.GetProperty("missing").EnumerateArray().Select(m => m.GetString()));
        var done = await app.DecideAsync(
            "sato",
            "closing-notification",
            "supersede",
            new
            {
                version = 0,
                note = "改定",
                supersededBy = "visit-2",
            }
        );
        Assert.Equal([("successor.not-approved", "supersededBy")], Told(done));
    }

    private static List<(string Code, string Field)> Told(Answer answer) =>
        [.. answer.As<EntryReceiptReply>().Warnings.Select(w => (w.Code, w.Field))];
}
