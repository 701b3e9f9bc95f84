using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Access;
using Channels.Bot.Data.Rows.Sinks;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Data;

/// <summary>The one database of the product; a sealed subclass per provider carries that provider's migrations.</summary>
public abstract class ChannelsDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<InboxEvent> Inbox => Set<InboxEvent>();

    public DbSet<TakenBackMessage> TakenBack => Set<TakenBackMessage>();

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<LoggedActivity> ActivityLog => Set<LoggedActivity>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<CaseMessage> CaseMessages => Set<CaseMessage>();

    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<FormCount> FormCounts => Set<FormCount>();

    public DbSet<OutgoingMessage> Outgoing => Set<OutgoingMessage>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<SubmissionKey> SubmissionKeys => Set<SubmissionKey>();

    public DbSet<SubmissionMove> SubmissionMoves => Set<SubmissionMove>();

    public DbSet<ContentReport> ContentReports => Set<ContentReport>();

    public DbSet<SubmissionReturn> SubmissionReturns => Set<SubmissionReturn>();

    public DbSet<SubmissionRevision> SubmissionRevisions => Set<SubmissionRevision>();

    public DbSet<ProcedureVersion> ProcedureVersions => Set<ProcedureVersion>();

    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<WorkItem> WorkItems => Set<WorkItem>();

    public DbSet<SinkItem> SinkItems => Set<SinkItem>();

    public DbSet<SinkReceipt> SinkReceipts => Set<SinkReceipt>();

    public DbSet<SinkDay> SinkDays => Set<SinkDay>();

    public DbSet<SinkStart> SinkStarts => Set<SinkStart>();

    public DbSet<SinkWatch> SinkWatches => Set<SinkWatch>();

    public DbSet<SinkRecord> SinkRecords => Set<SinkRecord>();

    public DbSet<AskedQuestion> AskedQuestions => Set<AskedQuestion>();

    public DbSet<EntryVersion> EntryVersions => Set<EntryVersion>();

    public DbSet<EntryReview> EntryReviews => Set<EntryReview>();

    public DbSet<AnswerJob> AnswerJobs => Set<AnswerJob>();

    public DbSet<ModelUse> ModelUse => Set<ModelUse>();

    public DbSet<KeyUse> KeyUses => Set<KeyUse>();

    public DbSet<CallAnswer> CallAnswers => Set<CallAnswer>();

    public DbSet<FileAddress> FileAddresses => Set<FileAddress>();
    public DbSet<Attempt> Attempts => Set<Attempt>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<AuditDay> AuditDays => Set<AuditDay>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ChannelsDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<ProtectedBytes>().HaveConversion<ProtectedBytesConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }
}
