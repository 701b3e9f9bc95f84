using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Channels.Tests.Line;

/// <summary>What a signed body may look like, and that no event of it is ever lost for an odd neighbour.</summary>
public sealed class ReceiveTests(OpenDoor open) : IClassFixture<OpenDoor>
{
    private readonly LineDoor door = open.Door;

    [Theory]
    [InlineData("""{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}""")]
    [InlineData("""{"events":[]}""")]
    [InlineData("""{"destination":"U8e742f61d673b39c7fff3cecb7536ef0"}""")]
    [InlineData("""{"destination":null,"events":null}""")]
    [InlineData("{}")]
    [InlineData("""{"later":{"deep":[1,2,{"events":[{"type":"message"}]}]}}""")]
    public async Task A_webhook_without_events_is_200_and_stores_nothing(string body)
    {
        Assert.Equal(200, await door.PostAsync(Encoding.UTF8.GetBytes(body)));
        Assert.Empty(await door.NewRowsAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"events\"")]
    [InlineData("1")]
    [InlineData("{")]
    [InlineData("""{"events":[""")]
    [InlineData("""{"events":[{"type":"message"}}""")]
    [InlineData("""{"events":[]} {}""")]
    [InlineData("""{"events":[]}x""")]
    [InlineData("""{"events":{}}""")]
    [InlineData("""{"events":"none"}""")]
    [InlineData("""{'events':[]}""")]
    public async Task A_signed_body_that_is_no_webhook_is_400(string body)
    {
        Assert.Equal(400, await door.PostAsync(Encoding.UTF8.GetBytes(body)));
        Assert.Empty(await door.NewRowsAsync());
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_body_is_signed_with_it_and_passed_over()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. LineDoor.Body(LineDoor.Text("bom-1"), LineDoor.Text("bom-2"))];

