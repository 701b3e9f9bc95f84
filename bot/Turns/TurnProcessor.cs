using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Dialogs;
using Channels.Bot.Drafts;
using Channels.Bot.Forms;
using Channels.Bot.Intake;
using Channels.Bot.Joints;
using Channels.Bot.Measures;
using Channels.Bot.Protection;
using Channels.Bot.Questions;
using Channels.Bot.Submissions;
using Channels.Bot.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Turns;

/// <summary>Claims due events and takes each through its turn: read, pure step, one transaction.</summary>
public sealed class TurnProcessor(
    IStore store,
    ColumnProtector protector,
    IEnumerable<IChannel> channels,
    ITurnStep step,
    DraftStore drafts,
    Cases cases,
    InquiryAnswers inquiries,
    ProcedureCatalog catalog,
    TurnCommit commit,
    TurnFailure failure,
    ChannelsMeter meter,
    TimeProvider clock,
    IOptions<TurnOptions> options,
    ILogger<TurnProcessor> logger
)
{
    private readonly Dictionary<string, IChannel> byName = channels.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>Claims at most so many events, each the head of its conversation.</summary>
    public async Task<IReadOnlyList<InboxEvent>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var token = Guid.CreateVersion7(now);
        return await store.WriteAsync(
            async (db, stop) =>
            {
                var claimed = await store.Dialect.ClaimEventsAsync(db, new Claim(now, token, now + options.Value.Lease, most), stop);
                return Written.Keep<IReadOnlyList<InboxEvent>>(claimed);
            },
            cancellationToken
        );
    }

    /// <summary>Starts the turns of claimed events, one task each; failures are recorded with the event.</summary>
    public IEnumerable<Task> Start(IReadOnlyList<InboxEvent> claimed)
    {
        var context = Task.Run(() => LoadAsync(claimed));
        return claimed.Select(one => Task.Run(() => RunAsync(one, context))).ToList();
    }

    /// <summary>Claims and finishes what is due now.</summary>
    /// <returns>How many events had their turn.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        var claimed = await ClaimAsync(options.Value.Parallel, cancellationToken);
        await Task.WhenAll(Start(claimed));
        return claimed.Count;
    }

    private async Task<Loaded> LoadAsync(IReadOnlyList<InboxEvent> claimed)
    {
        // One query for all: the conversations of a claim are distinct.
        var keys = claimed.Select(e => e.ConversationKey).ToList();
        var messages = claimed.Select(e => e.MessageKey).OfType<string>().ToList();
        return await store.ReadAsync(
            async (db, stop) =>
            {
                var conversations = await db.Conversations.Where(c => keys.Contains(c.Key)).ToDictionaryAsync(c => c.Key, stop);
                var takenBack =
                    messages.Count == 0
                        ? []
                        : await db.TakenBack.Where(t => messages.Contains(t.MessageKey)).Select(t => t.MessageKey).ToListAsync(stop);
                return new Loaded(conversations, [.. takenBack]);
            },
            CancellationToken.None
        );
    }

    private async Task RunAsync(InboxEvent one, Task<Loaded> context)
    {
        var started = clock.GetTimestamp();
        try
        {
            var loaded = await context;
            var written = await RunAsync(one, loaded.Conversations.GetValueOrDefault(one.ConversationKey), loaded.TakenBack);
            meter.TurnDuration.Record(
                clock.GetElapsedTime(started).TotalSeconds,
                new KeyValuePair<string, object?>("outcome", written.ToString().ToLowerInvariant())
            );
            if (written == CommitResult.Done)
                return;
            TurnLog.NotCommitted(logger, one.Id, written);
            if (written == CommitResult.Conflict)
                await failure.RecordAsync(one);
        }
#pragma warning disable CA1031 // A turn that fails is retried, then given up and shown; it never stops the worker.
        catch (Exception error)
#pragma warning restore CA1031
        {
            TurnLog.Failed(logger, one.Id, one.Attempts, error);
            await failure.RecordAsync(one);
        }
    }

    private async Task<CommitResult> RunAsync(InboxEvent one, Conversation? conversation, HashSet<string> takenBack)
    {
        if (one.Payload is null)
            return await commit.FinishAsync(one, "erased");
        if (!byName.TryGetValue(one.Channel, out var channel))
            return await commit.FinishAsync(one, "channel.unknown");
        var payload = protector.Reveal(InboxEvent.PayloadColumn, one.Id.ToString("N"), one.Payload);
        var read = OwnEvent.Is(one) ? OwnEvent.Read(payload, AddressOf(conversation)) : channel.Read(payload);

        // Taken back before its turn came: it must not be answered or live on in the state.
        if (one.MessageKey is not null && takenBack.Contains(one.MessageKey) && read.Activity.Type != ActivityTypes.MessageDelete)
            return await commit.FinishAsync(one, "unsent", erase: true);
        if (!read.MayAnswer || read.Address is null)
            return read.Activity is { Type: ActivityTypes.MessageDelete, Id: { } gone }
                ? await commit.ForgetAsync(one, gone)
                : await commit.FinishAsync(one, "kept", erase: Said.Of(read.Activity).HadMyNumber);

        var state = await ReadStateAsync(conversation, one);
        var context = new TurnContext(
            clock.GetUtcNow(),
            one.Channel,
            protector.Entropy($"{one.Id:N}|{one.Attempts}"),
            IsLate: conversation is not null && one.OccurredAt < conversation.LastOccurredAt
        )
        {
            EventId = one.Id,
        };
        var result = step.Step(state, read.Activity, context);

        if (FormClaim.CodeOf(result) is { } code)
            result = FormClaim.Answer(step, result, await drafts.FindAsync(code, CancellationToken.None), context);
        if (CaseClaim.Of(result) is { } asked)
            result = CaseClaim.Answer(step, result, await cases.OpenAsync(asked.Reference, asked.Word, CancellationToken.None), context);
        if (InquiryClaim.Of(result) is { } inquiry)
            result = InquiryClaim.Answer(
                step,
                result,
                await inquiries.OpenAsync(inquiry, one.ConversationKey, result.State.Language, CancellationToken.None),
                context
            );
        if (read.Activity.Name is DialogEvents.Wake && (conversation is null or { Blocked: true } || !channel.CanPush))
            result = result with { Replies = [] };
        return await commit.CommitAsync(new Turn(one, conversation, channel, read, result, FormMoveReader.Between(state, result, catalog)));
    }

    private string? AddressOf(Conversation? conversation) =>
        conversation?.Address is null ? null : protector.RevealText(Conversation.AddressColumn, conversation.Key, conversation.Address);

    private async Task<ConversationState> ReadStateAsync(Conversation? conversation, InboxEvent one)
    {
        if (conversation?.State is null)
            return new ConversationState();
        var bytes = protector.Reveal(Conversation.StateColumn, conversation.Key, conversation.State);
        if (ConversationStateJson.TryRead(bytes, out var state))
            return state;
        TurnLog.StateUnreadable(logger, one.Id);
        await KeepUnreadableAsync(conversation.Key, bytes);
        return state;
    }

    /// <summary>Before the turn writes over it; done again when the turn runs again.</summary>
    private Task<int> KeepUnreadableAsync(string key, byte[] bytes)
    {
        var copy = protector.Protect(Conversation.UnreadableColumn, key, bytes);
        return store.WriteAsync(
            async (db, stop) =>
                Written.Keep(
                    await db
                        .Conversations.Where(c => c.Key == key)
                        .ExecuteUpdateAsync(set => set.SetProperty(c => c.Unreadable, copy), stop)
                ),
            CancellationToken.None
        );
    }

    private sealed record Loaded(Dictionary<string, Conversation> Conversations, HashSet<string> TakenBack);
}
