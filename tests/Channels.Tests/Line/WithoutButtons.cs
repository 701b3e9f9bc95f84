using Channels.Tests.Support.Doors;

namespace Channels.Tests.Line;

/// <summary>LINE on a computer shows no quick replies: what can be chosen stands in the text, and a number is never silently another
/// answer. And what nobody can take is said.</summary>
public sealed class WithoutButtons
{
    private static readonly Dictionary<string, string> ByHand = new()
    {
        ["Turns:Enabled"] = "false",
        ["Delivery:Enabled"] = "false",
        ["Languages:Demonstration"] = "true",
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

    [Fact]
    public async Task A_question_that_takes_no_number_has_its_choices_numbered()
    {
        await using var app = await ChannelsApp.StartAsync(ByHand);
        var photo = await SayAsync(app, UntilPhoto);
        Assert.Matches("\n1 写真はない", photo);
        Assert.DoesNotContain("［", photo, StringComparison.Ordinal);
        Assert.Contains("確認してください", await SayAsync(app, "1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yes_and_no_have_their_numbers()
    {
        await using var app = await ChannelsApp.StartAsync(ByHand);
        Assert.Contains("\n1 はい\n2 いいえ", await SayAsync(app, UntilPhoto[..6]), StringComparison.Ordinal);
        Assert.Contains("\n1 はい\n2 いいえ", await SayAsync(app, "2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_number_is_an_answer_the_choices_stand_as_words_and_a_small_one_is_asked_about()
    {
        await using var app = await ChannelsApp.StartAsync(ByHand);
        Assert.Contains("「きょう」「きのう」とも書けます", await SayAsync(app, "活動報告", "04821"), StringComparison.Ordinal);
        Assert.Contains("2日", await SayAsync(app, "2"), StringComparison.Ordinal);
        Assert.Contains("いつの活動ですか", await SayAsync(app, "いいえ"), StringComparison.Ordinal);
        Assert.Contains("ですね", await SayAsync(app, "きのう"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_language_is_listed_once()
    {
        await using var app = await ChannelsApp.StartAsync(ByHand);
        var list = await SayAsync(app, "言語");
        Assert.Single(list.Split('\n'), l => l.Contains("English", StringComparison.Ordinal));
        Assert.Contains("\n1 日本語", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "Xin chào")]
    [InlineData("tl", "Kumusta")]
    [InlineData("zh-Hans", "您好")]
    [InlineData("fr", "こんにちは、北九州市（きたきゅうしゅうし）")]
    public async Task The_language_of_a_profile_is_spoken_where_it_is_offered_and_says_that_it_is_a_sample(string language, string hello)
    {
        await using var app = await ChannelsApp.StartAsync(ByHand);
        var person = app.Line.Platform.AddUser("だれか", language: language);
        await app.Line.FollowAsync(person);
        await app.RunUntilIdleAsync();
        var lines = app.Line.Transcript(person)[^1].Text.Split('\n');
        Assert.StartsWith(hello, lines[language == "fr" ? 0 : 1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_behind_a_link_is_in_the_language_of_the_talk()
    {
        await using var app = await ChannelsApp.StartAsync(ByHand);
        var person = app.Line.Platform.AddUser("だれか", language: "vi");
        await app.Line.SayAsync(person, "không có gì ăn");
        await app.RunUntilIdleAsync();
        var said = string.Join('\n', app.Line.Transcript(person).Where(b => b.FromBot).Select(b => b.Message.GetRawText()))
            .Replace("\\u0026", "&", StringComparison.Ordinal);
        Assert.Contains("/chat?p=consultation&c=line&l=vi#i=", said, StringComparison.Ordinal);
        Assert.Contains("bản mẫu", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sticker_with_nothing_open_is_not_taken_and_that_is_said()
    {
        await using var app = await ChannelsApp.StartAsync(ByHand);
        await app.Line.StickerAsync(app.Line.Hanako);
        Assert.Contains("受け取れませんでした", await SayAsync(app), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_procedures_is_shown_inside_a_form_too_and_the_question_stays()
    {
        await using var app = await ChannelsApp.StartAsync(ByHand);
        var shown = await SayAsync(app, "活動報告", "04821", "メニュー");
        Assert.Contains("・会員登録", shown, StringComparison.Ordinal);
        Assert.Contains("・くらしと生活保護の相談", shown, StringComparison.Ordinal);
        Assert.Contains("いつの活動ですか", shown, StringComparison.Ordinal);
    }

    private static async Task<string> SayAsync(ChannelsApp app, params string[] lines)
    {
        await app.RunUntilIdleAsync();
        foreach (var line in lines)
        {
            await app.Line.SayAsync(app.Line.Hanako, line);
            await app.RunUntilIdleAsync();
        }

        return app.Line.Transcript(app.Line.Hanako)[^1].Text;
    }
}
