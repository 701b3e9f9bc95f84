using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Forms;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Reads;

/// <summary>
/// Who read what people wrote in confidence: a row of the audit, once a holder, revision and hour. Everything else that is only looked at
/// writes nothing.
/// </summary>
public sealed class ReadLog(IStore store, ProcedureCatalog catalog, TimeProvider clock)
{
    /// <summary>What the audit calls it.</summary>
    public const string Action = "submission.read";

    private const int MostKnown = 10_000;

    private readonly Lock gate = new();
    private readonly HashSet<Guid> known = [];

    /// <summary>Notes that somebody is about to be given it, when it is confidential.</summary>
    public async Task NoteAsync(string reference, Actor by, CancellationToken stop)
    {
        var seen = await store.ReadAsync(
            (db, cancel) =>
                db
                    .Submissions.Where(s => s.Reference == reference)
                    .Select(s => new
                    {
                        s.Id,
                        s.Procedure,
                        s.Version,
                        s.Revision,
                    })
                    .SingleOrDefaultAsync(cancel),
            stop
        );

        // Of a procedure nobody knows any more the stricter is right.
        if (seen is null || catalog.Find(seen.Procedure, seen.Version)?.Privacy is "personal" or "public")
            return;
        var now = clock.GetUtcNow();
        var id = EffectId.Of($"{Action} {by.Name} {seen.Revision}", seen.Id, now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerHour)));
        if (!IsNew(id))
            return;
        await store.WriteOrFindAsync(
            async (db, cancel) =>
            {
                if (await db.Audit.AnyAsync(a => a.Id == id, cancel))
                    return Written.Undo(false); // another node gave it to them in this hour
                AuditLog.Add(db, now, by, Action, reference, $"revision {seen.Revision}", id);
                await db.SaveChangesAsync(cancel);
                return Written.Keep(true);
            },
            stop
        );
        Know(id);
    }

    private bool IsNew(Guid id)
    {
        lock (gate)
            return !known.Contains(id);
    }

    // What is forgotten here is found in the database.
    private void Know(Guid id)
    {
        lock (gate)
        {
            if (known.Count >= MostKnown)
                known.Clear();
            known.Add(id);
        }
    }
}
