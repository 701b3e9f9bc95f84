using System.Globalization;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Simulator;
using Channels.Webhooks.Line;
using CsCheck;

namespace Channels.Tests.Line;

/// <summary>Replies as LINE takes them: every body that is rendered passes the emulator's rules, which share no code with the
/// renderer.</summary>
public sealed class RendererTests
{
    private static readonly string[] Types =
    [
        ActionTypes.ImBack,
        ActionTypes.PostBack,
        ActionTypes.OpenUrl,
        ActionTypes.DatePicker,
        ActionTypes.TimePicker,
        ActionTypes.Camera,
        ActionTypes.CameraRoll,
        ActionTypes.Location,
        "somethingElse",
    ];

    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.OneOf(
            "",
            " ",
            "はい",
            "👨‍👩‍👧‍👦",
            "\ud83d",
            "\u0000",
            "https://example.com/a?b=c",
            "javascript:alert(1)",
            "/relative",
            "tel:0931234567",
            "a\nb"
        ),
        Gen.OneOf("あ", "👨‍👩‍👧‍👦", "が", "x", "。").Array[0, 400].Select(string.Concat),
        Gen.String
    );

    private static readonly Gen<CardAction> Button =
        from type in Gen.OneOf(Types)
        from title in Words
        from value in Words.Null()
        select new CardAction
        {
            Type = type,
            Title = title,
            Value = value,
        };

    private static readonly Gen<Activity> Reply =
        from type in Gen.Frequency((9, Gen.Const(ActivityTypes.Message)), (1, Gen.OneOf(ActivityTypes.Typing, ActivityTypes.Event)))
        from text in Gen.Frequency((8, Words.Null()), (1, Gen.OneOf("あ", "。", "👨‍👩‍👧‍👦").Array[0, 8000].Select(string.Concat)))
        from buttons in Button.Array[0, 20].Null()
        select new Activity
        {
            Type = type,
            Text = text,
            SuggestedActions = buttons is null ? null : new SuggestedActions { Actions = buttons },
        };

    [Fact]
    public void Whatever_is_rendered_is_accepted_by_the_platform()
    {
        Reply
            .Array[0, 12]
            .Sample(
                replies =>
                {
                    var bodies = LineRenderer.Render(replies);

                    foreach (var body in bodies)
                    {
                        var problems = MessageRules.Check(Parse($$"""{"messages":{{body}}}"""));
                        Assert.True(problems.Count == 0, string.Join('\n', problems));
                    }

                    // Quick replies on the truly last message or nowhere.
                    var messages = bodies.SelectMany(b => Parse(b).EnumerateArray()).ToList();
                    Assert.All(messages.SkipLast(1), m => Assert.False(m.TryGetProperty("quickReply", out _)));
                    Assert.All(bodies.SkipLast(1), b => Assert.Equal(5, Parse(b).GetArrayLength()));
                    Assert.Equal(
                        replies.Any(r => r.Type == ActivityTypes.Message && !string.IsNullOrWhiteSpace(r.Text)),
                        messages.Count > 0
                    );
                },
                iter: 400
            );
    }

    [Fact]
    public void The_check_has_a_button_beside_each_line_and_shows_nothing_of_it_on_a_locked_screen()
    {
        var check = Activity.Message(
            "確認してください。\n1 日：きのう\n2 名前：たろう\nよければ「はい」。",
            new CardAction { Title = "はい" }
        ) with
        {
            Summary = "確認してください。",
            Rows =
            [
                new("1 日：きのう", new CardAction { Title = "直す", Value = "1" }),
                new("2 名前：たろう", new CardAction { Title = "直す", Value = "2" }),
            ],
        };

        var message = Parse(LineRenderer.Render([check]).Single())[0];

        Assert.Equal("flex", message.GetProperty("type").GetString());
        Assert.Equal("確認してください。", message.GetProperty("altText").GetString());
        var shown = new Bubble
        {
            Id = "1",
            FromBot = true,
            At = default,
            Message = message,
        };
        Assert.Equal(["直す", "直す", "はい"], shown.ButtonLabels);
        Assert.Equal(["はい"], shown.QuickReplyLabels);
        Assert.Equal(check.Text, shown.Text);
        Assert.Empty(MessageRules.Check(Parse($$"""{"messages":[{{message.GetRawText()}}]}""")));
    }

    [Fact]
    public void A_check_that_is_too_large_for_a_card_is_a_text()
    {
        var rows = Enumerable.Range(1, 250).Select(i => $"{i} 項目：答え").ToList();
        var check = Activity.Message(string.Join('\n', rows)) with
        {
            Summary = "確認",
            Rows = [.. rows.Select(r => new RowAction(r, new CardAction { Title = "直す", Value = "1" }))],
        };

        Assert.Equal("text", Parse(LineRenderer.Render([check]).Single())[0].GetProperty("type").GetString());
    }

    [Fact]
    public void Numbers_to_call_stay_on_the_screen_and_the_rest_are_quick_replies()
    {
        var care = Activity.Message(
            "続けますか。",
            new CardAction { Title = "ここまで" },
            new CardAction
            {
                Type = ActionTypes.OpenUrl,
                Title = "☎ 110に電話",
                Value = "tel:110",
            }
        );

        var message = Parse(LineRenderer.Render([care]).Single())[0];

        Assert.Equal("template", message.GetProperty("type").GetString());
        Assert.Equal("☎ 110に電話", message.GetProperty("altText").GetString());
        Assert.Equal("続けますか。\n［ここまで］", message.GetProperty("template").GetProperty("text").GetString());
        Assert.Equal("tel:110", message.GetProperty("template").GetProperty("actions")[0].GetProperty("uri").GetString());
        Assert.Equal(["ここまで"], Labels(LineRenderer.Render([care]).Single()));
    }

    [Theory]
    [InlineData("どちらですか。", "どちらですか。\n［はい］［2 いいえ］")]
    [InlineData("よければ「はい」。\n2 いいえ", "よければ「はい」。\n2 いいえ")]
    public void What_can_be_answered_stands_in_the_text_once(string text, string shown)
    {
        var body = LineRenderer.Render([
            Activity.Message(text, new CardAction { Title = "はい" }, new CardAction { Title = "2 いいえ", Value = "2" }),
        ]);

        Assert.Equal(shown, Parse(body.Single())[0].GetProperty("text").GetString());
    }

    [Fact]
    public void The_same_replies_are_the_same_bodies()
    {
        Reply.Array[0, 6].Sample(replies => Assert.Equal(LineRenderer.Render(replies), LineRenderer.Render(replies)), iter: 50);
    }

    [Fact]
    public void Five_messages_are_one_body_and_six_are_two()
    {
        Assert.Single(LineRenderer.Render(Many(5)));
        var two = LineRenderer.Render(Many(6));
        Assert.Equal([5, 1], two.Select(b => Parse(b).GetArrayLength()));
        Assert.Equal(["はい"], Labels(two[1]));
    }

    [Fact]
    public void A_text_of_5000_units_is_one_message_and_one_more_makes_two()
    {
        Assert.Equal(1, Parse(LineRenderer.Render([Activity.Message(new string('あ', 5000))]).Single()).GetArrayLength());
        Assert.Equal(2, Parse(LineRenderer.Render([Activity.Message(new string('あ', 5001))]).Single()).GetArrayLength());
        Assert.Equal(
            2,
            Parse(LineRenderer.Render([Activity.Message(string.Concat(Enumerable.Repeat("😀", 2501)))]).Single()).GetArrayLength()
        );
    }

    [Fact]
    public void Buttons_of_an_earlier_reply_move_to_the_last_message()
    {
        var body = LineRenderer
            .Render([Activity.Message("どちらですか。", new CardAction { Title = "はい" }), Activity.Message("ゆっくりどうぞ。")])
            .Single();

        Assert.False(Parse(body)[0].TryGetProperty("quickReply", out _));
        Assert.Equal(["はい"], Labels(body));
    }

    [Fact]
    public void A_fourteenth_button_is_left_out()
    {
        var body = LineRenderer
            .Render([
                Activity.Message(
                    "?",
                    Enumerable.Range(1, 14).Select(i => new CardAction { Title = i.ToString(CultureInfo.InvariantCulture) })
                ),
            ])
            .Single();

        Assert.Equal(13, Labels(body).Count);
    }

    public static TheoryData<string, string, string?, string> Shapes =>
        new()
        {
            { ActionTypes.ImBack, "はい", null, """{"label":"はい","type":"message","text":"はい"}""" },
            { ActionTypes.ImBack, "はい", "yes", """{"label":"はい","type":"message","text":"yes"}""" },
            { ActionTypes.ImBack, "はい", " ", """{"label":"はい","type":"message","text":"はい"}""" },
            { ActionTypes.PostBack, "はい", "v=1", """{"label":"はい","type":"postback","data":"ch1 v=1","displayText":"はい"}""" },
            {
                ActionTypes.PostBack,
                "はい",
                new string('x', 301),
                $$"""{"label":"はい","type":"message","text":"{{new string('x', 299)}}…"}"""
            },
            {
                ActionTypes.DatePicker,
                "カレンダー",
                "activity-report/3/date",
                """{"label":"カレンダー","type":"datetimepicker","data":"ch1 date activity-report/3/date","mode":"date"}"""
            },
            {
                ActionTypes.DatePicker,
                "カレンダー",
                "",
                """{"label":"カレンダー","type":"datetimepicker","data":"ch1 date","mode":"date"}"""
            },
            { ActionTypes.TimePicker, "時計", "", """{"label":"時計","type":"datetimepicker","data":"ch1 time","mode":"time"}""" },
            { ActionTypes.Camera, "写真をとる", null, """{"label":"写真をとる","type":"camera"}""" },
            { ActionTypes.CameraRoll, "えらぶ", null, """{"label":"えらぶ","type":"cameraRoll"}""" },
            { ActionTypes.Location, "場所", null, """{"label":"場所","type":"location"}""" },
            { ActionTypes.OpenUrl, "見る", "https://example.com/", """{"label":"見る","type":"uri","uri":"https://example.com/"}""" },
            { ActionTypes.OpenUrl, "見る", "javascript:alert(1)", """{"label":"見る","type":"message","text":"javascript:alert(1)"}""" },
            { "later", "新しい", "n", """{"label":"新しい","type":"message","text":"n"}""" },
        };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_button_is_exactly_this(string type, string title, string? value, string expected)
    {
        var body = LineRenderer
            .Render([
                Activity.Message(
                    "?",
                    new CardAction
                    {
                        Type = type,
                        Title = title,
                        Value = value,
                    }
                ),
            ])
            .Single();

        Assert.Equal(expected, Parse(body)[0].GetProperty("quickReply").GetProperty("items")[0].GetProperty("action").GetRawText());
    }

    [Fact]
    public void Silence_is_no_body()
    {
        Assert.Empty(LineRenderer.Render([]));
        Assert.Empty(LineRenderer.Render([Activity.Message(" \n"), new Activity { Type = ActivityTypes.Typing }]));
    }

    private static Activity[] Many(int count) =>
        [.. Enumerable.Range(1, count).Select(i => Activity.Message($"{i}", i == count ? [new CardAction { Title = "はい" }] : []))];

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static List<string> Labels(string body) =>
        [
            .. Parse(body)
                .EnumerateArray()
                .Last()
                .GetProperty("quickReply")
                .GetProperty("items")
                .EnumerateArray()
                .Select(i => i.GetProperty("action").GetProperty("label").GetString()!),
        ];
}
