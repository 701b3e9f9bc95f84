using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Support.Stores;

/// <summary>
/// The databases a test class works on: one that is migrated and shared by its tests, and new empty ones on demand. A server
/// that is not there is no failure: <see cref="Unconfigured"/> then says what is missing, and the tests are skipped with it.
/// </summary>
public abstract class StoreDatabase : IAsyncLifetime
{
    private Func<ChannelsDb>? create;

    /// <summary>The value of <c>Database:Provider</c>.</summary>
    internal abstract string Provider { get; }

    /// <summary>Why nothing can run here, or null.</summary>
    internal string? Unconfigured { get; private protected set; }

    /// <summary>Of the migrated database.</summary>
    internal string ConnectionString { get; private set; } = "";

    /// <summary>Contexts of the migrated database, made as the product makes them.</summary>
    internal Func<ChannelsDb> Create => create ?? throw new InvalidOperationException(Unconfigured);

    public async ValueTask InitializeAsync()
    {
        await PrepareAsync();
        if (Unconfigured is not null)
            return;
        ConnectionString = await NewAsync();
        create = Contexts(ConnectionString);
        await using var db = create();
        await db.Database.MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CleanUpAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The connection string of a database without tables.</summary>
    internal abstract Task<string> NewAsync();

    internal Func<ChannelsDb> Contexts(string connectionString) =>
        DataServices.Factory(new DatabaseOptions { Provider = Provider }, connectionString);

    /// <summary>A door to the migrated database, as one more node would have.</summary>
    internal virtual IStore OpenStore() => new ServerStore(Create);

    /// <summary>Takes every row out, so that tests of one class do not see each other.</summary>
    internal async Task ClearAsync()
    {
        await using var db = Create();
        await db.Inbox.ExecuteDeleteAsync();
        await db.TakenBack.ExecuteDeleteAsync();
        await db.Conversations.ExecuteDeleteAsync();
        await db.Outgoing.ExecuteDeleteAsync();
        await db.Submissions.ExecuteDeleteAsync();
        await db.SubmissionMoves.ExecuteDeleteAsync();
        await db.ContentReports.ExecuteDeleteAsync();
        await db.SubmissionReturns.ExecuteDeleteAsync();
        await db.SubmissionRevisions.ExecuteDeleteAsync();
        await db.ProcedureVersions.ExecuteDeleteAsync();
        await db.Files.ExecuteDeleteAsync();
        await db.WorkItems.ExecuteDeleteAsync();
        await db.SinkItems.ExecuteDeleteAsync();
        await db.SinkReceipts.ExecuteDeleteAsync();
        await db.SinkDays.ExecuteDeleteAsync();
        await db.SinkStarts.ExecuteDeleteAsync();
        await db.Audit.ExecuteDeleteAsync();
        await db.AuditDays.ExecuteDeleteAsync();
        await db.ActivityLog.ExecuteDeleteAsync();
        await db.Drafts.ExecuteDeleteAsync();
        await db.Invitations.ExecuteDeleteAsync();
        await db.CaseMessages.ExecuteDeleteAsync();
        await db.Alerts.ExecuteDeleteAsync();
        await db.FormCounts.ExecuteDeleteAsync();
        await db.EntryVersions.ExecuteDeleteAsync();
        await db.EntryReviews.ExecuteDeleteAsync();
        await db.AskedQuestions.ExecuteDeleteAsync();
        await db.AnswerJobs.ExecuteDeleteAsync();
        await db.ModelUse.ExecuteDeleteAsync();
        await db.SubmissionKeys.ExecuteDeleteAsync();
        await db.KeyUses.ExecuteDeleteAsync();
        await db.CallAnswers.ExecuteDeleteAsync();
        await db.FileAddresses.ExecuteDeleteAsync();
        await db.Attempts.ExecuteDeleteAsync();
        await db.Set<Member>().ExecuteDeleteAsync();
        await db.Set<MemberPair>().ExecuteDeleteAsync();
        await db.Set<Confirmation>().ExecuteDeleteAsync();
        await db.Set<CareStampChange>().ExecuteDeleteAsync();
        await db.Set<CareStamp>().ExecuteDeleteAsync();
        await db.Set<MemberLink>().ExecuteDeleteAsync();
        await db.Set<MemberCode>().ExecuteDeleteAsync();
        await db.Set<MonthClose>().ExecuteDeleteAsync();
        await db.Set<CloseApproval>().ExecuteDeleteAsync();
        await db.Set<ClosedReport>().ExecuteDeleteAsync();
        await db.Set<ClosedPayment>().ExecuteDeleteAsync();
        await db.Set<InstallationFact>().ExecuteDeleteAsync(); // each host has a key file of its own
    }

    private protected virtual ValueTask PrepareAsync() => ValueTask.CompletedTask;

    private protected abstract ValueTask CleanUpAsync();
}
