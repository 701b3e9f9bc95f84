using System.Text.Json;
using Channels.Simulator;
using Channels.Tests.Support.Doors;
using Channels.Webhooks;
using Channels.Webhooks.Line.RichMenu;
using Channels.Webhooks.Verbs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Line;

/// <summary>What surrounds the messages: whose language, which message is answered, what was read, and the menu under the chat.</summary>
public sealed class LineAsItIsUsed
{
    private static readonly Dictionary<string, string> ByHand = new() { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" };

    [Theory]
    [InlineData("en", "Hello, this is")]
    [InlineData("en-GB", "Hello, this is")]
    [InlineData("vi", "こんにちは、北九州市（きたきゅうしゅうし）")]
    [InlineData("ja", "こんにちは、北九州市の")]
    [InlineData(null, "こんにちは、北九州市の")]
    public async Task The_first_words_are_in_the_language_of_the_profile(string? language, string hello)
    {
        await using var app = await ChannelsApp.StartAsync(ByHand);
        var person = app.Line.Platform.AddUser("だれか", language: language);
        await app.Line.FollowAsync(person);
        await app.RunUntilIdleAsync();
        Assert.StartsWith(hello, app.Line.Transcript(person)[^1].Text, StringComparison.Ordinal);
        await app.Line.SayAsync(person, "活動報告");
        await app.RunUntilIdleAsync();
        Assert.Single(app.Line.Calls, c => c.Kind == ApiKind.Profile); // once a person
    }

    [Fact]
    public async Task Letters_of_a_word_change_no_language_and_a_profile_that_cannot_be_had_is_Japanese()
    {
        await using var app = await ChannelsApp.StartAsync(ByHand);
        app.Line.Platform.Faults.Next(ApiKind.Profile, new Fault { Accept = false, Status = 500 });
        await app.Line.SayAsync(app.Line.Hanako, "BCP");
        await app.RunUntilIdleAsync();
        Assert.Matches("[ぁ-ん]", app.Line.Transcript(app.Line.Hanako)[^1].Text);
    }

    [Fact]
    public async Task Of_several_messages_the_answered_one_is_quoted_and_the_last_is_not()
    {
        await using var app = await ChannelsApp.StartAsync(ByHand);
        await app.Line.SayAsync(app.Line.Hanako, "活動報告");
        await app.Line.SayAsync(app.Line.Hanako, "04821");
        await app.RunUntilIdleAsync();

        var asked = app.Line.Transcript(app.Line.Hanako);
        var answers = asked.Where(b => b.FromBot).ToList();
        Assert.Equal(asked[0].Message.GetProperty("quoteToken").GetString(), answers[0].Message.GetProperty("quoteToken").GetString());
        Assert.False(answers[^1].Message.TryGetProperty("quoteToken", out _));
    }

    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public async Task A_message_is_shown_as_read_where_staff_use_the_chat_as_well(string marks, int calls)
    {
        var settings = new Dictionary<string, string>(ByHand) { ["Line:MarksAsRead"] = marks };
        await using var app = await ChannelsApp.StartAsync(settings);
        await app.Line.SayAsync(app.Line.Hanako, "活動報告");
        await app.RunUntilIdleAsync();
        if (calls > 0)
            await app.Line.WaitForCallAsync(c => c.Kind == ApiKind.MarkAsRead && c.Status == 200);
        Assert.Equal(calls, app.Line.Calls.Count(c => c.Kind == ApiKind.MarkAsRead));
    }

    [Fact]
    public async Task Yesterday_is_the_day_before_it_was_written_however_late_it_comes()
    {
        // Written at 23:58 on the 2nd in Japan, heard at 00:10 on the 3rd.
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 12, 2, 14, 57, 0, TimeSpan.Zero));
        await using var app = await ChannelsApp.StartAsync(ByHand, time, line: await EmulatedLine.StartAsync(time));
        foreach (var line in new[] { "活動報告", "04821" })
        {
            await app.Line.SayAsync(app.Line.Hanako, line);
            await app.RunUntilIdleAsync();
            time.Advance(TimeSpan.FromSeconds(30));
        }

        var webhook = app.Line.Channel.WebhookUrl;
        app.Line.Channel.WebhookUrl = null;
        var said = await app.Line.SayAsync(app.Line.Hanako, "きのう");
        time.Advance(TimeSpan.FromMinutes(12));
        app.Line.Channel.WebhookUrl = webhook;
        await app.Line.Sender.SendAsync(app.Line.Channel, said.Event);
        await app.RunUntilIdleAsync();

