using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Intake;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Files;

/// <summary>A file that cannot be had is no secret: its conversation gets an event, and the dialog asks for it again.</summary>
public sealed class MissingFiles(IStore store, ColumnProtector protector, Sequence sequence, TurnBell bell, TimeProvider clock)
{
    /// <summary>Within the transaction that gives the file up.</summary>
    /// <returns>False when there is nobody to tell.</returns>
    internal async Task<bool> TellAsync(ChannelsDb db, StoredFile file, string code, CancellationToken stop)
    {
        var conversation = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Key == file.ConversationKey, stop);
        if (conversation is null or { Blocked: true })
            return false;

        // Read now: it may have been handed in since the fetch began.
        var handedIn = await db
            .Submissions.Where(s => db.Files.Any(f => f.Id == file.Id && f.SubmissionId == s.Id))
            .Select(s => new { s.Reference, s.Procedure })
            .FirstOrDefaultAsync(stop);
        var key = file.Id.ToString("N");
        var url = file.Source is { } source ? protector.RevealText(StoredFile.SourceColumn, key, source) : $"{file.Channel}:{key}";
        var value = JsonSerializer.SerializeToElement(
            new
            {
                url,
                code,
                handedIn?.Reference,
                handedIn?.Procedure,
            },
            JsonSerializerOptions.Web
        );
        var activity = new Activity
        {
            Type = ActivityTypes.Event,
            Name = DialogEvents.FileMissing,
            Value = value,
        };
        var told = OwnEvent.For(conversation, "file/" + file.Id.ToString("N"), activity, protector, sequence, clock.GetUtcNow());
        return await store.Dialect.InsertEventsAsync(db, [told], stop) > 0;
    }

    internal void Ring() => bell.Ring();
}
