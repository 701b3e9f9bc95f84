using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Data.Rows;
using Channels.Simulator;
using Channels.Tests.Support.Doors;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Line;

/// <summary>Pictures sent together are one thing said: all of them attached, one answer; what cannot be had is asked for again.</summary>
public sealed class PictureSets
{
    private static readonly Dictionary<string, string> ByHand = new()
    {
        ["Turns:Enabled"] = "false",
        ["Delivery:Enabled"] = "false",
        ["Turns:NextPicture"] = "00:00:02",
    };
    private static readonly string[] UntilPhoto =
    [
        "活動報告",
        "04821",
        "きのう",
        "9時から11時半まで",
        "1",
        "たろうさん",
        "いいえ",
        "いいえ",
        "420円",
    ];

    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(3, 1, 2)]
    public async Task Three_pages_in_any_order_are_attached_and_answered_once(params int[] arrival)
    {
        await using var story = await Story.BeginAsync();
        await story.Line.PhotoSetAsync(story.Line.Hanako, arrival);

        var answer = Assert.Single(await story.AnswersAsync());

        Assert.Contains("3枚とも", answer, StringComparison.Ordinal);
        Assert.Equal(3, await story.HandInAsync());
        Assert.All(await story.App.EventsAsync(), e => Assert.Equal(InboxStatus.Done, e.Status));
    }

    [Fact]
    public async Task Nothing_is_answered_while_a_page_is_missing_and_what_came_counts_after_a_short_while()
    {
        await using var story = await Story.BeginAsync();
        var set = LineIds.Hex(16);
        await story.PhotoAsync((set, 2, 3));
        Assert.Empty(await story.AnswersAsync());
        story.Time.Advance(TimeSpan.FromSeconds(2));
        await story.PhotoAsync((set, 1, 3));
        Assert.Empty(await story.AnswersAsync());

        story.Time.Advance(TimeSpan.FromSeconds(4));
        var answer = Assert.Single(await story.AnswersAsync());

        Assert.Contains("2枚とも", answer, StringComparison.Ordinal);

        // The last page comes after all: it joins the others.
        await story.PhotoAsync((set, 3, 3));
        story.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Contains("3枚とも", Assert.Single(await story.AnswersAsync()), StringComparison.Ordinal);
        Assert.Equal(3, await story.HandInAsync());
    }

    [Fact]
    public async Task Pictures_in_a_row_without_a_set_are_attached_and_answered_once_when_it_is_quiet()
    {
        await using var story = await Story.BeginAsync();
        for (var picture = 0; picture < 3; picture++)
        {
            await story.PhotoAsync(null);
            Assert.Empty(await story.AnswersAsync());
            story.Time.Advance(TimeSpan.FromSeconds(1.5));
        }

        Assert.Empty(await story.AnswersAsync());
        story.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("3枚とも", Assert.Single(await story.AnswersAsync()), StringComparison.Ordinal);
        Assert.Equal(3, await story.HandInAsync());
    }

    [Fact]
    public async Task What_is_written_behind_a_picture_does_not_wait_for_another()
    {
        await using var story = await Story.BeginAsync();
        await story.PhotoAsync(null);
        await story.Line.SayAsync(story.Line.Hanako, "はい");
        Assert.Equal(2, (await story.AnswersAsync()).Count);
    }

    [Fact]
    public async Task Words_written_after_the_pictures_are_heard_after_all_of_them()
    {
        await using var story = await Story.BeginAsync();
        var set = LineIds.Hex(16);
        await story.PhotoAsync((set, 1, 2));
        await story.Line.SayAsync(story.Line.Hanako, "はい");
        Assert.Empty(await story.AnswersAsync());
        await story.PhotoAsync((set, 2, 2));
        story.Time.Advance(TimeSpan.FromSeconds(2));

        var answers = await story.AnswersAsync();

        Assert.Contains("2枚とも", answers[0], StringComparison.Ordinal);
        Assert.Contains("受け付けました", answers[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_taken_back_before_its_turn_is_neither_waited_for_nor_kept()
    {
        await using var story = await Story.BeginAsync();
        var sent = await story.Line.PhotoSetAsync(story.Line.Hanako, 1, 2, 3);
        await story.Line.UnsendAsync(story.Line.Hanako, sent[1].MessageId!);

        var answers = await story.AnswersAsync();

        Assert.Contains("2枚とも", answers[0], StringComparison.Ordinal);
        Assert.Equal(2, await story.HandInAsync());
    }

    [Fact]
    public async Task A_photo_is_not_accepted_when_it_cannot_be_had_and_is_asked_for_again()
    {
        await using var story = await Story.BeginAsync();
        story.Line.Platform.Faults.Next(ApiKind.Content, Fault.Answer(404), calls: 100);
        await story.PhotoAsync(null);
        story.Time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Contains("確認してください", Assert.Single(await story.AnswersAsync()), StringComparison.Ordinal);

        for (var seconds = 0; seconds < 200; seconds += 5)
        {
            story.Time.Advance(TimeSpan.FromSeconds(5));
            await story.App.RunUntilIdleAsync();
        }

        var told = Assert.Single(await story.AnswersAsync());
        Assert.Contains("届きませんでした。もう一度送ってください", told, StringComparison.Ordinal);
        Assert.InRange(story.Line.Calls.Count(c => c.Kind == ApiKind.Content), 4, 10);
        story.Line.Platform.Faults.Clear();
        await story.PhotoAsync(null);
        story.Time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Contains("確認してください", Assert.Single(await story.AnswersAsync()), StringComparison.Ordinal);
        Assert.Equal(1, await story.HandInAsync());
    }

    [Fact]
    public async Task A_photo_that_is_lost_after_the_receipt_is_asked_for_by_its_number_and_joins_it()
    {
        await using var story = await Story.BeginAsync();
        story.Line.Platform.Faults.Next(ApiKind.Content, Fault.Answer(400), calls: 100);
        await story.PhotoAsync(null);
        story.Time.Advance(TimeSpan.FromSeconds(2.5));
        await story.AnswersAsync();
        await story.Line.SayAsync(story.Line.Hanako, "はい");
        Assert.Contains("受け付けました", Assert.Single(await story.AnswersAsync()), StringComparison.Ordinal);
        for (var seconds = 0; seconds < 200; seconds += 5)
        {
            story.Time.Advance(TimeSpan.FromSeconds(5));
            await story.App.RunUntilIdleAsync();
        }

        var reference = await story.ReferenceAsync();
        Assert.Contains(
            $"{reference} の写真がこちらに届きませんでした",
            Assert.Single(await story.AnswersAsync()),
            StringComparison.Ordinal
        );
        story.Line.Platform.Faults.Clear();
        await story.PhotoAsync(null);
        story.Time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Contains(reference, Assert.Single(await story.AnswersAsync()), StringComparison.Ordinal);
        Assert.Equal(1, await story.StoredFilesAsync());
    }

    [Fact]
    public async Task Three_lost_photos_are_told_once()
    {
        await using var story = await Story.BeginAsync();
        story.Line.Platform.Faults.Next(ApiKind.Content, Fault.Answer(410), calls: 100);
        await story.Line.PhotoSetAsync(story.Line.Hanako, 1, 2, 3);

        var answers = await story.AnswersAsync();

        Assert.Single(answers, a => a.Contains("届きませんでした", StringComparison.Ordinal));
        Assert.Equal(2, answers.Count);
    }

    /// <summary>A report that is filled in up to the photo, with the workers off and one clock for both sides.</summary>
    private sealed class Story(ChannelsApp app, FakeTimeProvider time) : IAsyncDisposable
    {
        private readonly HashSet<string> seen = [];

        public ChannelsApp App => app;

        public EmulatedLine Line => app.Line;

        public FakeTimeProvider Time => time;

        public static async Task<Story> BeginAsync()
        {
            var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
            var app = await ChannelsApp.StartAsync(ByHand, time, line: await EmulatedLine.StartAsync(time));
            var story = new Story(app, time);
            foreach (var line in UntilPhoto)
            {
                await app.Line.SayAsync(app.Line.Hanako, line);
                await story.AnswersAsync();
                time.Advance(TimeSpan.FromSeconds(2));
            }

            return story;
        }

        public Task PhotoAsync((string Id, int Index, int Total)? set) =>
            Line.PhoneOf(Line.Hanako).PhotoAsync(EmulatedLine.OnePixel(), set);

        /// <summary>What the bot has said since it was asked last.</summary>
        public async Task<List<string>> AnswersAsync()
        {
            await app.RunUntilIdleAsync();
            return [.. Line.Transcript(Line.Hanako).Where(b => b.FromBot && seen.Add(b.Id)).Select(b => b.Text)];
        }

        public async Task<int> HandInAsync()
        {
            time.Advance(TimeSpan.FromSeconds(2));
            await Line.SayAsync(Line.Hanako, "はい");
            Assert.Contains("受け付けました", Assert.Single(await AnswersAsync()), StringComparison.Ordinal);
            return await StoredFilesAsync();
        }

        public async Task<string> ReferenceAsync() =>
            (await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/submissions/new"))[0].GetProperty("reference").GetString()!;

        public async Task<int> StoredFilesAsync()
        {
            var report = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{await ReferenceAsync()}");
            return report.GetProperty("files").EnumerateArray().Count(f => f.GetProperty("status").GetString() == "stored");
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
