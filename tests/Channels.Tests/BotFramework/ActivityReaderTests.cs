using System.Text;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Intake;
using Channels.Webhooks.BotFramework;
using Bf = Microsoft.Bot.Schema;

namespace Channels.Tests.BotFramework;

/// <summary>What platforms send, as the product reads it, by way of the row it is kept in.</summary>
public sealed class ActivityReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Words_are_kept_to_the_letter_and_answered_to_their_sender()
    {
        var read = Read("""{"type":"message","text":"2026-11-27 きのう\n  9時から","locale":"ja-JP"}""");

        Assert.Equal("2026-11-27 きのう\n  9時から", read.Activity.Text);
        Assert.Equal("1700000000001", read.ReplyToken);
        Assert.True(read.MayAnswer);
        Assert.Equal(
            new BotFrameworkAddress("https://smba.trafficmanager.net/jp/", "msteams", "a:1", "tenant", "28:bot", "29:person"),
            BotFrameworkAddress.Read(read.Address!)
        );
    }

    [Fact]
    public void Nobody_s_name_directory_id_or_device_is_kept()
    {
        var kept = Keep(
            """
            {"type":"message","text":"はい","from":{"id":"29:person","name":"山本 さくら","aadObjectId":"11111111-2222"},
             "channelData":{"tenant":{"id":"x"},"legacy":{"replyToId":"1"}},
             "entities":[{"locale":"ja-JP","country":"JP","platform":"iOS","type":"clientInfo"}]}
            """
        );

        var raw = Encoding.UTF8.GetString(Assert.Single(kept).Raw.Span);
        Assert.DoesNotContain("山本", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("11111111", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("iOS", raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("groupChat", false)]
    [InlineData("channel", false)]
    [InlineData("personal", true)]
    public void In_a_group_the_bot_keeps_silent(string kind, bool answers) =>
        Assert.Equal(
            answers,
            Read($$"""{"type":"message","text":"はい","conversation":{"id":"a:1","conversationType":"{{kind}}"} }""").MayAnswer
        );

    [Fact]
    public void Who_cannot_be_answered_is_kept_and_not_answered()
    {
        Assert.False(Read("""{"type":"message","text":"はい","serviceUrl":null}""").MayAnswer);
        Assert.False(Read("""{"type":"message","text":"はい","serviceUrl":"file:///etc/passwd"}""").MayAnswer);
        Assert.False(Read("""{"type":"message","text":"はい","from":null}""").MayAnswer);
    }

    [Fact]
    public void Files_are_attachments_of_this_channel_and_cards_are_none()
    {
        var read = Read(
            """
            {"type":"message","attachments":[
              {"contentType":"image/png","contentUrl":"https://smba.trafficmanager.net/v3/attachments/1/views/original","name":"a.png"},
              {"contentType":"text/html","content":"<p>はい</p>"},
              {"contentType":"application/vnd.microsoft.card.hero","content":{"text":"x"}},
              {"contentType":"application/vnd.microsoft.teams.file.download.info","name":"r.pdf",
               "content":{"downloadUrl":"https://example.sharepoint.com/r","fileType":"pdf"}},
              null]}
            """
        );

        Assert.Equal(
            [
                ("image/png", "botframework:https://smba.trafficmanager.net/v3/attachments/1/views/original"),
                ("application/octet-stream", "botframework:https://example.sharepoint.com/r"),
            ],
            read.Activity.Attachments!.Select(a => (a.ContentType, a.ContentUrl!))
        );
    }

    [Theory]
    [InlineData("""{"type":"conversationUpdate","channelId":"directline","membersAdded":[{"id":"29:person"}]}""", EventNames.Follow)]
    [InlineData("""{"type":"installationUpdate","action":"add"}""", EventNames.Follow)]
    [InlineData("""{"type":"installationUpdate","action":"remove"}""", EventNames.Unfollow)]
    [InlineData("""{"type":"conversationUpdate","membersRemoved":[{"id":"28:bot"}]}""", EventNames.Unfollow)]
    public void Coming_and_going_are_heard(string activity, string name)
    {
        var read = Read(activity).Activity;
        Assert.Equal(ActivityTypes.ConversationUpdate, read.Type);
        Assert.Equal(name, read.Name);
    }

    [Theory]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"29:person"}]}""", "conversationUpdate")] // Teams installs beside it
    [InlineData("""{"type":"conversationUpdate","channelId":"directline","membersAdded":[{"id":"28:bot"}]}""", "conversationUpdate")]
    [InlineData("""{"type":"messageReaction","reactionsAdded":[{"type":"like"}]}""", "messageReaction")]
    [InlineData("""{"type":"invoke","name":"composeExtension/query"}""", "invoke")]
    [InlineData("""{"type":"event","name":"channels/join","value":{"procedure":"consultation"}}""", "event")]
    [InlineData("""{"type":"endOfConversation"}""", "endOfConversation")]
    [InlineData("""{"type":"somethingNew"}""", "somethingNew")]
    public void What_is_not_asked_for_is_an_event_without_a_meaning(string activity, string name)
    {
        var read = Read(activity).Activity;
        Assert.Equal(ActivityTypes.Event, read.Type);
        Assert.Equal("botframework/" + name, read.Name);
    }

    [Fact]
    public void Editing_and_deleting_are_about_their_message()
    {
        Assert.Equal(ActivityTypes.MessageUpdate, Read("""{"type":"messageUpdate","text":"10時"}""").Activity.Type);
        var deleted = Assert.Single(Keep("""{"type":"messageDelete"}"""));
        Assert.True(deleted.TakesBack);
        Assert.Equal(Assert.Single(Keep("""{"type":"message","text":"9時"}""")).MessageId, deleted.MessageId);
    }

    [Fact]
    public void The_same_activity_is_one_event_and_its_edit_another()
    {
        var first = Assert.Single(Keep("""{"type":"message","text":"9時"}""")).EventId;
        Assert.Equal(first, Assert.Single(Keep("""{"type":"message","text":"9時"}""")).EventId);
        Assert.NotEqual(first, Assert.Single(Keep("""{"type":"messageUpdate","text":"10時"}""")).EventId);
        Assert.NotEqual(first, Assert.Single(Keep("""{"type":"message","text":"9時","conversation":{"id":"a:2"}}""")).EventId);
        Assert.True(first.Length <= 100);
    }

    [Theory]
    [InlineData("en-US", "en")]
    [InlineData("vi", "vi")]
    [InlineData("zh-TW", "zh-Hant")]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("ja-JP", null)]
    [InlineData("", null)]
    [InlineData("x-klingon-🖖", null)]
    [InlineData("fr-FR", null)]
    [InlineData("日本", null)]
    public void A_client_in_another_language_says_so_once_a_conversation(string locale, string? language)
    {
        var kept = Keep($$"""{"type":"message","id":"1","text":"Hello","locale":"{{locale}}"}""");
        var again = Keep($$"""{"type":"message","id":"2","text":"Hello again","locale":"{{locale}}"}""");

        Assert.Equal(language is null ? 1 : 2, kept.Count);
        if (language is null)
            return;
        Assert.Equal(kept[0].EventId, again[0].EventId);
        var join = ActivityReader.Read(kept[0].Raw).Activity;
        Assert.Equal(DialogEvents.Join, join.Name);
        Assert.Equal(language, join.Value!.Value.GetProperty("language").GetString());
        Assert.Equal("Hello", ActivityReader.Read(kept[1].Raw).Activity.Text);
    }

    [Theory]
    [InlineData("""{"contentType":"application/vnd.microsoft.teams.file.download.info","content":{"downloadUrl":{"a":1}}}""")]
    [InlineData("""{"contentType":"application/vnd.microsoft.teams.file.download.info","content":{"downloadUrl":[1]}}""")]
    [InlineData("""{"contentType":"application/vnd.microsoft.teams.file.download.info","content":"x"}""")]
    [InlineData("""{"contentType":"image/png","contentUrl":null}""")]
    public void A_file_without_an_address_is_none(string attachment) =>
        Assert.Null(Read($$"""{"type":"message","text":"はい","attachments":[{{attachment}}] }""").Activity.Attachments);

    [Fact]
    public void A_thousand_files_are_ten()
    {
        var many = string.Join(',', Enumerable.Repeat("""{"contentType":"image/png","contentUrl":"https://x.botframework.com/1"}""", 1000));
        Assert.Equal(10, Read($$"""{"type":"message","attachments":[{{many}}] }""").Activity.Attachments!.Count);
    }

    [Theory]
    [InlineData("\"会話1\"")]
    [InlineData("\"a\\nb\"")]
    [InlineData("\"..\"")]
    [InlineData("\"a b\"")]
    public void Who_cannot_stand_in_an_address_is_not_answered(string id) =>
        Assert.False(Read($$"""{"type":"message","text":"はい","conversation":{"id":{{id}} } }""").MayAnswer);

    [Fact]
    public void Without_id_and_time_the_same_words_twice_are_two_messages_and_with_an_id_another_text_is_another()
    {
        const string Bare = """{"type":"message","text":"いいえ","id":null,"timestamp":null}""";
        Assert.NotEqual(Assert.Single(Keep(Bare)).EventId, Assert.Single(Keep(Bare)).EventId);
        Assert.NotEqual(
            Assert.Single(Keep("""{"type":"message","text":"はい"}""")).EventId,
            Assert.Single(Keep("""{"type":"message","text":"いいえ"}""")).EventId
        );
    }

    [Fact]
    public void Who_joins_together_with_the_bot_joins_once() =>
        Assert.Equal(
            Assert.Single(Keep("""{"type":"conversationUpdate","id":"1","membersAdded":[{"id":"28:bot"},{"id":"29:person"}]}""")).EventId,
            Assert.Single(Keep("""{"type":"conversationUpdate","id":"2","membersAdded":[{"id":"29:person"}]}""")).EventId
        );

    [Fact]
    public void What_the_library_takes_can_be_read_again()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 110)) + string.Concat(Enumerable.Repeat("]", 110));
        var activity = BotFrameworkJson.Read<Bf.Activity>($$"""{"type":"message","text":"はい","value":{{deep}} }""")!;
        Assert.Equal("はい", ActivityReader.Read(KeptActivity.Of(activity, Now)[^1].Raw).Activity.Text);
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void A_time_that_cannot_be_is_now(string stated) =>
        Assert.Equal(
            Now.ToUnixTimeMilliseconds(),
            Assert.Single(Keep($$"""{"type":"message","text":"はい","timestamp":"{{stated}}"}""")).OccurredAt
        );

    private static ChannelEvent Read(string activity) => ActivityReader.Read(Keep(activity)[^1].Raw);

    /// <summary>The activity with what every one of Teams has, unless it says otherwise.</summary>
    private static IReadOnlyList<ReceivedEvent> Keep(string activity)
    {
        var whole = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(
            """
            {"id":"1700000000001","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/jp/",
             "conversation":{"id":"a:1","conversationType":"personal","tenantId":"tenant"},"from":{"id":"29:person"},
             "recipient":{"id":"28:bot"},"timestamp":"2026-11-28T02:59:59Z"}
            """
        )!;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(activity)!)
            whole[name] = value;
        return KeptActivity.Of(BotFrameworkJson.Read<Bf.Activity>(JsonSerializer.Serialize(whole))!, Now);
    }
}
