using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Line;

/// <summary>A day picked in a calendar belongs to the question whose calendar it was, however late it is tapped.</summary>
public sealed partial class PickedDays
{
    private static readonly Dictionary<string, string> ByHand = new() { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" };

    private static readonly string[] UntilBirthday = ["会員登録", "はい", "依頼会員", "田中 花子", "タナカ ハナコ"];

    private static readonly string[] UntilTheChilds = ["090-0000-5678", "なし", "803-0000", "大手町一番地", "小倉北区", "はな"];

    [Fact]
    public async Task A_calendar_of_another_question_puts_its_own_right_and_answers_no_other()
    {
        await using var story = await Story.BeginAsync(UntilBirthday);
        var birthday = story.Calendar();
        await story.PickAsync(birthday, 1985, 4, 1);
        await story.SayAsync(UntilTheChilds);
        var childs = story.Calendar();
        Assert.NotEqual(birthday, childs);

        var corrected = await story.PickAsync(birthday, 1985, 4, 2);

        Assert.Contains("4月2日（火）", corrected, StringComparison.Ordinal);
        Assert.Contains("に直しました", corrected, StringComparison.Ordinal);
        Assert.Equal(childs, story.Calendar());
        Assert.Contains("5月5日（火）", await story.PickAsync(childs, 2020, 5, 5), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_day_tapped_again_is_a_double_tap()
    {
        await using var story = await Story.BeginAsync(UntilBirthday);
        var birthday = story.Calendar();
        Assert.NotEqual("", await story.PickAsync(birthday, 1985, 4, 1));
        Assert.Equal("", await story.PickAsync(birthday, 1985, 4, 1));
        await story.SayAsync(UntilTheChilds);
        Assert.Equal("", await story.PickAsync(birthday, 1985, 4, 1));
    }

    [Fact]
    public async Task A_calendar_of_before_it_named_its_question_is_still_read()
    {
        await using var story = await Story.BeginAsync(UntilBirthday);
        Assert.Contains("4月1日（月）", await story.PickAsync("ch1 date", 1985, 4, 1), StringComparison.Ordinal);
        Assert.Contains("4月2日（火）", await story.PickAsync("ch1 date", 1985, 4, 2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_of_no_form_or_of_another_says_nothing()
    {
        await using var story = await Story.BeginAsync([]);
        Assert.Equal("", await story.PickAsync("ch1 date activity-report/1/date", 2026, 11, 25));
        await story.SayAsync(UntilBirthday);
        Assert.Equal("", await story.PickAsync("ch1 date event-signup/1/date", 1985, 4, 1));
    }

    [Theory]
    [InlineData("9時から11時半まで", new[] { "活動報告", "04821", "きのう" })]
    [InlineData("420円", new[] { "活動報告", "04821", "きのう", "9時から11時半まで", "1", "たろうさん", "いいえ", "いいえ" })]
    public async Task A_day_that_is_written_is_no_time_and_no_sum(string answer, string[] before)
    {
        await using var story = await Story.BeginAsync(before);
        var asked = await story.SayAsync("2026-11-20");
        Assert.DoesNotMatch("20(26)?円|[12]?[0-9]時", Regex.Replace(asked, "例：.*", "", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain("うまく", await story.SayAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tab_of_the_menu_says_nothing_whatever_its_data()
    {
        await using var story = await Story.BeginAsync(["活動報告"]);
        var tab = new JsonObject { ["newRichMenuAliasId"] = "b", ["status"] = "SUCCESS" };
        Assert.Equal("", await story.AfterAsync(line => line.PostbackAsync(line.Hanako, "ch1 richmenu", tab)));
    }

    private sealed partial class Story(ChannelsApp app) : IAsyncDisposable
    {
        private int seen;

        public static async Task<Story> BeginAsync(string[] lines)
        {
            var story = new Story(await ChannelsApp.StartAsync(ByHand));
            await story.SayAsync(lines);
            return story;
        }

        /// <summary>What is on the screen says of its calendar.</summary>
        public string Calendar() =>
            CalendarData().Match(app.Line.Transcript(app.Line.Hanako).Last(b => b.FromBot).Message.GetRawText()).Groups[1].Value;

        public Task<string> PickAsync(string data, int year, int month, int day) =>
            AfterAsync(line => line.PickDateAsync(line.Hanako, data, new DateOnly(year, month, day)));

        public async Task<string> SayAsync(params string[] lines)
        {
            var last = "";
            foreach (var said in lines)
                last = await AfterAsync(line => line.SayAsync(line.Hanako, said));
            return last;
        }

        /// <summary>What is answered to it; empty: nothing.</summary>
        public async Task<string> AfterAsync(Func<EmulatedLine, Task> act)
        {
            await act(app.Line);
            await app.RunUntilIdleAsync();
            var all = app.Line.Transcript(app.Line.Hanako).Where(b => b.FromBot).ToList();
            var answer = string.Join('\n', all.Skip(seen).Select(b => b.Text));
            seen = all.Count;
            return answer;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        [GeneratedRegex("\"data\":\"(ch1 date [^\"]+)\"", RegexOptions.None, 1000)]
        private static partial Regex CalendarData();
    }
}