        Assert.Contains("12月1日（火）ですね", app.Line.Transcript(app.Line.Hanako)[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("食べるものがない", "119")]
    [InlineData("住むところがない", "119")]
    [InlineData("電気が止められた", "119")]
    [InlineData("死にたい", "110")]
    public async Task Words_of_need_get_the_care_text_and_the_link(string said, string number)
    {
        await using var app = await ChannelsApp.StartAsync(ByHand);
        await app.Line.SayAsync(app.Line.Hanako, said);
        await app.RunUntilIdleAsync();
        var all = string.Join('\n', app.Line.Transcript(app.Line.Hanako).Where(b => b.FromBot).Select(b => b.Message.GetRawText()));
        Assert.Contains(number, all, StringComparison.Ordinal);
        Assert.Contains("/chat?", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_menu_is_installed_with_its_picture_and_the_one_before_goes()
    {
        await using var app = await ChannelsApp.StartAsync(ByHand);
        var menu = app.Get<LineMenu>();
        var (first, problem) = await menu.InstallAsync("default", TestContext.Current.CancellationToken);
        Assert.Null(problem);
        var calls = app.Line.Calls.Count;
        var (second, _) = await menu.InstallAsync("default", TestContext.Current.CancellationToken);

        // Run again it only looks.
        Assert.Equal(first, second);
        Assert.All(app.Line.Calls.Skip(calls), c => Assert.True(c.Kind is ApiKind.RichMenuList or ApiKind.RichMenuDefault));
        Assert.Equal(second, app.Line.Channel.Menus.Shown?.Id);
        Assert.Equal(second, Assert.Single(app.Line.Channel.Menus.All).Id);
        Assert.InRange(LineMenu.Picture.Length, 10_000, 1024 * 1024);
        Assert.Equal((null, "There is no account nobody in the settings."), await menu.InstallAsync("nobody", default));
    }

    [Fact]
    public async Task The_verb_puts_the_menu_there_in_place_of_an_older_one_and_leaves_those_of_others()
    {
        await using var line = await EmulatedLine.StartAsync();
        using var older = JsonDocument.Parse(LineMenu.Definition.Replace("channels-", "channels-0", StringComparison.Ordinal));
        using var others = JsonDocument.Parse(LineMenu.Definition.Replace("channels-", "vendor-", StringComparison.Ordinal));
        var old = line.Channel.Menus.Add(older.RootElement);
        line.Channel.Menus.Draw(old.Id, LineMenu.Picture);
        line.Channel.Menus.Show(old.Id);
        var stranger = line.Channel.Menus.Add(others.RootElement);
        using var said = new StringWriter();
        string[] settings =
        [
            $"--Line:ApiBaseUrl={line.ApiBaseUrl}",
            $"--Line:ApiDataBaseUrl={line.ApiDataBaseUrl}",
            $"--Line:ChannelId={line.ChannelId}",
            $"--Line:ChannelSecrets:0={line.ChannelSecret}",
        ];

        for (var run = 0; run < 2; run++)
            Assert.Equal(
                0,
                await CommandLine.RunAsync(["richmenu", .. settings], s => Program.Build(s), new Terminal(TextReader.Null, said, said))
            );

        var shown = line.Channel.Menus.Shown!;
        Assert.Equal([shown.Id, shown.Id], said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim()));
        Assert.Equal(LineMenu.Picture, shown.Picture);
        Assert.Equal(((string[])[shown.Id, stranger.Id]).Order(), line.Channel.Menus.All.Select(m => m.Id).Order());
        Assert.Equal(
            1,
            await CommandLine.RunAsync(
                ["richmenu", "nobody", .. settings],
                s => Program.Build(s),
                new Terminal(TextReader.Null, said, said)
            )
        );
    }

    [Fact]
    public async Task Every_field_of_the_menu_leads_somewhere_and_the_first_to_the_consultation()
    {
        using var menu = JsonDocument.Parse(LineMenu.Definition);
        var words = menu
            .RootElement.GetProperty("areas")
            .EnumerateArray()
            .Select(a => a.GetProperty("action").GetProperty("text").GetString()!);
        string[] expected = ["/chat?p=consultation", "会員番号", "何をしますか", "職員に伝えました", "ことばを選んで"];
        await using var app = await ChannelsApp.StartAsync(ByHand);
        foreach (var (said, answer) in words.Zip(expected))
        {
            var person = app.Line.Platform.AddUser("だれか");
            await app.Line.SayAsync(person, said);
            await app.RunUntilIdleAsync();
            Assert.Contains(answer, app.Line.Transcript(person)[^1].Text, StringComparison.Ordinal);
        }
    }
}
