using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Dialogs;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Attacks;

/// <summary>Who has a copy of the database and not the key cannot say that the person of a question is the person of a report.</summary>
public sealed class JoinedTables : IAsyncLifetime
{
    private readonly SqliteDatabase database = new();
    private Node node = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        node = new Node(database);
    }

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task No_value_leads_from_a_question_to_what_its_person_handed_in()
    {
        var dialog = new DialogStep(
            Talk.Shipped,
            [],
            assistant: new FakeAssistant().Knows("夜勤の加算は何ですか", FakeAssistant.Answer("night", "十日以内です。"))
        );
        node.Step = dialog.Step;
        await node.TurnAsync(new FakeEvent("hanako", "夜勤の加算は何ですか"));
        node.Step = (state, _, _) => new(state, [], [Node.Form("FS-1111-1111")]);
        await node.TurnAsync(new FakeEvent("hanako", "報告"));

        // The raw events and what was sent have had their time.
        await node.WriteAsync(db => db.Inbox.ExecuteDeleteAsync(Stop));
        await node.WriteAsync(db => db.Outgoing.ExecuteDeleteAsync(Stop));
        await node.WriteAsync(db => db.AnswerJobs.ExecuteDeleteAsync(Stop));

        var question = await ValuesAsync<AskedQuestion>();
        var others = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in await node.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(t => t.ClrType).ToList())))
        {
            if (type != typeof(AskedQuestion))
                others.UnionWith(await ValuesAsync(type));
        }

        Assert.True(question.Count >= 2, string.Join(' ', question));
        Assert.Contains((await ValuesAsync<Conversation>()).Intersect(await ValuesAsync<Submission>()), v => v.Length == 32);
        Assert.Empty(question.Intersect(others));
    }

    private Task<HashSet<string>> ValuesAsync<T>() => ValuesAsync(typeof(T));

    /// <summary>What could name somebody: ids, and words as long as a pseudonym.</summary>
    private Task<HashSet<string>> ValuesAsync(Type type) =>
        node.ReadAsync(async db =>
        {
            var rows = await ((IQueryable<object>)Set(db, type)).ToListAsync(Stop);
            var columns = db.Model.FindEntityType(type)!.GetProperties().ToList();
            return rows.SelectMany(r => columns.Select(c => c.PropertyInfo?.GetValue(r)))
                .Select(v => v is Guid id ? id.ToString("N") : v as string)
                .OfType<string>()
                .Where(v => v.Length >= 24)
                .ToHashSet(StringComparer.Ordinal);
        });

    private static object Set(ChannelsDb db, Type type) =>
        typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!.MakeGenericMethod(type).Invoke(db, null)!;
}
