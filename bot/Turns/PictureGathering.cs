using Channels.Bot.Activities;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Intake;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Turns;

/// <summary>
/// Pictures sent together come as an event each, in any order and in several requests: they have one turn and one answer. What is
/// missing of a set is waited for, but not long; without a set the next picture is, until it is quiet. Nothing but pictures waits.
/// </summary>
public sealed class PictureGathering(IStore store, ColumnProtector protector, TimeProvider clock, IOptions<TurnOptions> options)
{
    /// <summary>A set is waited for so long after its first picture came; then what came counts.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Where nobody says how many belong to it, a set is whole when nothing came for so long.</summary>
    internal static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    /// <summary>One after another they are waited for so long after the first: its reply token lives longer.</summary>
    internal static readonly TimeSpan LongestInARow = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private const int Most = 50;

    /// <summary>Looks for what belongs to a picture.</summary>
    /// <param name="head">The claimed event; nothing else of its conversation can be claimed meanwhile.</param>
    /// <param name="channel">Its channel.</param>
    /// <param name="read">The event as read.</param>
    /// <returns>Null when it is no picture.</returns>
    internal async Task<Gathered?> AroundAsync(InboxEvent head, IChannel channel, ChannelEvent read)
    {
        if (PictureOf(read) is not { } first || OwnEvent.Is(head))
            return null;
        var (waiting, takenBack) = await store.ReadAsync((db, stop) => WaitingAsync(db, head, stop), CancellationToken.None);
        var pictures = new List<Attachment> { first };
        var others = new List<InboxEvent>();
        var sets = first.Set is { } set ? [set] : new List<PictureSet>();
        var isNext = true;
        foreach (var one in waiting)
        {
            var picture = OwnEvent.Is(one) ? null : PictureOf(channel.Read(Payload(one)));
            var isOfSet = picture?.Set is { } its && sets.Exists(s => s.Id == its.Id);
            if (picture is null || !(isNext || isOfSet))
            {
                isNext = false; // what is said after something else is about that, unless it is of the same set
                continue;
            }

            if (picture.Set is { } of)
                sets.Add(of);

            // Taken back it counts for its set, and is not shown to anybody.
            if (one.MessageKey is not null && takenBack.Contains(one.MessageKey))
                continue;
            pictures.Add(picture);
            others.Add(one);
        }

        // What was said behind them is not kept waiting.
        var isOneByOne = isNext && channel.Traits.SendsPicturesOneByOne && pictures.Exists(p => p.Set is null);
        return new Gathered(others, InOrder(pictures), WaitUntil(head, sets, others, isOneByOne ? options.Value.NextPicture : null));
    }

    private static async Task<(List<InboxEvent> Waiting, HashSet<string> TakenBack)> WaitingAsync(
        ChannelsDb db,
        InboxEvent head,
        CancellationToken stop
    )
    {
        var waiting = await db
            .Inbox.Where(e => e.Status == InboxStatus.Open && e.ConversationKey == head.ConversationKey && e.Id != head.Id)
            .Where(e => e.Payload != null)
            .OrderBy(e => e.OccurredAt)
            .ThenBy(e => e.Sequence)
            .Take(Most)
            .AsNoTracking()
            .ToListAsync(stop);
        var messages = waiting.Select(e => e.MessageKey).OfType<string>().ToList();
        var takenBack = await db.TakenBack.Where(t => messages.Contains(t.MessageKey)).Select(t => t.MessageKey).ToListAsync(stop);
        return (waiting, [.. takenBack]);
    }

    /// <summary>When to look again, or null when nothing is missing, or nothing is waited for any more.</summary>
    /// <param name="head">The first picture.</param>
    /// <param name="sets">The sets of those that came.</param>
    /// <param name="others">The other pictures.</param>
    /// <param name="next">How long to wait for one more; null: none is waited for.</param>
    private DateTimeOffset? WaitUntil(InboxEvent head, List<PictureSet> sets, List<InboxEvent> others, TimeSpan? next)
    {
        var now = clock.GetUtcNow();
        var newest = others.Select(e => e.ReceivedAt).Append(head.ReceivedAt).Max();
        DateTimeOffset? until = next is { } quiet ? Earlier(newest + quiet, head.ReceivedAt + LongestInARow) : null;
        foreach (var set in sets.GroupBy(s => s.Id, StringComparer.Ordinal))
        {
            var end = head.ReceivedAt + Longest;
            if (set.Max(s => s.Total) is not { } total)
                end = Earlier(newest + Quiet, end);
            else if (set.Count() >= total)
                continue;
            until = until > end ? until : end;
        }

        return until is not { } last || last <= now ? null
            : now + Look < last ? now + Look
            : last;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static List<Attachment> InOrder(List<Attachment> pictures)
    {
        var first = pictures.Select(p => p.Set?.Id).Distinct().ToList();
        return [.. pictures.OrderBy(p => first.IndexOf(p.Set?.Id)).ThenBy(p => p.Set?.Index ?? 0)];
    }

    private byte[] Payload(InboxEvent one) => protector.Reveal(InboxEvent.PayloadColumn, one.Id.ToString("N"), one.Payload!);

    private static Attachment? PictureOf(ChannelEvent read) =>
        read is { MayAnswer: true, Activity: { Type: ActivityTypes.Message, Text: null or "", Attachments: [{ } only] } }
        && only.ContentUrl is not null
        && only.ContentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
            ? only
            : null;
}

/// <summary>What was sent together.</summary>
/// <param name="Others">The events beside the claimed one; they end with its turn.</param>
/// <param name="Pictures">All of them, in their order.</param>
/// <param name="Until">When to look again because something is missing; null: it has its turn now.</param>
internal sealed record Gathered(IReadOnlyList<InboxEvent> Others, IReadOnlyList<Attachment> Pictures, DateTimeOffset? Until);
