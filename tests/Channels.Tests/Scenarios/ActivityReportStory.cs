using System.Net.Http.Json;
using System.Text.Json;
using Channels.Simulator;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;

namespace Channels.Tests.Scenarios;

/// <summary>A member reports an activity over LINE; the report is in the queue and the receipt in the chat.</summary>
public sealed class ActivityReportStory
{
    [Fact]
    public async Task A_report_typed_in_LINE_becomes_a_submission_in_the_queue()
    {
        await using var app = await ChannelsApp.StartAsync();
        var hanako = app.Line.Hanako;

        var receipt = await TalkAsync(app, hanako, photo: false);
        var reference = ReferenceIn(receipt.Text!);

        var waiting = await app.Api.ReplyAsync<List<WaitingReply>>("/api/v1/submissions/new");
        Assert.Equal(reference, Assert.Single(waiting).Reference);

        var whole = await app.Api.ReplyAsync<SubmissionReply>($"/api/v1/submissions/{reference}");
        var answers = whole.Answers.As<ActivityReportReply>();
        Assert.Equal("activity-report", whole.Procedure);
        Assert.Equal("04821", answers.MemberNumber);
        Assert.Equal(new PeriodReply("09:00", "11:30"), answers.Time);
        Assert.Equal("たろうさん", answers.Children[0].Child);
        Assert.Equal(64, whole.DefinitionHash.Length);

        // All of it went by free replies, each within its minute.
        Assert.All(app.Line.Transcript(hanako).Where(b => b.FromBot), b => Assert.Equal(ApiKind.Reply, b.Via));
    }

    [Fact]
    public async Task A_photo_of_the_paper_is_fetched_and_belongs_to_the_report()
    {
        await using var app = await ChannelsApp.StartAsync();
        var receipt = await TalkAsync(app, app.Line.Hanako, photo: true);
        var address = $"/api/v1/submissions/{ReferenceIn(receipt.Text!)}";

        // The picture is fetched beside the conversation: wait for it, not for a time.
        SubmissionFileReply file;
        do file = Assert.Single((await app.Api.ReplyAsync<SubmissionReply>(address)).Files);
        while (file.Status == "wanted");

        Assert.Equal("stored", file.Status);
        using var picture = await app.Api.GetAsync($"{address}/files/{file.Id}");
        Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
        Assert.Equal(file.Size, (await picture.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task Confirming_twice_makes_one_submission()
    {
        await using var app = await ChannelsApp.StartAsync();
        var hanako = app.Line.Hanako;
        var receipt = await TalkAsync(app, hanako, photo: false);

        await app.Line.SayAsync(hanako, "はい");
        await app.Line.WaitForReplyAsync(
            hanako,
            b => b.Id != receipt.Id && b.Text!.Contains(ReferenceIn(receipt.Text!), StringComparison.Ordinal)
        );

        Assert.Single(await app.Api.ReplyAsync<List<WaitingReply>>("/api/v1/submissions/new"));
    }

    [Theory]
    [InlineData("職員に相談")]
    [InlineData("中断")]
    [InlineData("RE-7K3M-2QXC")]
    public async Task Leaving_the_form_in_the_middle_is_answered_and_the_conversation_goes_on(string said)
    {
        await using var app = await ChannelsApp.StartAsync();
        var hanako = app.Line.Hanako;
        await SayAsync(app, hanako, "活動報告", "会員番号");
        var before = app.Line.Transcript(hanako).Count(b => b.FromBot);
        await app.Line.SayAsync(hanako, said);
        await app.Line.WaitForReplyAsync(hanako, _ => app.Line.Transcript(hanako).Count(b => b.FromBot) > before);
        var asked = await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/staff-requests");
        Assert.Equal(said == "職員に相談" ? 1 : 0, asked.GetArrayLength());
        Assert.Empty(await app.Api.ReplyAsync<List<DeadLetterReply>>("/api/v1/dead-letters"));
    }

    /// <summary>A whole report without a photo; its receipt.</summary>
    internal static async Task<string> HandInAsync(ChannelsApp app, EmulatedUser who, string child = "たろうさん") =>
        (await TalkAsync(app, who, photo: false, child)).Text!;

    internal static string ReferenceIn(string text) =>
        System.Text.RegularExpressions.Regex.Match(text, "FS-[0-9A-Z]{4}-[0-9A-Z]{4}", default, TimeSpan.FromSeconds(1)).Value;

    private static async Task<Bubble> TalkAsync(ChannelsApp app, EmulatedUser who, bool photo, string child = "たろうさん")
    {
        await SayAsync(app, who, "活動報告", "会員番号");
        await SayAsync(app, who, "０４８２１", "いつの活動");
        await SayAsync(app, who, "きのう", "何時から何時まで");
        await SayAsync(app, who, "9時から11時半まで", "何をしましたか");
        await SayAsync(app, who, "1", "お子さん");
        await SayAsync(app, who, child, "病気でしたか");
        await SayAsync(app, who, "いいえ", "もう一人");
        await SayAsync(app, who, "いいえ", "交通費");
        await SayAsync(app, who, "420円", "写真");
        if (photo)
        {
            await app.Line.PhotoAsync(who, preparingAnswers: 2);
            await app.Line.WaitForReplyAsync(who, b => b.Text!.Contains("確認してください", StringComparison.Ordinal));
        }
        else
        {
            await SayAsync(app, who, "写真はない", "確認してください");
        }

        return await SayAsync(app, who, "はい", "受付番号は FS-");
    }

    private static async Task<Bubble> SayAsync(ChannelsApp app, EmulatedUser who, string text, string expected)
    {
        await app.Line.SayAsync(who, text);
        return await app.Line.WaitForReplyAsync(who, b => b.Text!.Contains(expected, StringComparison.Ordinal));
    }
}
