using System.Text.Json;
using Channels.Simulator;

namespace Channels.Tests.Simulator;

/// <summary>LINE's limits, at the limit and one beyond it.</summary>
public sealed class MessageRulesTests
{
    private const string Family = "👨‍👩‍👧";

    public static TheoryData<string, object, string?> Cases() =>
        new()
        {
            { "five thousand code units", Text(new string('あ', 5_000)), null },
            { "one more", Text(new string('あ', 5_001)), "messages[0].text" },
            { "emoji count two each", Text(string.Concat(Enumerable.Repeat("🤨", 2_501))), "messages[0].text" },
            { "empty text", Text(""), "messages[0].text" },
            { "no text", new { type = "text" }, "messages[0].text" },
            { "text that is a number", new { type = "text", text = 1 }, "messages[0].text" },
            { "no type", new { text = "1" }, "messages[0].type" },
            { "unknown type", new { type = "hologram" }, "messages[0].type" },
            { "no object", "text", "messages[0]" },
            {
                "sticker",
                new
                {
                    type = "sticker",
                    packageId = "1",
                    stickerId = "1",
                },
                null
            },
            {
                "image without TLS",
                new
                {
                    type = "image",
                    originalContentUrl = "http://example.jp/a.png",
                    previewImageUrl = "https://example.jp/a.png",
                },
                "messages[0].originalContentUrl"
            },
            {
                "location",
                new
                {
                    type = "location",
                    title = "市役所",
                    address = "城内1",
                    latitude = 33.9,
                    longitude = 130.9,
                },
                null
            },
            {
                "location on another planet",
                new
                {
                    type = "location",
                    title = "市役所",
                    address = "城内1",
                    latitude = 133.9,
                    longitude = 130.9,
                },
                "messages[0].latitude"
            },
            { "13 quick replies", WithQuickReplies(13, "はい"), null },
            { "14 quick replies", WithQuickReplies(14, "はい"), "messages[0].quickReply.items" },
            { "no quick replies", WithQuickReplies(0, "はい"), "messages[0].quickReply.items" },
            { "label of 20 clusters", WithQuickReplies(1, string.Concat(Enumerable.Repeat(Family, 20))), null },
            {
                "label of 21 clusters",
                WithQuickReplies(1, string.Concat(Enumerable.Repeat(Family, 21))),
                "messages[0].quickReply.items[0].action.label"
            },
            { "quick reply without label", WithQuickReplies(1, ""), "messages[0].quickReply.items[0].action.label" },
            {
                "confirm with two",
                Template(
                    new
                    {
                        type = "confirm",
                        text = "よろしいですか",
                        actions = Actions(2),
                    }
                ),
                null
            },
            {
                "confirm with three",
                Template(
                    new
                    {
                        type = "confirm",
                        text = "よろしいですか",
                        actions = Actions(3),
                    }
                ),
                "messages[0].template.actions"
            },
            {
                "buttons of 160",
                Template(
                    new
                    {
                        type = "buttons",
                        text = new string('あ', 160),
                        actions = Actions(4),
                    }
                ),
                null
            },
            {
                "buttons of 161",
                Template(
                    new
                    {
                        type = "buttons",
                        text = new string('あ', 161),
                        actions = Actions(4),
                    }
                ),
                "messages[0].template.text"
            },
            {
                "five buttons",
                Template(
                    new
                    {
                        type = "buttons",
                        text = "1",
                        actions = Actions(5),
                    }
                ),
                "messages[0].template.actions"
            },
            {
                "titled buttons of 61",
                Template(
                    new
                    {
                        type = "buttons",
                        title = "題",
                        text = new string('あ', 61),
                        actions = Actions(1),
                    }
                ),
                "messages[0].template.text"
            },
            {
                "carousel of unequal columns",
                Template(new { type = "carousel", columns = new[] { Column(1), Column(2) } }),
                "messages[0].template.columns"
            },
            {
                "carousel of eleven",
                Template(new { type = "carousel", columns = Enumerable.Repeat(Column(1), 11) }),
                "messages[0].template.columns"
            },
            { "unknown template", Template(new { type = "poster" }), "messages[0].template.type" },
            {
                "postback data of 301",
                WithAction(
                    new
                    {
                        type = "postback",
                        label = "1",
                        data = new string('a', 301),
                    }
                ),
                "messages[0].quickReply.items[0].action.data"
            },
            {
                "message text of 301",
                WithAction(
                    new
                    {
                        type = "message",
                        label = "1",
                        text = new string('a', 301),
                    }
                ),
                "messages[0].quickReply.items[0].action.text"
            },
            {
                "script link",
                WithAction(
                    new
                    {
                        type = "uri",
                        label = "1",
                        uri = "javascript:alert(1)",
                    }
                ),
                "messages[0].quickReply.items[0].action.uri"
            },
            { "camera as quick reply", WithAction(new { type = "camera", label = "写真" }), null },
            {
                "camera as button",
                Template(
                    new
                    {
                        type = "buttons",
                        text = "1",
                        actions = new object[] { new { type = "camera", label = "写真" } },
                    }
                ),
                "messages[0].template.actions[0].type"
            },
            {
                "date picker",
                WithAction(
                    new
                    {
                        type = "datetimepicker",
                        label = "日",
                        data = "d",
                        mode = "date",
                        initial = "2026-11-19",
                        max = "2026-11-20",
                    }
                ),
                null
            },
            {
                "date picker beyond its end",
                WithAction(
                    new
                    {
                        type = "datetimepicker",
                        label = "日",
                        data = "d",
                        mode = "date",
                        initial = "2026-11-21",
                        max = "2026-11-20",
                    }
                ),
                "messages[0].quickReply.items[0].action.initial"
            },
            {
                "date picker of another form",
                WithAction(
                    new
                    {
                        type = "datetimepicker",
                        label = "日",
                        data = "d",
                        mode = "date",
                        initial = "11/19",
                    }
                ),
                "messages[0].quickReply.items[0].action.initial"
            },
            {
                "time picker",
                WithAction(
                    new
                    {
                        type = "datetimepicker",
                        label = "時",
                        data = "d",
                        mode = "time",
                        initial = "09:00",
                    }
                ),
                null
            },
            {
                "picker without mode",
                WithAction(
                    new
                    {
                        type = "datetimepicker",
                        label = "時",
                        data = "d",
                    }
                ),
                "messages[0].quickReply.items[0].action.mode"
            },
            {
                "flex",
                Flex(
                    new
                    {
                        type = "bubble",
                        body = new
                        {
                            type = "box",
                            layout = "vertical",
                            contents = new[] { new { type = "text", text = "1" } },
                        },
                    }
                ),
                null
            },
            {
                "flex button with a long label",
                Flex(FlexButton(new string('あ', 41))),
                "messages[0].contents.body.contents[0].action.label"
            },
            { "flex of more than 30 KB", Flex(new { type = "bubble", altText = new string('a', 31 * 1024) }), "messages[0].contents" },
            {
                "flex alternative text of 1501",
                new
                {
                    type = "flex",
                    altText = new string('a', 1_501),
                    contents = new { type = "bubble" },
                },
                "messages[0].altText"
            },
            {
                "sender name of 21",
                new
                {
                    type = "text",
                    text = "1",
                    sender = new { name = new string('あ', 21) },
                },
                "messages[0].sender.name"
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Check_message_follows_the_published_limit(string what, object message, string? problem)
    {
        var problems = MessageRules.Check(JsonSerializer.SerializeToElement(new { messages = new[] { message } }));

        Assert.True((problems.Count == 0 ? null : problems[0].Property) == problem, $"{what}: {string.Join(", ", problems)}");
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void Check_takes_one_to_five_messages(int count, bool accepted) =>
        Assert.Equal(
            accepted,
            MessageRules.Check(JsonSerializer.SerializeToElement(new { messages = Enumerable.Repeat(Text("1"), count) })).Count == 0
        );

    [Fact]
    public void Check_half_a_surrogate_pair_is_refused()
    {
        var body = JsonDocument.Parse("""{"messages":[{"type":"text","text":"\ud83e"}]}""").RootElement;

        Assert.Equal("messages[0].text", Assert.Single(MessageRules.Check(body)).Property);
    }

    [Fact]
    public void Check_without_messages_is_refused() =>
        Assert.Equal("messages", Assert.Single(MessageRules.Check(JsonDocument.Parse("{}").RootElement)).Property);

    private static object Text(string text) => new { type = "text", text };

    private static object[] Actions(int count) =>
        [
            .. Enumerable.Repeat(
                new
                {
                    type = "message",
                    label = "はい",
                    text = "はい",
                },
                count
            ),
        ];

    private static object Column(int actions) => new { text = "1", actions = Actions(actions) };

    private static object Template(object template) =>
        new
        {
            type = "template",
            altText = "1",
            template,
        };

    private static object Flex(object contents) =>
        new
        {
            type = "flex",
            altText = "1",
            contents,
        };

    private static object FlexButton(string label) =>
        new
        {
            type = "bubble",
            body = new
            {
                type = "box",
                layout = "vertical",
                contents = new[]
                {
                    new
                    {
                        type = "button",
                        action = new
                        {
                            type = "message",
                            label,
                            text = "1",
                        },
                    },
                },
            },
        };

    private static object WithAction(object action) =>
        new
        {
            type = "text",
            text = "1",
            quickReply = new { items = new[] { new { type = "action", action } } },
        };

    private static object WithQuickReplies(int count, string label) =>
        new
        {
            type = "text",
            text = "1",
            quickReply = new
            {
                items = Enumerable.Repeat(
                    new
                    {
                        type = "action",
                        action = new
                        {
                            type = "message",
                            label,
                            text = "はい",
                        },
                    },
                    count
                ),
            },
        };
}
