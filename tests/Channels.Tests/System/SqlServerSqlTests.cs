using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Bot.Activities;
using Channels.Bot.Attempts;
using Channels.Bot.Audit;
using Channels.Bot.Audit.Chain;
using Channels.Bot.Calls;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Data;
using Channels.Bot.Data.Dialects;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Delivery.Messages;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Back;
using Channels.Bot.Delivery.Sinks.Desk;
using Channels.Bot.Delivery.Sinks.Drop;
using Channels.Bot.Drafts;
using Channels.Bot.Erasure;
using Channels.Bot.Erasure.Keys;
using Channels.Bot.FamilySupport.Closing;
using Channels.Bot.FamilySupport.Confirming;
using Channels.Bot.FamilySupport.Linking;
using Channels.Bot.FamilySupport.Members;
using Channels.Bot.FamilySupport.Notices;
using Channels.Bot.FamilySupport.Paying;
using Channels.Bot.FamilySupport.Receipts;
using Channels.Bot.FamilySupport.Reports;
using Channels.Bot.FamilySupport.SoFar;
using Channels.Bot.FamilySupport.Stamps;
using Channels.Bot.Files;
using Channels.Bot.Intake;
using Channels.Bot.Joints;
using Channels.Bot.Measures;
using Channels.Bot.Questions;
using Channels.Bot.Submissions;
using Channels.Bot.Submissions.Back;
using Channels.Bot.Submissions.Following;
using Channels.Bot.Submissions.Life;
using Channels.Bot.Submissions.Paper;
using Channels.Bot.Submissions.Reads;
using Channels.Bot.Submissions.Templates;
using Channels.Bot.Transcripts;
using Channels.Bot.Turns;
using Channels.Tests.FamilySupport;
using Channels.Tests.FamilySupport.Closing;
using Channels.Tests.FamilySupport.Members;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Doubles;
using Channels.Webhooks.WebChat;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Channels.Tests.SystemWide; // not .System: that would hide .NET's

