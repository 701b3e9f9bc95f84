using Channels.Bot.Audit;
using Channels.Bot.Submissions.Reads;
using Channels.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>Who read what was said in confidence.</summary>
public abstract partial class StoreCompliance
{
    [Fact]
    public async Task A_reading_is_on_record_once_a_holder_revision_and_hour_whichever_node_gave_it()
    {
        var (first, second) = (NewNode(), NewNode());
        await SubmitAsync(first, Case);
        Clock.Advance(TimeSpan.FromMinutes(60 - Clock.GetUtcNow().Minute));
        var ward = Actor.System("ward");
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(n => Task.Run(() => (n % 2 == 0 ? first : second).Get<ReadLog>().NoteAsync(Case, ward, Stop), Stop))
        );
        Assert.Equal(1, await ReadingsAsync(first));
        await second.Get<ReadLog>().NoteAsync(Case, Actor.System("centre"), Stop);
        Assert.Equal(2, await ReadingsAsync(first));

        // What changed since is something else to read; and so is the next hour.
        await first.WriteAsync(db => db.Submissions.ExecuteUpdateAsync(set => set.SetProperty(s => s.Revision, s => s.Revision + 1)));
        await second.Get<ReadLog>().NoteAsync(Case, ward, Stop);
        Assert.Equal(3, await ReadingsAsync(first));
        Clock.Advance(TimeSpan.FromHours(1));
        await first.Get<ReadLog>().NoteAsync(Case, ward, Stop);
        Assert.Equal(4, await ReadingsAsync(first));
        await first.Get<ReadLog>().NoteAsync("AR-0000-0000", ward, Stop);
        Assert.Equal(4, await ReadingsAsync(first));
    }

    private static Task<int> ReadingsAsync(Node node) => node.ReadAsync(db => db.Audit.CountAsync(a => a.Action == ReadLog.Action));
}
