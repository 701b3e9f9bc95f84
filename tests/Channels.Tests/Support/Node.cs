using System.Text.Json;
using Channels.Bot;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Delivery.Messages;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Drafts;
using Channels.Bot.Erasure;
using Channels.Bot.Files;
using Channels.Bot.Forms;
using Channels.Bot.Intake;
using Channels.Bot.Joints;
using Channels.Bot.Measures;
using Channels.Bot.Protection;
using Channels.Bot.Questions;
using Channels.Bot.Submissions;
using Channels.Bot.Telemetry;
using Channels.Bot.Turns;
using Channels.Tests.Support.Doubles;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Support;

/// <summary>
/// One node of the product without a host: the durable way from inbox to outbox on a given database, a fake channel, a clock
/// that stands still, and no workers, so that a test decides what happens when. Several of them on one database are a cluster.
/// </summary>
internal sealed class Node : IAsyncDisposable, ITurnStep, IFrozenDefinitions
{
    /// <summary>A procedure that is loaded; every other one is not.</summary>
    public const string Procedure = "test-procedure";

    public const string Account = "default";

    private readonly ServiceProvider services;
    private int events;

    public Node(StoreDatabase database, FakeTimeProvider? clock = null, FakeChannel? channel = null)
        : this(database.OpenStore(), clock, channel) { }

    public Node(
        IStore store,
        FakeTimeProvider? clock = null,
        FakeChannel? channel = null,
        FakeSink? sink = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        IKeySource? keys = null
    )
    {
        Keys = keys ?? new KeysInMemory(KeyRing.Of(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray()));
        Protector = new ColumnProtector(Keys);
        Clock = clock ?? NewClock();
        Channel = channel ?? new FakeChannel();
        Store = store;
        services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddMetrics()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Store)
            .AddSingleton(Keys)
            .AddSingleton(Protector)
            .AddSingleton<IChannel>(Channel)
            .AddSingleton<IChannel>(FakeChannel.Page())
            .AddSingleton<ISinkKind>(sink ?? new FakeSink())
            .AddSingleton<IDutyDesk>(Desk)
            .AddSingleton<ITurnStep>(this)
            .AddSingleton<IFrozenDefinitions>(this)
            .AddSingleton(Talk.Shipped)
            .AddSingleton<ChannelsMeter>()
            .AddSingleton(Options.Create(TurnOptions))
            .AddSingleton(Options.Create(DeliveryOptions))
            .AddSingleton(Options.Create(AlertOptions))
            .AddSingleton(Options.Create(Retention))
            .AddChannelsBot(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; }

    public FakeChannel Channel { get; }

    public ChannelsMeter Meter => Get<ChannelsMeter>();

    public Logs Logs { get; } = new();

    /// <summary>Where its keys are; several nodes may share them.</summary>
    public IKeySource Keys { get; }

    public ColumnProtector Protector { get; }

    public TurnOptions TurnOptions { get; } = new();

    public DeliveryOptions DeliveryOptions { get; } = new();

    public RetentionOptions Retention { get; } = new();

    public IStore Store { get; }

    public Sequence Sequence => Get<Sequence>();

    public Inbox Inbox => Get<Inbox>();

    public FileIntake Files => Get<FileIntake>();

    public SubmissionRecorder Submissions => Get<SubmissionRecorder>();

    public OutgoingComposer Composer => Get<OutgoingComposer>();

    public TurnCommit Commit => Get<TurnCommit>();

    public TurnProcessor Turns => Get<TurnProcessor>();

    public DeliveryLedger Ledger => Get<DeliveryLedger>();

    public MessageSender Sender => Get<MessageSender>();

    public FileFetcher Fetcher => Get<FileFetcher>();

    /// <summary>What the duty desk does.</summary>
    public FakeDesk Desk { get; } = new();

    public EntryLedger Entries => Get<EntryLedger>();

    public AlertOptions AlertOptions { get; } = new();

    public AlertLedger AlertLedger => Get<AlertLedger>();

    public AlertSender Alerts => Get<AlertSender>();

    public ContactSweep Contacts => Get<ContactSweep>();

    public CaseWork Work => Get<CaseWork>();

    public RetentionSweep Sweep => Get<RetentionSweep>();

    public WakeSweep Wakes => Get<WakeSweep>();

    public DraftStore Drafts => Get<DraftStore>();

    public FormCounts Counts => Get<FormCounts>();

    /// <summary>Whose procedures are frozen with submissions.</summary>
    public ProcedureCatalog Catalog { get; set; } = Talk.Shipped;