/// <summary>
/// No SQL Server engine is part of the project: everything the product would send to one is parsed by Microsoft's own parser
/// of that language instead.
/// </summary>
public sealed class SqlServerSqlTests
{
    /// <summary>The files that talk to the database by EF Core, each run below; a new one belongs here with its statements.</summary>
    private static readonly string[] Speakers =
    [
        "bot/Audit/Chain/AuditChain.cs",
        "bot/Audit/Chain/AuditSealSweep.cs",
        "bot/Calls/CallBook.cs",
        "bot/Calls/KeyUses.cs",
        "bot/Attempts/AttemptBook.cs",
        "bot/Data/DatabaseClock.cs",
        "bot/Data/DatabaseMigrator.cs",
        "bot/Data/Installation.cs",
        "bot/Data/SqliteDb.cs",
        "bot/Data/SqliteDesign.cs",
        "bot/Delivery/Alerts/AlertForgetting.cs",
        "bot/Delivery/Alerts/AlertIntake.cs",
        "bot/Delivery/Alerts/AlertLedger.cs",
        "bot/Delivery/Alerts/AlertList.cs",
        "bot/Delivery/Alerts/ChannelTroubles.cs",
        "bot/Delivery/Alerts/SettledAlerts.cs",
        "bot/Delivery/DeadLetters.cs",
        "bot/Delivery/Messages/DeliveryLedger.cs",
        "bot/Delivery/Messages/LateAnswers.cs",
        "bot/Delivery/Messages/MessageForgetting.cs",
        "bot/Delivery/Messages/MessageSender.cs",
        "bot/Delivery/OldestWaiting.cs",
        "bot/Delivery/Sinks/Back/SinkWatches.cs",
        "bot/Delivery/Sinks/Desk/SinkBooks.cs",
        "bot/Delivery/Sinks/Desk/SinkChange.cs",
        "bot/Delivery/Sinks/Desk/SinkPreparing.cs",
        "bot/Delivery/Sinks/Desk/SinkReconciler.cs",
        "bot/Delivery/Sinks/Desk/SinkRedrive.cs",
        "bot/Delivery/Sinks/Desk/SinkStatus.cs",
        "bot/Delivery/Sinks/DispatchReader.cs",
        "bot/Delivery/Sinks/Drop/DropStanding.cs",
        "bot/Delivery/Sinks/SinkBudget.cs",
        "bot/Delivery/Sinks/SinkForgetting.cs",
        "bot/Delivery/Sinks/SinkLedger.cs",
        "bot/Drafts/DraftForgetting.cs",
        "bot/Drafts/DraftStore.cs",
        "bot/Drafts/Invitations.cs",
        "bot/Erasure/ErasureDesk.cs",
        "bot/Erasure/Forgetting.cs",
        "bot/Erasure/IExpire.cs",
        "bot/Erasure/Keys/KeyKeeper.cs",
        "bot/Erasure/Keys/KeySweep.cs",
        "bot/Erasure/SealedColumn.cs",
        "bot/FamilySupport/Closing/CloseApprovals.cs",
        "bot/FamilySupport/Closing/CloseDesk.cs",
        "bot/FamilySupport/Closing/CloseExport.cs",
        "bot/FamilySupport/Closing/CloseForgetting.cs",
        "bot/FamilySupport/Closing/CloseParts.cs",
        "bot/FamilySupport/Closing/CloseReader.cs",
        "bot/FamilySupport/Closing/CloseSheet.cs",
        "bot/FamilySupport/Confirming/AskedEditions.cs",
        "bot/FamilySupport/Confirming/ConfirmDesk.cs",
        "bot/FamilySupport/Confirming/ConfirmForgetting.cs",
        "bot/FamilySupport/Confirming/ConfirmIntake.cs",
        "bot/FamilySupport/Confirming/ConfirmSweep.cs",
        "bot/FamilySupport/Confirming/OtherSides.cs",
        "bot/FamilySupport/Confirming/ReportAnswers.cs",
        "bot/FamilySupport/Confirming/ReportDisputes.cs",
        "bot/FamilySupport/Confirming/ReportQuestions.cs",
        "bot/FamilySupport/Linking/LinkDesk.cs",
        "bot/FamilySupport/Linking/LinkForgetting.cs",
        "bot/FamilySupport/Linking/LinkNews.cs",
        "bot/FamilySupport/Linking/MemberLinks.cs",
        "bot/FamilySupport/Members/MemberBook.cs",
        "bot/FamilySupport/Members/MemberImport.cs",
        "bot/FamilySupport/Notices/NoticeAudience.cs",
        "bot/FamilySupport/Notices/NoticeBudget.cs",
        "bot/FamilySupport/Notices/NoticeDesk.cs",
        "bot/FamilySupport/Notices/NoticeForgetting.cs",
        "bot/FamilySupport/Notices/NoticeSweep.cs",
        "bot/FamilySupport/Paying/PayBook.cs",
        "bot/FamilySupport/Paying/PayDesk.cs",
        "bot/FamilySupport/Paying/PayDoor.cs",
        "bot/FamilySupport/Paying/PayDoubts.cs",
        "bot/FamilySupport/Paying/PayForgetting.cs",
        "bot/FamilySupport/Paying/PayReader.cs",
        "bot/FamilySupport/Paying/PaySweep.cs",
        "bot/FamilySupport/Receipts/ReceiptBook.cs",
        "bot/FamilySupport/Receipts/ReceiptReader.cs",
        "bot/FamilySupport/Reports/RegisteredChildren.cs",
        "bot/FamilySupport/Reports/ReportHistory.cs",
        "bot/FamilySupport/SoFar/SoFarBook.cs",
        "bot/FamilySupport/SoFar/SoFarReader.cs",
        "bot/FamilySupport/Stamps/StampChanges.cs",
        "bot/FamilySupport/Stamps/StampForgetting.cs",
        "bot/FamilySupport/Stamps/StampReader.cs",
        "bot/FamilySupport/Stamps/StampSweep.cs",
        "bot/FamilySupport/Stamps/StampWriter.cs",
        "bot/FamilySupport/Stamps/UnreportedCares.cs",
        "bot/FamilySupport/Stamps/UsualEnds.cs",
        "bot/Files/FileFetcher.cs",
        "bot/Files/FileForgetting.cs",
        "bot/Files/FileIntake.cs",
        "bot/Files/FileParts.cs",
        "bot/Files/FileReader.cs",
        "bot/Files/MissingFiles.cs",
        "bot/Intake/Inbox.cs",
        "bot/Intake/InboxForgetting.cs",
        "bot/Measures/ContactTimes.cs",
        "bot/Measures/FormCountSweep.cs",
        "bot/Measures/FormFigures.cs",
        "bot/Questions/AnswerJobs.cs",
        "bot/Questions/EntryLedger.cs",
        "bot/Questions/EntryReviewLedger.cs",
        "bot/Questions/Inquiries.cs",
        "bot/Questions/InquiryAnswers.cs",
        "bot/Questions/InquiryTeller.cs",
        "bot/Questions/ModelLedger.cs",
        "bot/Questions/QuestionForgetting.cs",
        "bot/Questions/QuestionRecorder.cs",
        "bot/Submissions/Applications.cs",
        "bot/Submissions/Back/StandingCases.cs",
        "bot/Submissions/Back/StatusMoves.cs",
        "bot/Submissions/CaseReads.cs",
        "bot/Submissions/CaseWork.cs",
        "bot/Submissions/Cases.cs",
        "bot/Submissions/ContactSweep.cs",
        "bot/Submissions/Late/Arrivals.cs",
        "bot/Submissions/Late/LateFiles.cs",
        "bot/Submissions/Life/Answered.cs",
        "bot/Submissions/Life/ContentDesk.cs",
        "bot/Submissions/Life/ContentReports.cs",
        "bot/Submissions/Life/CorrectionSweep.cs",
        "bot/Submissions/Life/LifeNews.cs",
        "bot/Submissions/Life/NewSubmissions.cs",
        "bot/Submissions/Life/ProgressLookup.cs",
        "bot/Submissions/Life/ReturnRows.cs",
        "bot/Submissions/Life/SubmissionDesk.cs",
        "bot/Submissions/Life/SubmissionHistory.cs",
        "bot/Submissions/Life/SubmissionLife.cs",
        "bot/Submissions/Life/UnfetchedSweep.cs",
        "bot/Submissions/Paper/PaperDesk.cs",
        "bot/Submissions/Reads/ReadLog.cs",
        "bot/Submissions/SameSubmissions.cs",
        "bot/Submissions/Life/SubmissionExpiry.cs",
        "bot/Submissions/SubmissionForgetting.cs",
        "bot/Submissions/SubmissionReader.cs",
        "bot/Submissions/Surroundings/CaseSurroundings.cs",
        "bot/Submissions/Surroundings/ToldContacts.cs",
        "bot/Submissions/SubmissionRecorder.cs",
        "bot/Submissions/Templates/ProcedureTemplates.cs",
        "bot/Submissions/Withdrawals.cs",
        "bot/Transcripts/ActivityLog.cs",
        "bot/Transcripts/TranscriptForgetting.cs",
        "bot/Turns/ConversationForgetting.cs",
        "bot/Turns/PictureGathering.cs",
        "bot/Turns/StoredStates.cs",
        "bot/Turns/TurnClaims.cs",
        "bot/Turns/TurnCommit.cs",
        "bot/Turns/TurnFailure.cs",
        "bot/Turns/WakeSweep.cs",
        "webhooks/Reports/Activities/ActivityRows.cs",
        "webhooks/Reports/QuestionRows.cs",
    ];

    /// <summary>What makes the context and carries no statements of its own.</summary>
    private static readonly Regex Plumbing = new(
        "^bot/Data/(Mappings/.*|Dialects/.*|ChannelsDb|Converters|DataServices|"
            + "DesignTimeDbs|IStore|ProviderDbs|ServerStore|SqliteStore)\\.cs$",
        RegexOptions.None,
        TimeSpan.FromSeconds(1)
    );

    private static FormSession Parked => new() { Procedure = "activity-report", Version = 1 };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void The_parser_reports_a_broken_statement()
    {
        Assert.NotEmpty(Errors("CREATE TABLE [a] ([b] nvarchar(10) NOT NULL; CREATE INDEX ON [a]"));
        Assert.NotEmpty(Errors("""SELECT * FROM "InboxEvents" LIMIT 1"""));
        Assert.NotEmpty(Errors(Filled(PostgresDialect.Instance.ClaimEvents)));
        Assert.Empty(Errors("""SELECT TOP (1) * FROM "InboxEvents" """));
    }

