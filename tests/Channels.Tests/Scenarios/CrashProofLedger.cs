using System.Text.RegularExpressions;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Channels.Simulator;
using Channels.Tests.Support.Doors;
using Channels.Webhooks.Line;
using Microsoft.EntityFrameworkCore;
using Conversation = Channels.Bot.Data.Rows.Conversation;

namespace Channels.Tests.Scenarios;

/// <summary>Counts what is in the database file and in the platform's log against what the members know was acknowledged.</summary>
internal sealed partial class CrashProofLedger
{
    private readonly List<string> violations = [];
    private IReadOnlyList<CrashProofMember> members = [];
    private IReadOnlyList<ApiCall> calls = [];
    private List<InboxEvent> events = [];
    private List<Conversation> conversations = [];
    private List<OutgoingMessage> messages = [];
    private List<Submission> submissions = [];
    private List<WorkItem> workItems = [];
    private List<AuditEntry> audit = [];
    private List<StoredFile> files = [];

    /// <summary>Every broken promise, in words; none is the proof.</summary>
    public IReadOnlyList<string> Violations => violations;

    public string Summary =>
        $"{events.Count} events of {conversations.Count} members, {members.Sum(m => m.Retries)} attempts cut off, "
        + $"{members.Sum(m => m.Duplicates)} duplicates, {submissions.Count} reports, {files.Count} photos, "
        + $"{calls.Count(c => c.Kind == ApiKind.Reply)} replies, {calls.Count(c => c.Kind == ApiKind.Push)} pushes "
        + $"({calls.Count(c => c.Kind == ApiKind.Push && c.Status == 409)} known already), "
        + $"{messages.Count(m => m.Status == OutgoingStatus.Unknown)} answers of unknown fate, "
        + $"{events.Count(e => e.Attempts > 1)} turns taken again";

    public static async Task<CrashProofLedger> ReadAsync(
        ChannelsDb db,
        string folder,
        EmulatedLine line,
        IReadOnlyList<CrashProofMember> members
    )
    {
        using var protector = new ColumnProtector(new KeyFile(Path.Combine(folder, "channels.key")));
        var ledger = new CrashProofLedger
        {
            members = members,
            calls = line.Calls,
            events = await db.Inbox.ToListAsync(),
            conversations = await db.Conversations.ToListAsync(),
            messages = await db.Outgoing.ToListAsync(),
            submissions = await db.Submissions.ToListAsync(),
            workItems = await db.WorkItems.ToListAsync(),
            audit = await db.Audit.ToListAsync(),
            files = await db.Files.ToListAsync(),
        };
        ledger.Demand(ledger.calls.Count < 20_000, "the platform's log is full; the proof would miss calls");
        ledger.CountEvents();
        foreach (var member in members)
            ledger.CountMember(
                member,
                ConversationKeys.Of(protector, LineChannel.ChannelName, LineOptions.DefaultAccount, member.User.UserId)
            );
        ledger.CountSubmissions();
        ledger.CountReceipts();
        ledger.CountCalls();
        return ledger;
    }

    private void CountEvents()
    {
        var byId = events.ToLookup(e => e.EventId);
        foreach (var id in members.SelectMany(m => m.Acknowledged))
        {
            var rows = byId[id].ToList();
            Demand(rows.Count == 1, $"acknowledged event {id} has {rows.Count} rows");
            Demand(rows.All(r => r.Status == InboxStatus.Done), $"acknowledged event {id} is {rows.FirstOrDefault()?.Status}");
        }

        Demand(events.Count == members.Sum(m => m.Acknowledged.Count), $"{events.Count} events are stored");

        // On a slow machine a reply runs out of time, and its push out of worth where something newer was said: by design, unless it
        // must arrive.
        foreach (var message in messages.Where(m => !IsWell(m)))
            Demand(false, $"a message was refused or is left: {message.Status} {message.Code} after {message.Attempts} attempts");
    }

    private static bool IsWell(OutgoingMessage message) =>
        message.Status is OutgoingStatus.Sent or OutgoingStatus.Unknown
        || (message.Status is OutgoingStatus.Superseded && !message.MustArrive);

