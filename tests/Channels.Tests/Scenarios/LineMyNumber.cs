using System.Text;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Microsoft.EntityFrameworkCore;
using StoredConversation = Channels.Bot.Data.Rows.Conversation;

namespace Channels.Tests.Scenarios;

/// <summary>Somebody writes an individual number in LINE: it is made unreadable, nobody keeps it, and the person is told.</summary>
public sealed class LineMyNumber
{
    [Theory]
    [InlineData("たろう 123456789018", "123456789018")]
    [InlineData("たろう １２３４－５６７８－９０１８", "１２３４－５６７８－９０１８")]
    [InlineData("たろう 1234　5678　9018", "1234　5678　9018")]
    [InlineData("たろう 一二三四五六七八九〇一八", "一二三四五六七八九〇一八")]
    public async Task Nothing_keeps_it_after_the_turn(string said, string number)
    {
        await using var app = await ChannelsApp.StartAsync();
        var hanako = app.Line.Hanako;
        foreach (var line in new[] { "活動報告", "04821", "きのう", "9時から11時半まで", "1" })
            await app.Line.AnswerToAsync(hanako, line);

        var answer = await app.Line.AnswerToAsync(hanako, said);
        await app.SettleAsync();

        Assert.Contains("マイナンバー", answer.Text, StringComparison.Ordinal);
        var rows = await app.EventsAsync();
        Assert.Null(rows[^1].Payload);
        Assert.All(rows[..^1], row => Assert.NotNull(row.Payload));
        var state = await StateAsync(app);
        Assert.Contains("たろう ＊", state, StringComparison.Ordinal);
        Assert.DoesNotContain(number, state, StringComparison.Ordinal);
        Assert.All(app.Line.Transcript(hanako).Where(b => b.FromBot), b => Assert.DoesNotContain(number, b.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(number, app.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_it_is_not_kept_either()
    {
        await using var app = await ChannelsApp.StartAsync();
        var body = LineDoor.Body(
            """{"type":"message","webhookEventId":"g1","timestamp":1764000000000,"replyToken":"r","source":{"type":"group","gro"""
                + """upId":"C1","userId":"U1"},"message":{"id":"1","type":"text","text":"1234-5678-9018"}}"""
        );
        await app.Line.Sender.SendRawAsync(app.Line.Channel, body);
        await app.SettleAsync();

        var row = Assert.Single(await app.EventsAsync());
        Assert.Equal("kept", row.Outcome);
        var kept = app.Get<ColumnProtector>().RevealText(InboxEvent.PayloadColumn, row.Id.ToString("N"), row.Payload!);
        Assert.Equal("""{"type":"message","mode":null,"source":{"groupId":"C1"},"message":{"id":"1","type":"text"}}""", kept);
    }

    private static async Task<string> StateAsync(ChannelsApp app)
    {
        var conversation = await app.Store.ReadAsync((db, stop) => db.Conversations.SingleAsync(stop), CancellationToken.None);
        return Encoding.UTF8.GetString(
            app.Get<ColumnProtector>().Reveal(StoredConversation.StateColumn, conversation.Key, conversation.State!)
        );
    }
}
