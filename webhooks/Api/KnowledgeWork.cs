using Channels.Knowledge.Content;
using Channels.Knowledge.Office;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Channels.Webhooks.Api;

/// <summary>Staff change knowledge entries: one writes, another approves.</summary>
internal static class KnowledgeWork
{
    private const int LongestBody = 256 * 1024;
    private const int LongestNote = 600;
    private const int LongestReason = 300;
    private const int MostAtOnce = 200;

    private static readonly Task<EntryOutcome> NoReason = Task.FromResult<EntryOutcome>(
        EntryOutcome.Refuse(RefusalKind.Invalid, "approval.acknowledge", $"'acknowledge' says why, in up to {LongestReason} characters.")
    );

    public static void Map(RouteGroupBuilder group)
    {
        var work = group.MapGroup("").WithMetadata(new RequestSizeLimitAttribute(LongestBody)).ByPerson();
        work.MapPut("/{entry}", ProposeAsync)
            .Accepts<EntryProposal>("application/json")
            .WithSummary("Writes a draft on the version that was read. Sending it again is safe.");
        work.MapPost("/{entry}/approve", ApproveAsync)
            .Accepts<EntryApproval>("application/json")
            .WithSummary(
                "Approves the version that was read; another person than its writer. It answers at once, and inquiries it answers are told."
            );
        work.MapPost("/approve", ApproveAllAsync)
            .Accepts<EntryApprovals>("application/json")
            .WithSummary("Approves shipped or imported entries, at most 200; says of each what became of it.");
        work.MapPost("/{entry}/reject", RejectAsync)
            .Accepts<EntryDecision>("application/json")
            .WithSummary("Turns a proposal down; what is in force stays.");
        work.MapPost("/{entry}/supersede", SupersedeAsync)
            .Accepts<EntrySuccession>("application/json")
            .WithSummary("What is in force becomes the former rule, perhaps in favour of another entry.");
        work.MapPost("/{entry}/withdraw", WithdrawAsync)
            .Accepts<EntryDecision>("application/json")
            .WithSummary("Takes an entry out: neither an answer nor a former rule.");
    }

    private static Task<IResult> ProposeAsync(string entry, EntryDesk desk, HttpContext context, CancellationToken stop) =>
        WorkAsync<EntryProposal>(
            entry,
            context,
            b => b.Note,
            (body, step) => desk.ProposeAsync(body.Entry.As(entry), body.Version, step, stop),
            stop
        );

    private static Task<IResult> ApproveAsync(string entry, EntryDesk desk, HttpContext context, CancellationToken stop) =>
        WorkAsync<EntryApproval>(
            entry,
            context,
            b => b.Note,
            (body, step) =>
                body.Acknowledge is { Length: > LongestReason } || IsControlled(body.Acknowledge)
                    ? NoReason
                    : desk.ApproveAsync(entry, body.Version, new ApprovalTerms(body.NextReview, body.Acknowledge?.Trim()), step, stop),
            stop
        );

    private static Task<IResult> RejectAsync(string entry, EntryDesk desk, HttpContext context, CancellationToken stop) =>
        WorkAsync<EntryDecision>(
            entry,
            context,
            b => b.Note,
            (body, step) => desk.RejectAsync(entry, body.Version, step, stop),
            stop,
            wantsNote: true
        );

    private static Task<IResult> SupersedeAsync(string entry, EntryDesk desk, HttpContext context, CancellationToken stop) =>
        WorkAsync<EntrySuccession>(
            entry,
            context,
            b => b.Note,
            (body, step) => desk.SupersedeAsync(entry, body.Version, body.SupersededBy, step, stop),
            stop,
            wantsNote: true
        );

    private static Task<IResult> WithdrawAsync(string entry, EntryDesk desk, HttpContext context, CancellationToken stop) =>
        WorkAsync<EntryDecision>(
            entry,
            context,
            b => b.Note,
            (body, step) => desk.WithdrawAsync(entry, body.Version, step, stop),
            stop,
            wantsNote: true
        );

    private static async Task<IResult> ApproveAllAsync(EntryDesk desk, HttpContext context, CancellationToken stop)
    {
        var (body, unreadable) = await JsonBody.ReadAsync<EntryApprovals>(context, stop);
        if (body is null)
            return unreadable!;
        if (WrongNote(body.Note, isWanted: false) is { } wrong)
            return wrong;
        if (
            body.Entries.Count is 0 or > MostAtOnce
            || body.Entries.Any(e => e is null || !EntryRules.IsId(e.Id))
            || body.Entries.DistinctBy(e => e.Id).Count() != body.Entries.Count
        )
            return ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "knowledge.entries",
                $"'entries' names 1 to {MostAtOnce} different entries by id and version."
            );
        var outcomes = await desk.ConfirmAllAsync(
            [.. body.Entries.Select(e => (e.Id, e.Version))],
            body.NextReview,
            new StaffStep(context.Person().Name, body.Note),
            stop
        );
        var results = outcomes
            .Select(o =>
                o.Outcome switch
                {
                    EntryOutcome.Done done => new EntryResult(o.Id, done.Version.Version, null, null),
                    EntryOutcome.Refused refused => new EntryResult(o.Id, null, refused.Code, refused.Message),
                    _ => throw new InvalidOperationException("No such outcome."),
                }
            )
            .ToList();
        return TypedResults.Ok(results);
    }

    /// <summary>What every step has in common: a body, a note, and what became of it. The person is known by then.</summary>
    /// <param name="entry">The id in the address, or null where there is none.</param>
    internal static async Task<IResult> WorkAsync<T>(
        string? entry,
        HttpContext context,
        Func<T, string?> note,
        Func<T, StaffStep, Task<EntryOutcome>> work,
        CancellationToken stop,
        bool wantsNote = false
    )
        where T : class
    {
        if (entry is not null && !EntryRules.IsId(entry))
            return ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "entry.id",
                $"The id has 1 to {EntryRules.LongestId} lower-case letters, digits and hyphens."
            );
        var (body, unreadable) = await JsonBody.ReadAsync<T>(context, stop);
        if (body is null)
            return unreadable!;
        if (WrongNote(note(body), wantsNote) is { } wrong)
            return wrong;
        return await work(body, new StaffStep(context.Person().Name, note(body)?.Trim())) switch
        {
            EntryOutcome.Done done => TypedResults.Ok(EntryReceipt.Of(done)),
            EntryOutcome.Refused refused => EntryRefusals.Of(refused),
            _ => throw new InvalidOperationException("No such outcome."),
        };
    }

    internal static ProblemHttpResult? WrongNote(string? note, bool isWanted) =>
        (isWanted && string.IsNullOrWhiteSpace(note)) || note?.Length > LongestNote || IsControlled(note)
            ? ApiProblem.Of(StatusCodes.Status400BadRequest, "note", $"The note says why, in up to {LongestNote} characters.")
            : null;

    private static bool IsControlled(string? text) => text is not null && text.Any(c => char.IsControl(c) && c is not ('\n' or '\t'));
}