    private void CountMember(CrashProofMember member, string key)
    {
        var conversation = conversations.Single(c => c.Key == key);
        Demand(
            conversation.Version == member.Acknowledged.Count,
            $"{member.User.DisplayName}: {conversation.Version} turns for {member.Acknowledged.Count} events"
        );
        var made = submissions.Count(s => s.ConversationKey == key);
        Demand(made == member.Reports, $"{member.User.DisplayName}: {made} submissions for {member.Reports} reports");
        var kept = files.Count(f => f.ConversationKey == key && f.Status == FileStatus.Stored && f.SubmissionId is not null);
        Demand(kept == member.Photos, $"{member.User.DisplayName}: {kept} photos of {member.Photos} are kept with a submission");
    }

    private void CountSubmissions()
    {
        Demand(submissions.Count == members.Sum(m => m.Reports), $"{submissions.Count} submissions");
        Demand(workItems.Count == submissions.Count, $"{workItems.Count} work items for {submissions.Count} submissions");
        foreach (var submission in submissions)
        {
            var items = workItems.Count(w => w.SubmissionId == submission.Id && w.Reference == submission.Reference);
            var rows = audit.Count(a => a.Action == "submission.accepted" && a.Subject == submission.Reference);
            Demand(items == 1 && rows == 1, $"{submission.Reference}: {items} work items, {rows} audit rows");
        }
    }

    /// <summary>Every receipt arrived, at its member, and was never pushed under two keys.</summary>
    private void CountReceipts()
    {
        var byReference = calls
            .Where(c => c.Kind is ApiKind.Reply or ApiKind.Push)
            .SelectMany(c => Reference().Matches(c.Body).Select(m => (Reference: m.Value, Call: c)))
            .ToLookup(c => c.Reference, c => c.Call);
        var rows = messages.Where(m => m.MustArrive).ToLookup(m => m.EventId);
        foreach (var submission in submissions)
        {
            var all = byReference[submission.Reference].ToList();
            Demand(all.Any(c => c.Accepted), $"receipt {submission.Reference} never arrived");
            var keys = all.Where(c => c.Kind == ApiKind.Push).Select(c => c.RetryKey).Distinct().ToList();
            Demand(keys.Count <= 1, $"receipt {submission.Reference} was pushed with {keys.Count} retry keys");
            var stored = rows[submission.EventId].Select(m => m.RetryKey.ToString("D")).ToList();
            Demand(stored.Count == 1, $"receipt {submission.Reference} has {stored.Count} outgoing rows");
            Demand(keys.All(stored.Contains!), $"receipt {submission.Reference} was pushed with a key that was not stored before");
            Demand(all.SelectMany(c => c.Recipients).Distinct().Count() == 1, $"receipt {submission.Reference} went to several people");
        }
    }

    /// <summary>
    /// A reply token is taken once and stands for one body, however often it is tried;
    /// an ordinary answer is shown once; a retry key stands for one body.
    /// </summary>
    private void CountCalls()
    {
        foreach (var token in calls.Where(c => c.Kind == ApiKind.Reply).GroupBy(c => c.ReplyTokenId))
        {
            Demand(token.Count(c => c.Accepted) <= 1, $"reply token of event {token.First().EventId} was accepted twice");
            Demand(token.Select(c => c.Body).Distinct().Count() == 1, $"reply token of {token.First().EventId} stands for several bodies");
        }

        foreach (var key in calls.Where(c => c.Kind == ApiKind.Push).GroupBy(c => c.RetryKey))
        {
            Demand(key.Key is not null, "a push had no retry key");
            Demand(key.Select(c => c.Body).Distinct().Count() == 1, $"retry key {key.Key} stands for several bodies");
            Demand(key.Count(c => c.Accepted) <= 1, $"retry key {key.Key} was accepted twice");
        }

        var replied = calls.Where(c => c is { Kind: ApiKind.Reply, Accepted: true }).Select(c => c.EventId).ToHashSet();
        var pushed = calls.Where(c => c is { Kind: ApiKind.Push, Accepted: true }).Select(c => c.RetryKey).ToHashSet();
        var eventIds = events.ToDictionary(e => e.Id, e => e.EventId);
        foreach (var message in messages.Where(m => !m.MustArrive && pushed.Contains(m.RetryKey.ToString("D"))))
            Demand(!replied.Contains(eventIds[message.EventId]), $"answer to {eventIds[message.EventId]} was replied and pushed");
    }

    private void Demand(bool holds, string otherwise)
    {
        if (!holds)
            violations.Add(otherwise);
    }

    [GeneratedRegex("FS-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