    [Fact]
    public void The_idempotent_script_of_all_migrations_parses()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        Assert.Empty(Errors(script));
        Assert.All(db.Database.GetMigrations(), m => Assert.Contains(m, script, StringComparison.Ordinal));
        Assert.NotEmpty(Errors(script.Replace("CREATE TABLE", "CREATE TABEL", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_create_script_of_the_model_parses()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        Assert.Empty(Errors(db.Database.GenerateCreateScript()));
    }

    [Theory]
    [InlineData(nameof(Dialect.ClaimEvents))]
    [InlineData(nameof(Dialect.ClaimMessages))]
    [InlineData(nameof(Dialect.InsertEvent))]
    [InlineData(nameof(Dialect.ClaimItems))]
    [InlineData(nameof(Dialect.FinishItems))]
    [InlineData(nameof(Dialect.RemoveItems))]
    [InlineData(nameof(Dialect.PutItemOff))]
    [InlineData(nameof(Dialect.RenewItems))]
    public void The_dialects_own_statements_parse(string statement) =>
        Assert.Empty(Errors(Filled((string)typeof(Dialect).GetProperty(statement)!.GetValue(SqlServerDialect.Instance)!)));

    [Fact]
    public void The_dialects_statements_are_all_listed_above() =>
        Assert.Equal(8, typeof(Dialect).GetProperties().Count(p => p.PropertyType == typeof(string)));

    /// <summary>Every room that takes rows by lease describes its table in a static field or property.</summary>
    [Fact]
    public void The_claims_of_all_leased_tables_parse()
    {
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var tables = typeof(Dialect)
            .Assembly.GetTypes()
            .Where(t => t != typeof(Leased))
            .SelectMany(t => t.GetFields(Any))
            .Where(f => f.FieldType == typeof(Leased))
            .Select(f => (Leased)f.GetValue(null)!)
            .ToList();
        Assert.Equal(["Alerts", "AnswerJobs", "StoredFiles"], tables.Select(t => t.Table).Order(StringComparer.Ordinal));
        Assert.All(tables, t => Assert.Empty(Errors(Filled(SqlServerDialect.Instance.ClaimDue(t)))));
    }

    [Fact]
    public void Every_file_that_talks_to_the_database_is_run_below()
    {
        var speaking = Repository
            .Sources("bot", "webhooks", "knowledge")
            .Where(f => f.Text.Contains("using Microsoft.EntityFrameworkCore;", StringComparison.Ordinal) && !Plumbing.IsMatch(f.Path))
            .Select(f => f.Path);
        Assert.Equal(Speakers.Order(StringComparer.Ordinal), speaking.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_statement_of_turns_delivery_files_and_retention_parses()
    {
        var server = new RecordedSqlServer();
        var settings = FakeSink.Settings("city");
        settings["Sinks:city:DailyBudget"] = "5";
        await using var node = new Node(server.OpenStore(), settings: settings);
        await node.SayAsync("hanako", "text");
        await node.ReceiveAsync(node.Event(new FakeEvent("hanako", null) { Type = ActivityTypes.MessageDelete, MessageId = "m" }));
        Assert.Equal(1, await node.Turns.RunDueAsync(Stop));
        await RunTurnsAsync(node);
        server.FindsNothing = sql => sql.Contains("[IsInterim] = CAST(1 AS bit)", StringComparison.Ordinal);
        await RunTurnsAsync(node);
        server.FindsNothing = _ => false;
        await node.Sender.RunDueAsync(Stop);
        await RunLedgerAsync(node);
        await node.Fetcher.RunDueAsync(Stop);
        await RunFetcherAsync(node);
        server.FindsNothing = _ => true;
        await RunGatheringAsync(node);
        server.FindsNothing = _ => false;
        await node.Get<TurnClaims>().HasMoreAsync(RowOf(node.Event(new FakeEvent("U1", "")), node.Clock.GetUtcNow()));
        await node.Sweep.RunAsync(Stop);
        await node.Wakes.RunAsync(Stop);
        await node.Get<FormCountSweep>().RunAsync(Stop);
        Assert.Null(await node.Drafts.FindAsync("RE-1111-1111", Stop));
        await node.Get<Cases>().OpenAsync("AR-1111-1111", "word", Stop);
        await RunAttemptsAsync(node, server);
        await node.WriteAsync(db => node.Get<Invitations>().AcceptAsync(db, "code", null, Stop));
        await RunDutyAsync(node);
        await RunEntriesAsync(node);
        await RunModelAsync(node);
        await RunSinksAsync(node, server);
        await RunFamilySupportAsync(node, server);

        AssertParse(
            server,
            atLeast: 25,
            "EntryVersions",
            "InboxEvents",
            "Conversations",
            "OutgoingMessages",
            "StoredFiles",
            "Submissions",
            "WorkItems",
            "Audit",
            "ProcedureVersions",
            "AskedQuestions",
            "AnswerJobs",
            "SinkItems",
            "SinkReceipts",
            "SinkDays",
            "SinkStarts",
            "Members",
            "MemberPairs",
            "MemberLinks",
            "MemberCodes",
            "Confirmations",
            "CareStamps",
            "CareStampChanges",
            "MonthCloses",
            "CloseApprovals",
            "ClosedReports",
            "ClosedPayments"
        );
        Assert.Contains(server.Statements, s => s.Contains("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_statement_of_the_host_parses()
    {
        var server = new RecordedSqlServer { FindsNothing = sql => sql.Contains("[Installation]", StringComparison.Ordinal) };
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["Database:MigrateOnStart"] = "false",
                ["Turns:Enabled"] = "false",
                ["Delivery:Enabled"] = "false",
            },
            configure: services =>
            {
                services.Replace(ServiceDescriptor.Singleton<Func<ChannelsDb>>(server.Create));
                services.Replace(ServiceDescriptor.Singleton(server.OpenStore()));
            }
        );
        var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        foreach (
            var path in (string[])
                [
                    "submissions/new",
                    "submissions/new?route=moji",
                    "measures/drop-off?procedure=x",
                    "measures/contacts",
                    "measures/questions",
                    "knowledge?due=true",
                    "inquiries",
                    "inquiries?done=true",
                    "inquiries/x",
                    "knowledge/reopening-notification",
                    "alerts",
                    "alerts?open=true",
                    "alerts?open=false",
                    "submissions/x/messages",
                    "submissions/new?queue=reports&limit=5",
                    "submissions/x",
                    $"submissions/x/files/{id}",
                    "dead-letters",
                    "status",
                    "sinks/books?day=2026-11-24",
                ]
        )
            Assert.NotEqual(HttpStatusCode.InternalServerError, (await app.Api.GetAsync($"/api/v1/{path}", Stop)).StatusCode);
        server.FindsNothing = sql => sql.Contains("[Procedure] =", StringComparison.Ordinal);
        Assert.Empty(await app.Get<ReportHistory>().ReadAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, Stop).ToListAsync(Stop));
        server.FindsNothing = _ => false;
        Assert.Equal(HttpStatusCode.NoContent, (await app.Api.PostAsync($"/api/v1/dead-letters/{id}/redrive", null, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/health/ready", Stop)).StatusCode);

        using (var door = await DirectLineDoor.OpenAsync(app))
        {
            await door.SayAsync("text");
            await door.PollAsync();
            var file = app.Get<ChatTokens>()
                .Issue(new ChatSession(door.Conversation, door.UserId, TimeProvider.System.GetUtcNow()), TokenUse.File, "x")
                .Token;
            Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync($"/v3/directline/attachments/x?t={file}", Stop)).StatusCode);
            using var listening = app.Get<ActivityBells>().Listen("key");
            await app.Get<ActivityWatch>().LookAsync(Stop);
        }

        AssertParse(
            server,
            atLeast: 12,
            "ActivityLog",
            "InboxEvents",
            "OutgoingMessages",
            "Submissions",
            "WorkItems",
            "StoredFiles",
            "ProcedureVersions",
            "Audit",
            "__EFMigrationsHistory"
        );
    }

    private static async Task RunTurnsAsync(Node node)
    {
        node.Step = (state, input, _) =>
            new TurnResult(
                state,
                [Activity.Message("a"), Activity.Message("b")],
                [
                    Node.Form("AR-1111-1111", files: [.. input.Attachments ?? []]),
                    new ForgetMessage("m1"),
                    new Invite("code", "consultation", DateTimeOffset.UnixEpoch),
                    new RaiseAlert("urgent", null, null, null),
                    new CaseRead("AR-1111-1111"),
                    new AcceptInvitation("code"),
                    new AddToCase("AR-1111-1111", "text") { TakesBack = true },
                    new WithdrawSubmission("AR-1111-1111"),
                    Node.Form("AR-1111-1111") with
                    {
                        Replaces = true,
                        Keys = ["a"],
                    },
                    new RecordQuestion(
                        Guid.CreateVersion7(DateTimeOffset.UnixEpoch),
                        "ja",
                        FakeAssistant.Answer("a", "b") with
                        {
                            Masked = "text",
                        },
                        null
                    ),
                    new ComposeAnswer(
                        Guid.CreateVersion7(DateTimeOffset.UnixEpoch),
                        new AnswerRequest("text", "ja", null, DateTimeOffset.UnixEpoch)
                    ),
                    new JudgeAnswer(Guid.Empty, FeedbackNames.Useful),
                    new TicketQuestion(Guid.Empty, "AR-1111-1111"),
                    new RecordComposed(new ComposedAnswer(Guid.Empty, FakeAssistant.OffTopic, "code")),
                    new LinkMember("MB-1111-1111", "4821"),
                    new UnlinkMember("4821"),
                    new ParkForm("RE-1111-1111", "activity-report", Parked, DateTimeOffset.UnixEpoch),
                ]
            );
        var heard = node.Event(
            new FakeEvent("hanako", "text")
            {
                MessageId = "m2",
                File = true,
                ReplyToken = "token",
            }
        );
        foreach (var known in (bool[])[false, true])
        {
            var row = Row(node, heard);
            var turn = new Turn(
                row,
                known
                    ? new Channels.Bot.Data.Rows.Conversation
                    {
                        Key = row.ConversationKey,
                        Channel = "fake",
                        Account = "a",
                        CreatedAt = row.ReceivedAt,
                    }
                    : null,
                node.Channel,
                node.Channel.Read(heard.Raw),
                new ConversationState(),
                node.Step(new ConversationState(), node.Channel.Read(heard.Raw).Activity, default!) with
                {
                    State = new ConversationState
                    {
                        Session = new FormSession { Procedure = "activity-report", Version = 1 },
                    },
                }
            );
            Assert.Equal(CommitResult.Done, await node.Commit.CommitAsync(turn));
        }

        await node.Commit.FinishAsync(Row(node, heard), "test", erase: true);
        await node.Commit.ForgetAsync(Row(node, heard), "m1");
        node.TurnOptions.MaxAttempts = 1;
        await node.Get<TurnFailure>().RecordAsync(Row(node, heard));
        var asker = new Asker("conversation", "ja", "conversation");
        await node.Get<Withdrawals>().FindAsync(new FindHandedIn(null), asker, Stop);
        await node.Get<IStandingCases>().OfAsync(["FS-1111-1111"], Stop);
        await node.Get<ProgressLookup>().FindAsync(new FindProgress(null), asker, Stop);
        await RunLifeAsync(node);
        await node.Get<SameSubmissions>()
            .FindAsync(new CheckSubmission("activity-report", ["a"], [new AnsweredPeriod("time", 0, 1)], "AR-1111-1111"), asker, Stop);
        var forgetting = node.Get<Forgetting>();
        await node.WriteAsync(async db =>
        {
            await forgetting.ConversationAsync(db, "conversation", Actor.Bot, Stop);
            await forgetting.SubmissionAsync(db, "AR-1111-1111", Actor.Bot, Stop);
            return 0;
        });
        foreach (var column in forgetting.Columns)
            await column.ResealAsync(node.Store, node.Protector, null, 10, Stop);
        node.Keys.Change(ring => ring.Rotated(node.Clock.GetUtcNow()));
        await node.Get<Resealing>().CountAsync(Stop);
        await node.Get<KeySweep>().RunAsync(Stop);
        await node.Get<KeyKeeper>().RotateAsync(Actor.Bot, Stop);
        await node.Get<ErasureDesk>().FindAsync("AR-1111-1111", Stop);
        await node.Get<ErasureDesk>().CountAsync(Stop);

        // The look at what was taken back, as for claimed events with a message.
        await Task.WhenAll(node.Turns.Start([Row(node, heard)]));
    }

    private static async Task RunAuditAsync(Node node)
    {
        await node.Get<AuditChain>().VerifyAsync(new Dictionary<string, byte[]>(), Stop);
        await foreach (var _ in node.Get<AuditChain>().EntriesAsync("2026-11-29", Stop)) { }

        await node.GetAll<ISweep>().Single(s => s.Name == "audit-seals").RunAsync(Stop);
    }

    private static async Task RunCallsAsync(Node node)
    {
        await node.Get<KeyUses>().NoteAsync("holder", "key", Stop);
        await node.Get<KeyUses>().ListAsync(Stop);
        var book = node.Get<CallBook>();
        var first = new CallBegun.First(Guid.Empty, Guid.Empty);
        await book.BeginAsync("call", "payload", Stop);
        await book.EndAsync(first, [1], "AR-1111-1111", Stop);
        await book.LeaveAsync(first, Stop);
        await node.Get<FileParts>().AddressAsync("AR-1111-1111", Guid.Empty, "holder", Stop);
        await node.Get<FileParts>().ReadAsync("AR-1111-1111", Guid.Empty, "secret", 1, "holder", Stop);
        await node.Get<ProcedureTemplates>().FindAsync("activity-report", 1, Stop);
        using var answers = JsonDocument.Parse("{}");
        await node.Get<PaperDesk>()
            .HandInAsync(
                new PaperForm("activity-report", null, null, answers.RootElement, false),
                Guid.Empty,
                KeyReach.Whole,
                Actor.Person("p"),
                Stop
            );
    }

    private static async Task RunAttemptsAsync(Node node, RecordedSqlServer server)
    {
        Guarded[] tried = [Guarded.Case("AR-1111-1111"), Guarded.Origin("origin")];
        await node.Get<AttemptBook>().MayTryAsync(tried, "AR-1111-1111", Stop);
        await node.Get<AttemptBook>().RightAsync(tried, Stop);
        await node.Get<Installation>().IsMyKeyAsync(Stop);
        await node.Get<Installation>().ProbeAsync(Stop);
        var turn = await node.ThinkAsync(Row(node, node.Event(new FakeEvent("U1", "text"))));
        var urgent = new RaiseAlert("urgent", "AR-1111-1111", null, null);
        await node.WriteAsync(db =>
            node.Get<AlertIntake>().WriteAsync(db, turn with { Read = turn.Read with { Origin = "origin" } }, urgent, Stop)
        );
        await node.WriteAsync(async db =>
        {
            await SettledAlerts.CloseAsync(db, "urgent", "AR-1111-1111", "test", DateTimeOffset.UnixEpoch, Stop);
            return true;
        });

        // What the recorder answers is no time; the question is what matters.
        await Assert.ThrowsAsync<InvalidOperationException>(() => new DatabaseClock(TimeProvider.System, server.Create).AskAsync(Stop));
    }

    private static async Task RunLifeAsync(Node node)
    {
        var (desk, by) = (node.Get<SubmissionDesk>(), Actor.System("test"));
        var ward = new KeyReach(["reports"], ["moji"]);
        foreach (var reach in (KeyReach[])[KeyReach.Whole, ward])
        {
            await desk.TakeAsync("AR-1111-1111", reach, by, "office", Stop);
            foreach (var code in (string[])["code", ReceiptCodes.Of(node.Protector, "AR-1111-1111", 0)])
                await node.Get<ContentDesk>().KeepAsync("AR-1111-1111", code, reach, by, "office", Stop);
            await desk.SetAsync("AR-1111-1111", LifeMove.Done, reach, by, null, Stop);
            await desk.ReturnAsync("AR-1111-1111", new ReturnedForm([], null), reach, by, Stop);
            await node.Get<ContentDesk>().ReportAsync("AR-1111-1111", "other", "note", reach, by, Stop);
            await node.Get<SubmissionHistory>().FindAsync("AR-1111-1111", reach, Stop);
            await node.Get<NewSubmissions>().IsWithinAsync("AR-1111-1111", reach, Stop);
            foreach (var after in (NewPlace?[])[null, new NewPlace(0, DateTimeOffset.UnixEpoch, "AR-1111-1111")])
                await node.Get<NewSubmissions>().ListAsync(reach, null, null, after, 10, Stop);
        }

        await RunAuditAsync(node);
        await RunCallsAsync(node);
        await node.Get<CorrectionSweep>().RunAsync(Stop);
        await node.Get<UnfetchedSweep>().RunAsync(Stop);
        await node.Get<ReadLog>().NoteAsync("SH-1111-1111", Actor.Bot, Stop);
        await node.WriteAsync(async db =>
        {
            await ReturnRows.OpenAsync(db, node.Protector, Guid.Empty, Stop);
            await ReturnRows.EndAsync(db, Guid.Empty, DateTimeOffset.UnixEpoch, Stop);
            return 0;
        });
    }

    private static async Task RunDutyAsync(Node node)
    {
        Assert.Equal(1, await node.Alerts.RunDueAsync(Stop));
        node.Desk.Answer = _ => new DeskOutcome.NotTaken("test");
        Assert.Equal(1, await node.Alerts.RunDueAsync(Stop));
        Assert.NotNull(await node.AlertLedger.TakenByHandAsync(Guid.Empty, Actor.System("test"), Stop));
        Assert.Equal(1, await node.Contacts.RunAsync(Stop));
        foreach (var key in (string?[])[null, "key"])
            Assert.IsNotType<StaffWrote.Unknown>(await node.Work.WriteAsync("AR-1111-1111", "text", key, Actor.System("test"), Stop));
        Assert.NotNull(await node.Work.ReadAsync("AR-1111-1111", marks: true, Stop));
        await node.Work.ContactedAsync("AR-1111-1111", Actor.System("test"), Stop);
    }

    private static async Task RunEntriesAsync(Node node)
    {
        foreach (var (status, expected) in (List<(string, int)>)[(EntryStatuses.Draft, 0), (EntryStatuses.Approved, 1)])
            await node.Entries.AppendAsync(
                new EntryChange
                {
                    EntryId = "a",
                    Expected = expected,
                    Status = status,
                    Document = "{}",
                    By = "sato",
                    IsLive = true,
                    Inquiry = "CP-1111-1111",
                },
                Stop
            );
        await node.Entries.AppendAllAsync(
            [
                new EntryChange
                {
                    EntryId = "b",
                    Expected = 0,
                    Status = EntryStatuses.Unconfirmed,
                    Document = "{}",
                    By = "import",
                },
            ],
            "import",
            "entry.imported",
            null,
            Stop
        );
        await node.Entries.MarkAsync(Stop);
        await node.Entries.RowsAsync(Stop);
        await node.Entries.DocumentsAsync([Guid.Empty], Stop);
        await node.Entries.VersionsAsync("a", Stop);
        await node.Entries.FindAsync(Guid.Empty, Stop);
        var reviews = node.Get<EntryReviewLedger>();
        await reviews.AddAsync(Guid.Empty, new ReviewChange("d", "open", "{}", "sato"), Stop);
        await reviews.FindAsync(Guid.Empty, Stop);
        await reviews.ListAsync(Stop);
        EntryChange[] approved =
        [
            new()
            {
                EntryId = "c",
                Expected = 0,
                Status = EntryStatuses.Approved,
                Document = "{}",
                By = "sato",
                IsLive = true,
            },
        ];
        await reviews.StepAsync(Guid.Empty, "open", new ReviewChange("d", "approved", "{}", "sato"), approved, Stop);
        await new InquiryAnswers(node.Store, [], node.Clock).OpenAsync("CP-1111-1111", "key", "ja", Stop);
    }

    private static async Task RunModelAsync(Node node)
    {
        using var bell = new TurnBell();
        var jobs = new AnswerJobs(node.Store, node.Protector, node.Sequence, bell, node.Clock);
        var job = Assert.Single(await jobs.ClaimAsync(10, TimeSpan.FromMinutes(1), Stop));
        Assert.True(
            await jobs.EndAsync(
                job,
                new ComposedAnswer(
                    job.Id,
                    new AssistantReply
                    {
                        Outcome = AnswerOutcome.Answered,
                        Reason = "found",
                        Text = "text",
                    },
                    "code"
                )
            )
        );
        Assert.True(await new ModelLedger(node.Store, node.Clock).TryTakeAsync(1, 10, 10, Stop));
    }

    private static async Task RunFamilySupportAsync(Node node, RecordedSqlServer server)
    {
        server.FindsNothing = sql => sql.Contains("[Members]", StringComparison.Ordinal);
        await node.Get<MemberLinks>().FindAsync(new ClaimMember("MB-1111-1111"), new Asker("key", "ja", "key"), Stop);
        await node.Get<LinkDesk>().GiveAsync("4821", Actor.Bot, Stop);
        server.FindsNothing = sql =>
            !sql.Contains("COUNT(", StringComparison.Ordinal) && !sql.Contains("[MonthCloses]", StringComparison.Ordinal);
        var (import, book) = (node.Get<MemberImport>(), node.Get<MemberBook>());
        await import.RunAsync(MemberFiles.Utf8(MemberFiles.Heading, MemberFiles.Hanako), isDryRun: false, Actor.Bot, null, Stop);
        await import.RunAsync(MemberFiles.Utf8("依頼会員番号,提供会員番号,事前打合せ日"), isDryRun: false, Actor.Bot, null, Stop);
        await book.ListAsync("1", null, Stop);
        await book.FindAsync("4821", Stop);
        await book.CountAsync(new DateOnly(2026, 11, 1), Stop);

        var (approvals, month) = (node.Get<CloseApprovals>(), await node.ReadAsync(db => db.Set<MonthClose>().FirstAsync()));
        await approvals.FindAsync(month.Month, Stop);
        await approvals.ApproveAsync(month.Month, month.Hash, Actor.Person("sato"), "sato", Stop);
        await approvals.WithdrawAsync(month.Month, Actor.Person("sato"), Stop);
        Assert.Equal("close.changed", (await node.Get<CloseExport>().ExportAsync(month.Month, Actor.Bot, Stop)).Code);
        await node.WriteAsync(async db =>
        {
            await node.Get<CloseForgetting>().SubmissionAsync(db, Guid.Empty, Stop);
            await node.Get<CloseParts>()
                .WriteReportsAsync(
                    db,
                    month.Month,
                    [
                        new CloseLine(
                            new ReportToClose("FS", Guid.Empty, 1, Standing.Accepted, "4821", null),
                            "4821",
                            default,
                            month.Month,
                            0,
                            1,
                            0,
                            ""
                        ),
                    ],
                    Stop
                );
            return true;
        });
        await RunConfirmingAsync(node, server);
        await RunStampsAsync(node, server);
        await RunPayingAsync(node, server);
        await RunNoticesAsync(node, server);
        server.FindsNothing = _ => true;
        await using var centre = new Node(server.OpenStore(), settings: ClosingDesk.Settings);
        Assert.Null(await centre.Get<CloseSheet>().FindAsync("2026-10", Stop));
        Assert.Equal("close.empty", (await centre.Get<CloseDesk>().PrepareAsync(new CloseAsked("2026-10"), Actor.Bot, Stop)).Code);
        server.FindsNothing = _ => false;
    }

    private static async Task RunConfirmingAsync(Node node, RecordedSqlServer server)
    {
        var (desk, id) = (node.Get<ConfirmDesk>(), Guid.Empty);
        server.FindsNothing = _ => false;
        await desk.ListAsync(ConfirmationState.Differs, "FS", KeyReach.Whole, Stop);
        await desk.FindAsync("FS", KeyReach.Whole, Stop);
        var report = ClosingDesk.Row(node.Protector, "FS", "4821", Rules.Use("2026-11-02 10:00-12:00"), node.Clock.GetUtcNow());
        server.FindsNothing = sql => sql.Contains("[Conversations]", StringComparison.Ordinal);
        await node.WriteAsync(db => node.Get<ReportQuestions>().WhomAsync(db, report, Stop));
        server.FindsNothing = sql => sql.Contains("SELECT", StringComparison.Ordinal);
        await desk.ConfirmAsync("FS", 1, "letter", null, KeyReach.Whole, Actor.Bot, Stop);
        await node.Get<ReportAnswers>().FindAsync(new FindAskedReport("FS", ReportWish.See), new Asker("key", "ja", "key"), Stop);
        await node.WriteAsync(async db =>
        {
            var intake = node.GetAll<ISubmissionFollower>().OfType<ConfirmIntake>().Single();
            await intake.HandedInAsync(db, new NewEdition(id, "FS", "activity-report", 1, false, node.Clock.GetUtcNow()), Stop);
            await node.Get<ConfirmForgetting>().ConversationAsync(db, "key", Stop);
            await node.Get<ConfirmForgetting>().SubmissionAsync(db, id, Stop);
            await node.Get<ConfirmForgetting>().RemoveAsync(db, [id], Stop);
            await node.Get<ReportDisputes>().PutAsync(db, id, node.Clock.GetUtcNow(), Stop);
            return await db.SaveChangesAsync(Stop);
        });
        await node.Get<ConfirmSweep>().RunAsync(Stop);
    }

    private static async Task RunNoticesAsync(Node node, RecordedSqlServer server)
    {
        server.FindsNothing = sql =>
            (sql.Contains("[Members]", StringComparison.Ordinal) && !sql.Contains("COUNT", StringComparison.Ordinal))
            || sql.Contains("[ClosedReports]", StringComparison.Ordinal);
        var desk = node.Get<NoticeDesk>();
        var day = new DateOnly(2026, 11, 1);
        var audience = new NoticeAudience(MemberRoles.Provider, MemberRoles.Requester, "kokurakita", day, day);
        var count = await desk.CountAsync(audience, Stop);
        await desk.OpenAsync(new NewNotice("12月の研修", "研修があります。", audience, count.Reached), Actor.Person("sato"), Stop);
        await desk.FindAsync(Guid.Empty, Stop);
        await desk.ListAsync(Stop);
        await desk.StopAsync(Guid.Empty, Actor.Person("sato"), Stop);
        await node.Get<NoticeSweep>().RunAsync(Stop);
        await node.Get<ReceiptReader>().FindAsync(new FindReceipts(), new Asker("key", "ja", "key"), Stop);
        await node.Get<ReceiptBook>().MonthsAsync("4822", Stop);
        await node.Get<ReceiptBook>().TakeAsync("4822", "2026-10", Actor.Bot, Stop);
        server.FindsNothing = _ => false;
        await node.WriteAsync(async db =>
        {
            await node.Get<NoticeForgetting>().ConversationAsync(db, "key", Stop);
            return 0;
        });
    }

    private static async Task RunPayingAsync(Node node, RecordedSqlServer server)
    {
        server.FindsNothing = sql =>
            sql.Contains("[MonthCloses]", StringComparison.Ordinal) || sql.Contains("[Submissions]", StringComparison.Ordinal);
        await node.Get<SoFarReader>().FindAsync(new FindSoFar("2026-11"), new Asker("key", "ja", "key"), Stop);
        await node.Get<SoFarBook>().FindAsync("4821", "2026-11", "ja", Stop);
        var care = new CaredFor("4821", new DateOnly(2026, 11, 1), ["はな"]);
        var children = node.Get<IKnowNames>();
        await node.Store.ReadAsync((db, stop) => children.UnknownAsync(db, "key", care, stop), Stop);
        server.FindsNothing = sql => sql.Contains("[MonthCloses]", StringComparison.Ordinal);
        await node.Get<PayReader>().FindAsync(new FindPay(null), new Asker("key", "ja", "key"), Stop);
        await node.Get<PayBook>().FindAsync(new PayViewer("4821", "key"), null, "ja", Stop);
        await node.Get<PayDesk>().FindAsync("2026-10", Stop);
        await node.Get<PayDoor>().HoldsAsync(new PayViewer("4821", "key"), Stop);
        server.FindsNothing = sql => sql.Contains("[ClosedPayments]", StringComparison.Ordinal);
        await node.Get<PaySweep>().RunAsync(Stop);
        server.FindsNothing = _ => false;
        await node.WriteAsync(async db =>
        {
            await node.Get<PayForgetting>().ConversationAsync(db, "key", Stop);
            return true;
        });
    }

    private static async Task RunStampsAsync(Node node, RecordedSqlServer server)
    {
        var (id, at) = (Guid.Empty, node.Clock.GetUtcNow());
        server.FindsNothing = sql => sql.Contains("[CareStamps]", StringComparison.Ordinal);
        await node.Get<StampReader>().FindAsync(new FindStamps(new StampWish.Look()), new Asker("key", "ja", "key"), Stop);
        await node.Get<StampSweep>().RunAsync(Stop);
        var said = node.Event(new FakeEvent("hanako", "text"));
        var read = node.Channel.Read(said.Raw);
        var turn = new Turn(Row(node, said), null, node.Channel, read, new ConversationState(), TurnResult.Silent(new ConversationState()));
        server.FindsNothing = sql =>
            sql.Contains("[CareStamps]", StringComparison.Ordinal) || sql.Contains("[Submissions]", StringComparison.Ordinal);
        await node.WriteAsync(async db =>
        {
            await node.Get<StampWriter>().WriteAsync(db, turn, new PutStamp(id, 0, StampSide.Taken, at, at), Stop);
            await node.Get<StampWriter>().WriteAsync(db, turn, new ReportStamps(id, "FS", at, at), Stop);
            await node.Get<UsualEnds>().OfAsync(db, "key", null, null, at, Stop);
            await StampChanges.IsDisputedAsync(db, id, Stop);
            await node.Get<StampForgetting>().MessageAsync(db, new ForgottenMessage(turn.Event, "m", "key"), Stop);
            await node.Get<StampForgetting>().ConversationAsync(db, "key", Stop);
            await node.Get<StampForgetting>().RemoveAsync(db, [id], Stop);
            return true;
        });
    }

    private static async Task RunSinksAsync(Node node, RecordedSqlServer server)
    {
        var (ledger, city) = (node.Get<SinkLedger>(), node.Get<Destinations>().Find("city")!);
        Assert.Single(await ledger.ClaimAsync("city", TimeSpan.FromMinutes(1), 5, Stop));
        var now = node.Clock.GetUtcNow();
        var item = node.Get<SinkIntake>().Item("city", new QueuedSubmission(Guid.Empty, "AR-1111-1111", Node.Procedure, 1), 0, now);
        item.LeaseToken = Guid.Empty;
        Assert.Equal(1, await ledger.FinishAsync(Guid.Empty, [new FinishedItem(item.Id, SinkOutcomeKind.Delivered, null, null)]));
        Assert.True(await ledger.LaterAsync(item, TimeSpan.FromSeconds(1), "code", null, counts: true));
        Assert.True(await ledger.DeadAsync(item, "code", null));
        Assert.Equal(1, await ledger.RenewAsync(Guid.Empty, [item.Id], TimeSpan.FromSeconds(1), Stop));
        await node.Get<DispatchReader>().ReadAsync([item], Stop);
        Assert.True(await node.Get<SinkBudget>().TryTakeAsync(city, Stop));
        await node.Get<SinkStatus>().ReadAsync(Stop);
        await node.Get<IDropStanding>().FindAsync("city", [Guid.Empty], Stop);
        await node.Get<IDropStanding>().MarkAsync([new GoneRow(Guid.Empty, SinkOutcomeKind.Erased, false)], Stop);
        var watches = node.Get<SinkWatches>();
        await watches.BeginAsync("city", Node.Procedure, TimeSpan.FromMinutes(1), Stop);
        await watches.ReadAsync("city", Node.Procedure, "cursor", Stop);
        await watches.FailedAsync("city", Node.Procedure, "code", TimeSpan.FromMinutes(1), Stop);
        await node.Get<StatusMoves>().TakeAsync("city", Node.Procedure, new BackReport("AR", "7", 3, 2, BackMoves.Done, "office"), Stop);
        await node.Get<SinkBooks>().OpenAsync(Stop);
        await node.Get<SinkReconciler>().RunAsync(Stop);
        foreach (var dryRun in (bool[])[true, false])
        {
            await node.Get<SinkChange>().AddAsync("city", Node.Procedure, now, dryRun, Actor.Bot, Stop);
            await node.Get<SinkChange>().RemoveAsync("gone", dryRun, Actor.Bot, Stop);
        }

        await node.Get<SinkRedrive>().PlanAsync(new SinkFilter("city", "code", "AR-1111-1111", now), Stop);
        await node.Get<SinkRedrive>().RunAsync(new SinkFilter(), null, Actor.Bot, Stop);
        await using var db = server.Create();
        await SinkReconciler.ForgetAsync(db, [Guid.Empty], Stop);
        await SinkBooks.MissingAsync(db, new BookPage("city", Node.Procedure, now, now, now), Stop);
        await node.Get<SinkPreparing>().RunAsync("shared", again: false, Stop);
    }

    private static async Task RunLedgerAsync(Node node)
    {
        var now = node.Clock.GetUtcNow();
        var message = new OutgoingMessage
        {
            Id = Guid.Empty,
            EventId = Guid.CreateVersion7(now),
            ConversationKey = "key",
            Channel = FakeChannel.ChannelName,
            Account = "a",
            Sequence = 1,
            RetryKey = Guid.CreateVersion7(now),
            DueAt = now,
            CreatedAt = now - TimeSpan.FromHours(1),
            IsAnswer = true,
            Body = node.Protector.Protect(OutgoingMessage.BodyColumn, Guid.Empty.ToString("N"), "text"),
            Address = node.Protector.Protect(OutgoingMessage.AddressColumn, Guid.Empty.ToString("N"), "hanako"),
        };
        await node.Ledger.BeginLateAsync(message);
        await node.Ledger.SentAsync(message, "code", "request");
        await node.Ledger.RefusedAsync(message, "code", null);
        await node.Ledger.UnknownAsync(message, "code");
        await node.Ledger.ReplyNotMadeAsync(message, "code", null);
        await node.Ledger.ReplyUnclearAsync(message, "code", null);
        await node.Ledger.IsOvertakenAsync(message);
        await node.Get<ChannelTroubles>().BeginAsync(message, ChannelTrouble.Limit);
        await node.Ledger.PushLaterAsync(message, "code", null);
        await node.Ledger.NowByPushAsync(message);
        await Task.WhenAll(node.Sender.Start([new ClaimedMessage(message, ReplyNow: false)]));
    }

    private static async Task RunFetcherAsync(Node node)
    {
        var now = node.Clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var file = new StoredFile
        {
            Id = id,
            ConversationKey = "key",
            Channel = FakeChannel.ChannelName,
            Account = "a",
            MessageKey = "m",
            DueAt = now,
            CreatedAt = now,
            Source = node.Protector.Protect(StoredFile.SourceColumn, id.ToString("N"), "fake:m"),
        };
        await Task.WhenAll(node.Fetcher.Start([file]));
        await node.WriteAsync(db => node.Get<MissingFiles>().TellAsync(db, file, "code", Stop));
        await node.ReadAsync(async db =>
        {
            await node.Get<IFileArrival>().ArrivedAsync(db, file.Id, Stop);
            return 0;
        });
    }

    private static async Task RunGatheringAsync(Node node)
    {
        var picture = new Attachment { ContentType = "image/*", ContentUrl = "fake:m" };
        var sent = new Activity { Type = ActivityTypes.Message, Attachments = [picture] };
        var now = node.Clock.GetUtcNow();
        var head = node.Event(new FakeEvent("U1", ""));
        await node.Get<PictureGathering>().AroundAsync(RowOf(head, now), node.Channel, new ChannelEvent(sent, "U1", null, MayAnswer: true));
    }

    private static InboxEvent RowOf(ReceivedEvent one, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Channel = one.Channel,
            Account = one.Account,
            EventId = one.EventId,
            ConversationKey = "key",
            OccurredAt = one.OccurredAt,
            Sequence = 1,
            ReceivedAt = now,
            DueAt = now,
        };

    private static InboxEvent Row(Node node, ReceivedEvent heard)
    {
        var now = node.Clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        return new InboxEvent
        {
            Id = id,
            Channel = heard.Channel,
            Account = heard.Account,
            EventId = heard.EventId,
            ConversationKey = "key",
            MessageKey = "message",
            OccurredAt = heard.OccurredAt,
            Sequence = 1,
            ReceivedAt = now,
            DueAt = now,
            LeaseToken = id,
            Attempts = 1,
            Payload = node.Protector.Protect(InboxEvent.PayloadColumn, id.ToString("N"), heard.Raw.Span),
        };
    }

    private static void AssertParse(RecordedSqlServer server, int atLeast, params string[] tables)
    {
        var distinct = server.Statements.Distinct().ToList();
        foreach (var sql in distinct)
            Assert.True(Errors(sql).Count == 0, $"{string.Join('\n', Errors(sql).Select(e => e.Message))}\n{sql}");
        Assert.All(tables, table => Assert.Contains(distinct, s => s.Contains(table, StringComparison.Ordinal)));

        // The same statement for two keys is one.
        var kinds = distinct
            .Select(s => Regex.Replace(s, "= 0x[0-9A-F]{10}", "= 0x", RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Distinct();
        Assert.InRange(kinds.Count(), atLeast, 600);
    }

    private static string Filled(string statement) =>
        Regex.Replace(statement, @"\{(\d)\}", "@p$1", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static IList<ParseError> Errors(string sql)
    {
        using var text = new StringReader(sql);
        new TSql170Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        return errors;
    }
}
