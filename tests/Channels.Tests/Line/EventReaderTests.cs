using System.Text;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Webhooks.Line;
using CsCheck;

namespace Channels.Tests.Line;

/// <summary>Every kind of LINE event as an activity; what is not known is an event, and nothing ever throws.</summary>
public sealed class EventReaderTests
{
    private const string Source = """ "source":{"type":"user","userId":"Ua"},"mode":"active","timestamp":1764000000123,"replyToken":"r" """;

    [Fact]
    public void A_text_message_is_kept_to_the_letter()
    {
        var read = Read(
            $$$"""{"type":"message",{{{Source}}},"message":{"type":"text","id":"1","text":" ２０２６-05-01T10:00:00\n\uD83E\uDD28\\ "} }"""
        );

        Assert.Equal(
            (ActivityTypes.Message, "1", " ２０２６-05-01T10:00:00\n🤨\\ "),
            (read.Activity.Type, read.Activity.Id, read.Activity.Text)
        );
        Assert.Equal(
            ("line", DateTimeOffset.FromUnixTimeMilliseconds(1764000000123)),
            (read.Activity.ChannelId, read.Activity.Timestamp!.Value)
        );
        Assert.Equal(("Ua", "r", true), (read.Address, read.ReplyToken, read.MayAnswer));
    }

