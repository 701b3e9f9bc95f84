using Channels.Bot.Data;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Scenarios;

/// <summary>The centre wants a photo again: the member reads it in LINE and answers there.</summary>
public sealed class OfficeWritesToMember
{
    private const string Wrote = "写真をもう一度お送りください。日付のところが切れていました。";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("返事ありますか")]
    [InlineData("返事を読みたいです")]
    [InlineData("読む")]
    [InlineData("連絡")]
    [InlineData("連絡って何ですか")]
    [InlineData("ご連絡って何ですか？")]
    [InlineData("number")]
    [InlineData("受付番号は number です")]
    public async Task Whatever_leads_to_it_shows_it_and_photos_and_words_go_with_the_report(string said)
    {
        await using var app = await ChannelsApp.StartAsync();
        var (line, hanako) = (app.Line, app.Line.Hanako);
        var number = await HandInAsync(app);

        Assert.Equal("announced", await app.WriteToAsync(number, Wrote));
        await line.WaitForReplyAsync(hanako, $"センターから連絡があります。番号 {number}");
        Assert.DoesNotContain(line.Calls, c => c.Body.Contains("切れて", StringComparison.Ordinal));

        var read = await line.AnswerToAsync(hanako, said.Replace("number", number, StringComparison.Ordinal));
        Assert.Contains(Wrote, read.Text, StringComparison.Ordinal);
        Assert.Contains("写真を送るか、返事を書いてください。", read.Text, StringComparison.Ordinal);

        var taken = await line.AnswerToAsync(hanako, () => line.PhotoAsync(hanako));
        Assert.Contains(number, taken.Text, StringComparison.Ordinal);
        await line.AnswerToAsync(hanako, "おそくなりました");

        var address = $"/api/v1/submissions/{number}";
        Assert.Single((await app.Api.ReplyAsync<SubmissionReply>(address)).Files);
        var lines = await app.Api.ReplyAsync<List<CaseLineReply>>(address + "/messages");
        Assert.Equal(["staff", "person", "person"], lines.Select(l => l.From));
        Assert.Equal("おそくなりました", lines[^1].Text);
        Assert.Equal(lines[0].At, (await app.Api.ReplyAsync<SubmissionReply>(address)).ContactedAt);
    }

    [Fact]
    public async Task In_the_middle_of_the_next_report_it_is_read_answered_and_the_report_goes_on()
    {
        await using var app = await ChannelsApp.StartAsync();
        var (line, hanako) = (app.Line, app.Line.Hanako);
        var number = await HandInAsync(app);
        await line.AnswerToAsync(hanako, "活動報告");
        await app.WriteToAsync(number, Wrote);
        await line.WaitForReplyAsync(hanako, $"センターから連絡があります。番号 {number}");

        Assert.Contains(Wrote, (await line.AnswerToAsync(hanako, number)).Text, StringComparison.Ordinal);
        Assert.Contains("会員番号", (await line.AnswerToAsync(hanako, "あした送ります")).Text, StringComparison.Ordinal);
        Assert.Contains("いつの活動", (await line.AnswerToAsync(hanako, "04821")).Text, StringComparison.Ordinal);
        var lines = await app.Api.ReplyAsync<List<CaseLineReply>>($"/api/v1/submissions/{number}/messages");
        Assert.Equal("あした送ります", lines[^1].Text);
    }

    [Fact]
    public async Task Somebody_who_blocked_the_account_was_not_contacted_and_the_office_is_told()
    {
        await using var app = await ChannelsApp.StartAsync();
        var number = await HandInAsync(app);
        await app.Line.BlockAsync(app.Line.Hanako);
        while (!await app.Store.ReadAsync((db, stop) => db.Conversations.AnyAsync(c => c.Blocked, stop), Stop)) { }

        Assert.Equal("blocked", await app.WriteToAsync(number, Wrote));
        Assert.Null((await app.Api.ReplyAsync<SubmissionReply>($"/api/v1/submissions/{number}")).ContactedAt);
    }

    [Fact]
    public async Task Another_member_reads_nothing_with_the_number_alone()
    {
        await using var app = await ChannelsApp.StartAsync();
        var number = await HandInAsync(app);
        await app.WriteToAsync(number, Wrote);

        var told = await app.Line.AnswerToAsync(app.Line.Taro, number);
        Assert.Contains("ここでは読めません", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Line.Transcript(app.Line.Taro), b => b.Text?.Contains("切れて", StringComparison.Ordinal) is true);
    }

    /// <summary>The answers of the report are somebody else's story: here it is short.</summary>
    private static async Task<string> HandInAsync(ChannelsApp app)
    {
        var receipt = await ActivityReportStory.HandInAsync(app, app.Line.Hanako);
        return ActivityReportStory.ReferenceIn(receipt);
    }
}
