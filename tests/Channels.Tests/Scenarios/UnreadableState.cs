using System.Text;
using Channels.Bot.Data;
using Channels.Bot.Protection;
using Channels.Tests.Support.Doors;
using Microsoft.EntityFrameworkCore;
using StoredConversation = Channels.Bot.Data.Rows.Conversation;

namespace Channels.Tests.Scenarios;

/// <summary>What is stored of a conversation cannot be read any more: nobody is stuck, and nothing is thrown away.</summary>
public sealed class UnreadableState
{
    private const string Broken = "{\"schema\":1,\"session\":{\"procedure\":";

    [Fact]
    public async Task The_person_begins_anew_and_a_sealed_copy_stays()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" }
        );
        var hanako = app.Line.Hanako;
        await SayAsync("活動報告");
        var protector = app.Get<ColumnProtector>();
        var before = await ConversationAsync();
        var sealedBytes = protector.Protect(StoredConversation.StateColumn, before.Key, Broken);
        await app.Store.WriteAsync(
            async (db, stop) =>
                Written.Keep(await db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.State, sealedBytes), stop)),
            CancellationToken.None
        );

        await SayAsync("最初から");
        Assert.Contains("申し訳ありません", app.Line.Transcript(hanako)[^1].Text);
        Assert.NotEmpty(app.Line.QuickReplies(hanako));

        var after = await ConversationAsync();
        Assert.Equal(Broken, protector.RevealText(StoredConversation.UnreadableColumn, after.Key, after.Unreadable!));
        Assert.Equal(-1, after.Unreadable!.Sealed.AsSpan().IndexOf(Encoding.UTF8.GetBytes("session")));

        await SayAsync("活動報告");
        Assert.Contains("会員番号を教えて", app.Line.Transcript(hanako)[^1].Text);
        Assert.DoesNotContain("申し訳ありません", app.Line.Transcript(hanako)[^1].Text);

        async Task SayAsync(string text)
        {
            await app.Line.SayAsync(hanako, text);
            await app.RunUntilIdleAsync();
        }

        Task<StoredConversation> ConversationAsync() =>
            app.Store.ReadAsync((db, stop) => db.Conversations.AsNoTracking().SingleAsync(stop), CancellationToken.None);
    }
}