    public static TheoryData<string, string> Files =>
        new()
        {
            { """{"type":"image","id":"1","contentProvider":{"type":"line"}}""", "image/* line:1" },
            {
                """{"type":"image","id":"1","contentProvider":{"type":"line"},"imageSet":{"id":"s","index":1,"total":2}}""",
                "image/* line:1"
            },
            { """{"type":"video","id":"1","duration":1000,"contentProvider":{"type":"line"}}""", "video/* line:1" },
            { """{"type":"audio","id":"1","duration":1000,"contentProvider":{"type":"line"}}""", "audio/* line:1" },
            { """{"type":"file","id":"1","fileName":"a.pdf","fileSize":3}""", "application/octet-stream line:1" },
            {
                """{"type":"image","id":"1","contentProvider":{"type":"external","originalContentUrl":"http://169.254.169.254/"}}""",
                "image/* "
            },
            { """{"type":"image","id":"1","contentProvider":{"type":"somewhere"}}""", "image/* " },
            { """{"type":"image","contentProvider":{"type":"line"}}""", "image/* " },
            { """{"type":"sticker","id":"1","packageId":"1","stickerId":"2","keywords":["a"]}""", AttachmentTypes.Sticker + " " },
            { """{"type":"location","id":"1","latitude":33.88,"longitude":130.87}""", AttachmentTypes.Location + " " },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_sent_instead_of_text_is_an_attachment_and_only_LINEs_own_content_has_a_source(string message, string expected)
    {
        var read = Read($$$"""{"type":"message",{{{Source}}},"message":{{{message}}}}""");

        var attachment = Assert.Single(read.Activity.Attachments!);
        Assert.Equal(expected, $"{attachment.ContentType} {attachment.ContentUrl}");
        Assert.Equal(ActivityTypes.Message, read.Activity.Type);
        Assert.Null(read.Activity.Text);
        Assert.DoesNotContain("169.254", JsonSerializer.Serialize(read.Activity), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Postbacks =>
        new()
        {
            { """{"data":"ch1 読む FS-7K3M-2QXC"}""", "読む FS-7K3M-2QXC" },
            { """{"data":"ch1 date","params":{"date":"2026-05-01"}}""", "2026-05-01" },
            { """{"data":"ch1 time","params":{"time":"09:30"}}""", "09:30" },
            { """{"data":"ch1 date","params":{"datetime":"2026-05-01T09:30"}}""", "2026-05-01T09:30" },
        };

    [Theory]
    [InlineData("""{"data":"richmenu-changed-to-b","params":{"newRichMenuAliasId":"richmenu-alias-b","status":"SUCCESS"}}""")]
    [InlineData("""{"data":"ch1 richmenu","params":{"newRichMenuAliasId":"b","status":"SUCCESS"}}""")]
    [InlineData("""{"data":"action=unknown&id=5"}""")]
    [InlineData("""{"data":"x","params":{"date":"2026-05-01"}}""")]
    [InlineData("""{"data":"ch2 はい"}""")]
    [InlineData("{}")]
    [InlineData("null")]
    public void A_postback_of_somebody_else_says_nothing(string postback)
    {
        var read = Read($$$"""{"type":"postback",{{{Source}}},"postback":{{{postback}}}}""");

        Assert.Equal((ActivityTypes.Event, "line/postback", null), (read.Activity.Type, read.Activity.Name, read.Activity.Text));
    }

    [Theory]
    [MemberData(nameof(Postbacks))]
    public void A_postback_says_its_data_or_what_was_picked(string postback, string text)
    {
        var read = Read($$$"""{"type":"postback",{{{Source}}},"postback":{{{postback}}}}""");

        Assert.Equal((ActivityTypes.Message, text), (read.Activity.Type, read.Activity.Text));
    }

    [Theory]
    [InlineData("follow", ActivityTypes.ConversationUpdate, EventNames.Follow)]
    [InlineData("unfollow", ActivityTypes.ConversationUpdate, EventNames.Unfollow)]
    [InlineData("join", ActivityTypes.Event, "line/join")]
    [InlineData("leave", ActivityTypes.Event, "line/leave")]
    [InlineData("memberJoined", ActivityTypes.Event, "line/memberJoined")]
    [InlineData("memberLeft", ActivityTypes.Event, "line/memberLeft")]
    [InlineData("videoPlayComplete", ActivityTypes.Event, "line/videoPlayComplete")]
    [InlineData("beacon", ActivityTypes.Event, "line/beacon")]
    [InlineData("accountLink", ActivityTypes.Event, "line/accountLink")]
    [InlineData("membership", ActivityTypes.Event, "line/membership")]
    [InlineData("module", ActivityTypes.Event, "line/module")]
    [InlineData("activated", ActivityTypes.Event, "line/activated")]
    [InlineData("deactivated", ActivityTypes.Event, "line/deactivated")]
    [InlineData("botSuspended", ActivityTypes.Event, "line/botSuspended")]
    [InlineData("botResumed", ActivityTypes.Event, "line/botResumed")]
    [InlineData("delivery", ActivityTypes.Event, "line/delivery")]
    [InlineData("things", ActivityTypes.Event, "line/things")]
    [InlineData("inventedTomorrow", ActivityTypes.Event, "line/inventedTomorrow")]
    public void Every_other_type_has_its_name(string type, string activity, string name)
    {
        var read = Read($$"""{"type":"{{type}}",{{Source}}}""");

        Assert.Equal((activity, name), (read.Activity.Type, read.Activity.Name));
        Assert.Null(read.Activity.Text);
    }

    [Fact]
    public void A_message_taken_back_names_the_message()
    {
        var read = Read($$$"""{"type":"unsend",{{{Source}}},"unsend":{"messageId":"325708"} }""");

        Assert.Equal((ActivityTypes.MessageDelete, "325708"), (read.Activity.Type, read.Activity.Id));
        Assert.Equal(ActivityTypes.Event, Read($$"""{"type":"unsend",{{Source}}}""").Activity.Type);
    }

    [Fact]
    public void An_edited_message_is_an_update_with_the_same_id()
    {
        var read = Read($$$"""{"type":"messageEdited",{{{Source}}},"message":{"type":"text","id":"1","text":"新しい文"} }""");

        Assert.Equal((ActivityTypes.MessageUpdate, "1", "新しい文"), (read.Activity.Type, read.Activity.Id, read.Activity.Text));
    }

    [Fact]
    public void A_message_of_an_unknown_type_is_an_event()
    {
        Assert.Equal(
            "line/message/hologram",
            Read($$$"""{"type":"message",{{{Source}}},"message":{"type":"hologram","id":"1"} }""").Activity.Name
        );
        Assert.Equal("line/message/untyped", Read($$"""{"type":"message",{{Source}}}""").Activity.Name);
    }

    [Theory]
    [InlineData("""{"type":"group","groupId":"C1","userId":"Ua"}""", "active", "C1", false)]
    [InlineData("""{"type":"room","roomId":"R1","userId":"Ua"}""", "active", "R1", false)]
    [InlineData("""{"type":"group","groupId":"C1"}""", "active", "C1", false)]
    [InlineData("""{"type":"user","userId":"Ua"}""", "standby", "Ua", false)]
    [InlineData("""{"type":"user","userId":"Ua"}""", "active", "Ua", true)]
    [InlineData("""{"type":"user","userId":"Ua"}""", "inventedTomorrow", "Ua", true)]
    [InlineData("""{"type":"user"}""", "active", null, false)]
    [InlineData("null", "active", null, false)]
    [InlineData("7", "active", null, false)]
    public void Only_one_person_in_an_active_chat_is_answered(string source, string mode, string? address, bool mayAnswer)
    {
        var read = Read(
            $$$"""{"type":"message","mode":"{{{mode}}}","source":{{{source}}},"message":{"type":"text","id":"1","text":"x"} }"""
        );

        Assert.Equal((address, mayAnswer), (read.Address, read.MayAnswer));
    }

    [Theory]
    [InlineData("""\uD83E""", "\uFFFD")]
    [InlineData("""a\uDD28b""", "a\uFFFDb")]
    [InlineData("""\\uD83E\n""", "\\uD83E\n")]
    [InlineData("""\uD83E\uDD28\uD83E""", "🤨\uFFFD")]
    public void Half_a_surrogate_pair_costs_one_sign_and_not_the_answer(string written, string text)
    {
        var read = Read($$$"""{"type":"message",{{{Source}}},"message":{"type":"text","id":"1","text":"{{{written}}}"} }""");

        Assert.Equal((text, "Ua", true), (read.Activity.Text, read.Address, read.MayAnswer));
    }

    [Fact]
    public void Text_is_read_as_the_standard_reader_reads_it()
    {
        Gen.String.Where(s => !s.Any(char.IsSurrogate))
            .Sample(text =>
            {
                var message = JsonSerializer.Serialize(
                    new
                    {
                        type = "text",
                        id = "1",
                        text,
                    }
                );
                Assert.Equal(text, Read($$$"""{"type":"message",{{{Source}}},"message":{{{message}}}}""").Activity.Text);
            });
    }

    [Fact]
    public void Any_JSON_at_all_is_read_without_an_exception()
    {
        Json(4)
            .Sample(json =>
            {
                var read = Read(json);
                Assert.NotNull(read.Activity.Type);
                Assert.True(read.Address is not null || !read.MayAnswer);
                Assert.All(
                    read.Activity.Attachments ?? [],
                    a => Assert.True(a.ContentUrl?.StartsWith("line:", StringComparison.Ordinal) != false)
                );

                // And the door, which reads the same bytes, takes it.
                var events = LineWebhookReader.Read(
                    LineDoor.Body(json, LineDoor.Text("after")),
                    "default",
                    DateTimeOffset.UnixEpoch.AddYears(56)
                );
                Assert.Equal(2, events!.Count);
                Assert.InRange(events[0].EventId.Length, 1, 100);
            });
    }

    [Fact]
    public void Any_bytes_at_all_are_read_without_an_exception()
    {
        Gen.Byte.Array[0, 60].Sample(bytes => Assert.NotNull(LineEventReader.Read(bytes).Activity.Type));
        Gen.Byte.Array[0, 60].Sample(bytes => LineWebhookReader.Read(bytes, "default", DateTimeOffset.UnixEpoch));
    }

    /// <summary>JSON with LINE's member names in all the wrong places and with all the wrong values.</summary>
    private static Gen<string> Json(int depth)
    {
        var words = Gen.OneOf(
            "type",
            "mode",
            "source",
            "userId",
            "groupId",
            "message",
            "text",
            "id",
            "webhookEventId",
            "timestamp",
            "postback",
            "params",
            "data",
            "date",
            "unsend",
            "messageId",
            "contentProvider",
            "image",
            "location",
            "standby",
            "follow",
            "deliveryContext",
            "\\uD83E",
            "\\u0000",
            "あ",
            "events",
            ""
        );
        var text = words.Select(w => $"\"{w}\"");
        var leaf = Gen.OneOf(text, Gen.OneOf("null", "true", "-1", "1764000000000", "1e999", "99999999999999999999"));
        if (depth == 0)
            return leaf;
        var inner = Json(depth - 1);
        return Gen.Frequency(
            (1, leaf),
            (1, inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]")),
            (
                4,
                Gen.Select(text, inner, (name, value) => $"{name}:{value}")
                    .Array[0, 8]
                    .Select(members => $"{{{string.Join(',', members)}}}")
            )
        );
    }

    private static ChannelEvent Read(string json) => LineEventReader.Read(Encoding.UTF8.GetBytes(json));
}