        Assert.Equal(200, await door.PostAsync(body));
        Assert.Equal(["bom-1", "bom-2"], (await door.NewRowsAsync()).Select(r => r.EventId));
    }

    [Fact]
    public async Task Events_of_several_people_in_one_webhook_are_stored_apart_and_in_order()
    {
        Assert.Equal(
            200,
            await door.PostAsync(
                LineDoor.Body(
                    LineDoor.Text("two-1", user: "Ua", timestamp: 1764000000001),
                    LineDoor.Text("two-2", user: "Ub"),
                    LineDoor.Text("two-3", user: "Ua")
                )
            )
        );

        var rows = await door.NewRowsAsync();
        Assert.Equal(["two-1", "two-2", "two-3"], rows.Select(r => r.EventId));
        Assert.Equal(rows[0].Row.ConversationKey, rows[2].Row.ConversationKey);
        Assert.NotEqual(rows[0].Row.ConversationKey, rows[1].Row.ConversationKey);
        Assert.Equal(1764000000001, rows[0].Row.OccurredAt);
        Assert.DoesNotContain("Ua", rows[0].Row.ConversationKey, StringComparison.Ordinal);
    }

    public static TheoryData<string> OddNeighbours =>
        [
            """{"type":"somethingNew","webhookEventId":"$","source":{"type":"user","userId":"Uo"},"somethingNew":{"a":[1,{"b":null}]}}""",
            """{"type":"message","webhookEventId":"$","source":{"type":"user","userId":"Uo"},"message":{"type":"hologram","i"""
                + """d":"1","layers":3}}""",
            """{"type":"accountLink","webhookEventId":"$","mode":"active","timestamp":1764000000000,"link":{"result":"faile"""
                + """d","nonce":"n"}}""",
            """{"type":"follow","source":{"type":"user","userId":"U$"},"timestamp":1764000000000}""",
            """{"type":"message","source":{"type":"user","userId":"Uo"},"message":{"type":"text","id":"m$","text":"id fehlt"}}""",
            """{"type":"follow","webhookEventId":"$","source":{"type":"user","userId":"Uo"}}""",
            """{"type":7,"webhookEventId":"$","source":"user","message":[],"timestamp":"yesterday","mode":{},"replyToken":1,"d"""
                + """eliveryContext":3}""",
            """{"type":"message","webhookEventId":{"$":1},"source":{"userId":7,"groupId":[]},"message":{"id":{},"type":"tex"""
                + """t"},"timestamp":{"a":[1]}}""",
            """{"type":"message","webhookEventId":"$","timestamp":17640000000009999999999999999999,"source":{"userId":"Uo"}}""",
            """{"type":"message","webhookEventId":"$","timestamp":-5e400,"source":{"userId":"Uo"}}""",
            """{"webhookEventId":"$"}""",
            """{"$":null}""",
            """ "$" """,
            """["$",{"webhookEventId":"inner"}]""",
            """{"type":"message","webhookEventId":"$","source":{"userId":"Uo"},"message":{"type":"text","id":"1","text":"\uD83E"}}""",
            """{"type":"message","webhookEventId":"$","source":{"userId":"\uDD28"},"message":{"type":"text","id":"\uD83E","text":"x"}}""",
            """{"type":"\uD83E","webhookEventId":"$\uD83E","source":{"userId":"Uo"}}""",
            """{"\uD83E":"$","type":"message","source":{"\uDD28":1,"userId":"Uo"}}""",
            """{"type":"message","webhookEventId":"$\u0000","source":{"userId":"U\u0000"},"message":{"id":"\u0000"}}""",
        ];

    [Theory]
    [MemberData(nameof(OddNeighbours))]
    public async Task An_odd_event_is_stored_and_costs_no_neighbour(string odd)
    {
        var number = OddNeighbours.ToList().FindIndex(o => o.Data == odd);
        odd = odd.Trim().Replace("$", $"odd{number}", StringComparison.Ordinal);

        Assert.Equal(200, await door.PostAsync(LineDoor.Body(LineDoor.Text($"before-{number}"), odd, LineDoor.Text($"after-{number}"))));

        var rows = await door.NewRowsAsync();
        Assert.Equal(3, rows.Count);
        Assert.Equal(($"before-{number}", odd, $"after-{number}"), (rows[0].EventId, rows[1].Json, rows[2].EventId));
        Assert.All(rows, r => Assert.All(r.EventId, c => Assert.InRange(c, '!', '~')));
    }

    [Fact]
    public async Task Numbers_and_nulls_among_the_events_are_stored_once()
    {
        Assert.Equal(200, await door.PostAsync(LineDoor.Body("null", "41", "true", LineDoor.Text("among"), "41")));

        Assert.Equal(["null", "41", "true", LineDoor.Text("among")], (await door.NewRowsAsync()).Select(r => r.Json));
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_cost_no_neighbour()
    {
        var body = LineDoor.Body(
            LineDoor.Text("utf-1"),
            LineDoor.Text("utf-2", "!!"),
            """{"type":"message","source":{"userId":"!!"},"webhookEventId":"utf-!!"}""",
            LineDoor.Text("utf-3")
        );
        for (var i = 0; i < body.Length - 1; i++)
        {
            if (body[i] == '!' && body[i + 1] == '!')
                (body[i], body[i + 1]) = (0xC3, 0x28);
        }

        Assert.Equal(200, await door.PostAsync(body));
        var ids = (await door.NewRowsAsync()).Select(r => r.EventId).ToList();
        Assert.Equal(4, ids.Count);
        Assert.Equal(["utf-1", "utf-2", "utf-3"], [ids[0], ids[1], ids[3]]);
    }

    [Fact]
    public async Task A_hundred_levels_of_nesting_cost_no_neighbour()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":[", 50)) + string.Concat(Enumerable.Repeat("]}", 50));

        Assert.Equal(
            200,
            await door.PostAsync(
                LineDoor.Body(
                    LineDoor.Text("deep-1"),
                    $$"""{"type":"new","webhookEventId":"deep-2","new":{{deep}}}""",
                    LineDoor.Text("deep-3")
                )
            )
        );
        Assert.Equal(["deep-1", "deep-2", "deep-3"], (await door.NewRowsAsync()).Select(r => r.EventId));
    }

    [Fact]
    public async Task A_body_of_brackets_alone_is_answered_and_brings_nothing_down()
    {
        Assert.Equal(400, await door.PostAsync(Encoding.UTF8.GetBytes("{\"events\":" + new string('[', 500_000))));
        Assert.Equal(200, await door.PostAsync(LineDoor.Body()));
    }

    [Fact]
    public async Task Twenty_thousand_events_in_a_body_are_all_stored()
    {
        var body = LineDoor.Body(
            Enumerable
                .Range(0, 20_000)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{"type":"follow","webhookEventId":"many-{{i}}"}"""))
        );
        Assert.InRange(body.Length, 800_000, 1024 * 1024);

        Assert.Equal(200, await door.PostAsync(body));
        Assert.Equal(20_000, (await door.NewRowsAsync()).Select(r => r.EventId).Distinct().Count());
    }

    [Fact]
    public async Task An_event_named_twice_in_one_body_is_one_row()
    {
        Assert.Equal(200, await door.PostAsync(LineDoor.Body(LineDoor.Text("twice", "a"), LineDoor.Text("twice", "b"))));

        Assert.Contains("\"a\"", Assert.Single(await door.NewRowsAsync()).Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_delivered_again_is_200_and_no_further_row()
    {
        var first = LineDoor.Text("again");
        var again = first.Replace("\"isRedelivery\":false", "\"isRedelivery\":true", StringComparison.Ordinal);

        Assert.Equal(200, await door.PostAsync(LineDoor.Body(first)));
        Assert.Equal(200, await door.PostAsync(LineDoor.Body(again, LineDoor.Text("fresh"))));
        Assert.Equal(["again", "fresh"], (await door.NewRowsAsync()).Select(r => r.EventId));
    }

    [Theory]
    [InlineData(
        """{"type":"message","source":{"userId":"Un"},"message":{"type":"text","id":"nameless","text":"x"},"deliveryContex"""
            + """t":{"isRedelivery":false}}"""
    )]
    [InlineData(
        """{"type":"follow","source":{"userId":"Un"},"timestamp":1764000000000,"deliveryContext":{"isRedelivery":false},"replyToken":"r"}"""
    )]
    public async Task An_event_without_an_id_is_known_again_when_it_is_redelivered(string first)
    {
        var again = first.Replace("false", "true", StringComparison.Ordinal);

        Assert.Equal(200, await door.PostAsync(LineDoor.Body(first)));
        Assert.Equal(200, await door.PostAsync(LineDoor.Body(again)));
        Assert.Single(await door.NewRowsAsync());
    }

    [Fact]
    public async Task Ids_longer_than_the_column_stay_apart_and_are_known_again()
    {
        var (a, b) = (new string('a', 150), new string('a', 149) + "b");

        Assert.Equal(200, await door.PostAsync(LineDoor.Body(LineDoor.Text(a), LineDoor.Text(b))));
        Assert.Equal(200, await door.PostAsync(LineDoor.Body(LineDoor.Text(a).Replace("false", "true", StringComparison.Ordinal))));
        Assert.Equal(2, (await door.NewRowsAsync()).Count);
    }

    [Fact]
    public async Task Fifty_identical_requests_at_once_are_one_row()
    {
        var body = LineDoor.Body(LineDoor.Text("fifty-1"), LineDoor.Text("fifty-2"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => door.PostAsync(body)));

        Assert.All(answers, status => Assert.Equal(200, status));
        Assert.Equal(2, (await door.NewRowsAsync()).Count);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1764000000000")]
    [InlineData("9223372036854775807")]
    [InlineData("99999999999999")]
    [InlineData("1.5")]
    [InlineData("null")]
    public async Task A_time_that_cannot_be_does_not_move_the_order_of_a_conversation(string timestamp)
    {
        var name = "time" + timestamp;
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

        Assert.Equal(
            200,
            await door.PostAsync(LineDoor.Body($$"""{"type":"follow","webhookEventId":"{{name}}","timestamp":{{timestamp}}}"""))
        );

        var row = Assert.Single(await door.NewRowsAsync()).Row;
        Assert.InRange(row.OccurredAt, before, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task What_is_stored_is_sealed()
    {
        Assert.Equal(200, await door.PostAsync(LineDoor.Body(LineDoor.Text("sealed", "ひみつの文"))));

        var row = Assert.Single(await door.NewRowsAsync()).Row;
        var raw = Encoding.UTF8.GetString(row.Payload!.Sealed);
        Assert.DoesNotContain("ひみつ", raw, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "ひみつ",
            JsonSerializer.Serialize(
                new
                {
                    row.EventId,
                    row.ConversationKey,
                    row.MessageKey,
                }
            ),
            StringComparison.Ordinal
        );
    }
}
