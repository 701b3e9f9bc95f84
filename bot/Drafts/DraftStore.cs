using Channels.Bot.Attempts;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Files;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Drafts;

/// <summary>
/// Forms that were left, by the pseudonym of their resume code. A draft is taken by deleting it in the transaction of the turn
/// that goes on with it: of two conversations with the same code one gets the form, and nothing is handed in twice.
/// </summary>
public sealed class DraftStore(IStore store, ColumnProtector protector, AttemptBook attempts, TimeProvider clock)
    : ILookup<ClaimForm>,
        IEffectWriter<ParkForm>,
        IEffectWriter<TakeForm>
{
    /// <summary>The session parked under a code; null when there is none or its time is up.</summary>
    public async Task<FormSession?> FindAsync(string code, CancellationToken stop)
    {
        var (key, now) = (KeyOf(code), clock.GetUtcNow());
        var draft = await store.ReadAsync(
            (db, stop) => db.Drafts.SingleOrDefaultAsync(d => d.CodeKey == key && d.ExpiresAt > now, stop),
            stop
        );
        return draft?.Session is { } parked ? DraftText.Read(protector.Reveal(Draft.SessionColumn, key, parked)) : null;
    }

    /// <summary>Counted before it is looked up, for the place it comes from.</summary>
    public async Task<object?> FindAsync(ClaimForm asked, Asker asker, CancellationToken stop)
    {
        Guarded[] tried = [Guarded.Origin(asker.Origin)];
        if (!await attempts.MayTryAsync(tried, null, stop))
            return TooManyTries.Instance;
        var found = await FindAsync(asked.Code, stop);
        if (found is not null)
            await attempts.RightAsync(tried, stop);
        return found;
    }

    public Task<bool> WriteAsync(ChannelsDb db, Turn turn, ParkForm parked, CancellationToken stop)
    {
        var key = KeyOf(parked.Code);
        db.Drafts.Add(
            new Draft
            {
                CodeKey = key,
                ConversationKey = turn.Event.ConversationKey,
                Procedure = parked.Procedure,
                Session = protector.Protect(Draft.SessionColumn, key, ConversationStateJson.WriteSession(parked.Session)),
                CreatedAt = clock.GetUtcNow(),
                ExpiresAt = parked.Expires,
            }
        );
        return Task.FromResult(true);
    }

    /// <returns>False when another conversation was faster: the turn must run again.</returns>
    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, TakeForm taken, CancellationToken stop)
    {
        var key = KeyOf(taken.Code);
        var from = await db.Drafts.Where(d => d.CodeKey == key).Select(d => d.ConversationKey).SingleOrDefaultAsync(stop);
        if (from is null || await db.Drafts.Where(d => d.CodeKey == key).ExecuteDeleteAsync(stop) != 1)
            return false;
        if (from != turn.Event.ConversationKey)
        {
            await MoveFilesAsync(db, from, turn.Event.ConversationKey, taken.Session, stop);
            if (taken.Session.Reference is { } reference)
            {
                await db
                    .Submissions.Where(s => s.Reference == reference && s.ConversationKey == from && s.IsInterim)
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.ConversationKey, turn.Event.ConversationKey), stop);
            }
        }

        return true;
    }

    private async Task MoveFilesAsync(ChannelsDb db, string from, string to, FormSession session, CancellationToken stop)
    {
        var ids = await FileIntake.FindAsync(db, protector, from, DraftText.FilesOf(session), stop);
        if (ids.Count > 0)
            await db.Files.Where(f => ids.Contains(f.Id)).ExecuteUpdateAsync(set => set.SetProperty(f => f.ConversationKey, to), stop);
    }

    private string KeyOf(string code) => protector.Pseudonym("resume-code", code);
}
