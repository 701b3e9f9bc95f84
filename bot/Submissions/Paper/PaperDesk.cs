using Channels.Bot.Activities;
using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Data;
using Channels.Bot.Dialogs;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Postal;
using Channels.Bot.Forms.Words;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Channels.Bot.Submissions.Life;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Paper;

/// <summary>
/// A form that came on paper, typed by a member of staff: the same checks as in the dialog, a number like the others, the same queue. It
/// has no conversation: its person hears of nothing by chat.
/// </summary>
public sealed class PaperDesk
{
    /// <summary>By which way it came, where others have the name of their channel.</summary>
    public const string Way = "paper";

    private const int MostTries = 3;

    /// <summary>In which a form can be.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. Forms.Languages.Required];

    private readonly IStore store;
    private readonly ColumnProtector protector;
    private readonly ProcedureCatalog catalog;
    private readonly IPostalAddresses postal;
    private readonly ILookup<CheckSubmission> same;
    private readonly SubmissionRecorder recorder;
    private readonly TimeProvider clock;

    internal PaperDesk(
        IStore store,
        ColumnProtector protector,
        ProcedureCatalog catalog,
        IPostalAddresses postal,
        ILookup<CheckSubmission> same,
        SubmissionRecorder recorder,
        TimeProvider clock
    ) =>
        (this.store, this.protector, this.catalog, this.postal, this.same, this.recorder, this.clock) = (
            store,
            protector,
            catalog,
            postal,
            same,
            recorder,
            clock
        );

    /// <summary>Hands it in, or says what is wrong with every answer at once.</summary>
    /// <param name="call">The same for the same call: what is there of it already is not made again; or null.</param>
    /// <param name="by">The member of staff.</param>
    public async Task<PaperResult> HandInAsync(PaperForm form, Guid? call, KeyReach reach, Actor by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (call is { } before && await FindAsync(before, cancellationToken) is { } there)
            return there;
        if (VersionOf(form, JapanTime.DayOf(now)) is not { } procedure)
            return new PaperResult.Unknown();
        if (procedure is not { Safeguarding: null, Asked: null })
            return new PaperResult.NotOnPaper();
        var scene = new Scene(
            DialogWords.Default,
            procedure,
            form.Language ?? Forms.Languages.Japanese,
            now,
            new ChannelTraits { IsInPage = true }
        )
        {
            Postal = postal,
        };
        var (session, faults) = PaperReader.Read(scene, form.Answers);
        if (faults.Count > 0)
            return new PaperResult.Wrong(faults);
        var keys = Uniqueness.Keys(procedure, session);
        if (!form.Again && keys.Count > 0 && await IsThereAsync(procedure, session, keys, cancellationToken))
            return new PaperResult.Same();
        return await KeepAsync(scene, session, keys, call ?? Guid.CreateVersion7(now), reach, by, cancellationToken);
    }

    private async Task<PaperResult> KeepAsync(
        Scene scene,
        FormSession session,
        IReadOnlyList<string> keys,
        Guid id,
        KeyReach reach,
        Actor by,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            // Another number each time: one in billions is taken already.
            var number = ReferenceNumber.Create(scene.Procedure.Prefix, protector.Entropy($"paper/{id:N}/{attempt}"));
            var effect = SubmissionWriter.Write(scene.Procedure, session, scene.Language, number) with { Keys = keys };
            if (!reach.Sees(effect.Queue, effect.Route))
                return new PaperResult.OutOfReach();
            var from = new Origin(id, protector.Pseudonym(Way, effect.Reference), Way, by);
            try
            {
                await store.WriteAsync(
                    async (db, stop) =>
                    {
                        await recorder.HandInAsync(db, from, effect, stop);
                        await db.SaveChangesAsync(stop);
                        return Written.Keep(true);
                    },
                    cancellationToken
                );
                return new PaperResult.HandedIn(effect.Reference, effect.Version, clock.GetUtcNow());
            }
            catch (DbUpdateException) when (attempt < MostTries)
            {
                // The same call at the same moment elsewhere: it is there to be found.
                if (await FindAsync(id, cancellationToken) is { } there)
                    return there;
            }
        }
    }

    private Task<PaperResult.HandedIn?> FindAsync(Guid call, CancellationToken cancellationToken) =>
        store.ReadAsync(
            (db, stop) =>
                db
                    .Submissions.Where(s => s.EventId == call)
                    .Select(s => new PaperResult.HandedIn(s.Reference, s.Version, s.SubmittedAt))
                    .SingleOrDefaultAsync(stop),
            cancellationToken
        );

    private async Task<bool> IsThereAsync(Procedure procedure, FormSession session, IReadOnlyList<string> keys, CancellationToken stop) =>
        await same.FindAsync(
            new CheckSubmission(procedure.Id, keys, Uniqueness.Periods(procedure, session), null),
            new Asker(Way, Forms.Languages.Japanese, Way),
            stop
        )
            is SubmissionCheck { Same: not null };

    private Procedure? VersionOf(PaperForm form, DateOnly today) =>
        form.Version is { } version
            ? catalog.All.FirstOrDefault(p => p.Id == form.Procedure && p.Version == version)
            : catalog.On(today).FirstOrDefault(p => p.Id == form.Procedure);
}