    /// <summary>The pure step; answers every message with an echo unless a test says otherwise.</summary>
    public Func<ConversationState, Activity, TurnContext, TurnResult> Step { get; set; } = Echo;

    /// <summary>10:00 in Japan on an ordinary day, with microseconds.</summary>
    public static FakeTimeProvider NewClock() => new(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero).AddMicroseconds(123_456));

    public static TurnResult Echo(ConversationState state, Activity input, TurnContext context) => Say(state, $"echo {input.Text}");

    public static TurnResult Say(ConversationState state, params IEnumerable<string> texts) =>
        new(state, [.. texts.Select(t => Activity.Message(t))], []);

    /// <summary>A form to hand in, with answers that name nobody.</summary>
    public static SubmitForm Form(
        string reference,
        string answers = """{"hours":2}""",
        string procedure = Procedure,
        params IReadOnlyList<Attachment> files
    ) => new(procedure, 1, reference, "ja", answers, "reports", files);

    TurnResult ITurnStep.Step(ConversationState state, Activity input, TurnContext context) => Step(state, input, context);

    FrozenDefinition? IFrozenDefinitions.Find(string procedure, int version) =>
        procedure == Procedure || Catalog.Find(procedure, version) is not null ? new FrozenDefinition("hash", "{}") : null;

    /// <summary>An event as the platform would send it.</summary>
    /// <param name="said">What happened.</param>
    /// <param name="id">The platform's event id; a new one when left out.</param>
    /// <param name="at">Unix milliseconds; now when left out.</param>
    public ReceivedEvent Event(FakeEvent said, string? id = null, long? at = null) =>
        new(
            FakeChannel.ChannelName,
            Account,
            id ?? $"event-{GetHashCode():x}-{Interlocked.Increment(ref events)}",
            said.User,
            said.MessageId,
            at ?? Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            JsonSerializer.SerializeToUtf8Bytes(said),
            TakesBack: said.Type == ActivityTypes.MessageDelete
        );

    public Task ReceiveAsync(params IReadOnlyList<ReceivedEvent> received) => Inbox.AppendAsync(received, CancellationToken.None);

    /// <summary>A person says something, with a reply token when one is given.</summary>
    public Task SayAsync(string user, string text, string? replyToken = null, string? id = null, long? at = null) =>
        ReceiveAsync(Event(new FakeEvent(user, text) { ReplyToken = replyToken }, id, at));

    /// <summary>Receives an event and takes it through its turn.</summary>
    public async Task TurnAsync(FakeEvent said)
    {
        await ReceiveAsync(Event(said));
        Assert.Equal(1, await Turns.RunDueAsync(CancellationToken.None));
    }

    /// <summary>Claims the one event that is due.</summary>
    public async Task<InboxEvent> ClaimOneAsync() => Assert.Single(await Turns.ClaimAsync(10, CancellationToken.None));

    /// <summary>The turn of a claimed event as the processor would think it through.</summary>
    public async Task<Turn> ThinkAsync(InboxEvent one, TurnResult? result = null)
    {
        var read = Channel.Read(Protector.Reveal(InboxEvent.PayloadColumn, one.Id.ToString("N"), one.Payload!));
        var conversation = await ReadAsync(db => db.Conversations.SingleOrDefaultAsync(c => c.Key == one.ConversationKey));
        var before = new ConversationState();
        var said = result ?? Echo(before, read.Activity, new TurnContext(Clock.GetUtcNow(), Channel.Name, new byte[32]));
        return new Turn(one, conversation, Channel, read, before, said);
    }

    /// <summary>A part of the node, as the rooms register it.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>What the rooms have plugged in of a kind.</summary>
    public IReadOnlyList<T> GetAll<T>() => [.. services.GetServices<T>()];

    public Task<T> ReadAsync<T>(Func<ChannelsDb, Task<T>> query) => Store.ReadAsync((db, _) => query(db), CancellationToken.None);

    public Task<T> WriteAsync<T>(Func<ChannelsDb, Task<T>> work) =>
        Store.WriteAsync(async (db, _) => Written.Keep(await work(db)), CancellationToken.None);

    public Task<InboxEvent> EventRowAsync(string id) => ReadAsync(db => db.Inbox.SingleAsync(e => e.EventId == id));

    public Task<OutgoingMessage> MessageRowAsync() => ReadAsync(db => db.Outgoing.SingleAsync());

    public string Plain(OutgoingMessage message) =>
        Protector.RevealText(OutgoingMessage.BodyColumn, message.Id.ToString("N"), message.Body!);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (Store is IAsyncDisposable store)
            await store.DisposeAsync();
        Protector.Dispose();
    }
}
