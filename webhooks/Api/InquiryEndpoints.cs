using Channels.Bot.Questions;
using Channels.Knowledge.Content;
using Channels.Knowledge.Office;
using Channels.Webhooks.Answers;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Channels.Webhooks.Api;

/// <summary>Staff answer what the assistant could not: the answer becomes an entry, and the asker hears of it.</summary>
internal static class InquiryEndpoints
{
    private const int LongestBody = 256 * 1024;
    private const int MostOnAPage = 200;
    private static readonly string[] Ways = ["email", "phone", "other"];

    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/inquiries").WithTags("Inquiries").WithMetadata(new RequestSizeLimitAttribute(LongestBody));
        var reads = group.MapGroup("").NotStored();
        reads
            .MapGet("/", ListAsync)
            .WithSummary(
                "Inquiries, oldest first, at most 200: those that need somebody, with done=true the others. With the entries "
                    + "that come near each."
            );
        reads.MapGet("/{reference}", OneAsync).WithSummary("One inquiry with the entries that come near it.");

        var answers = group.MapGroup("").NotStored().ByPerson();
        answers
            .MapPost("/{reference}/answer", AnswerAsync)
            .Accepts<InquiryReply>("application/json")
            .WithSummary(
                "Answers it: a draft entry in the asker's words, which a second person approves. The same Idempotency-Key is the "
                    + "same answer."
            );
        answers
            .MapPost("/{reference}/link", LinkAsync)
            .Accepts<InquiryLink>("application/json")
            .WithSummary("An entry answers it already: the asker's words join that entry, as a draft for a second person.");
        group
            .MapPost("/{reference}/close", CloseAsync)
            .NotStored()
            .ByPerson()
            .Accepts<InquiryClosing>("application/json")
            .WithSummary("It was answered by email or phone, or needs no answer (other). Noted once.");
    }

    private static async Task<Ok<List<InquiryLine>>> ListAsync(
        Inquiries inquiries,
        InquiryDesk desk,
        TimeProvider clock,
        bool? done,
        int? limit,
        CancellationToken stop
    )
    {
        var found = await inquiries.ListAsync(done ?? false, Math.Clamp(limit ?? 100, 1, MostOnAPage), stop);
        return TypedResults.Ok(found.Select(i => InquiryLine.Of(i, desk.Candidates(i), clock.GetUtcNow())).ToList());
    }

    private static async Task<Results<Ok<InquiryLine>, ProblemHttpResult>> OneAsync(
        string reference,
        Inquiries inquiries,
        InquiryDesk desk,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        return await inquiries.FindAsync(reference, stop) is { } found
            ? TypedResults.Ok(InquiryLine.Of(found, desk.Candidates(found), clock.GetUtcNow()))
            : Unknown();
    }

    private static Task<IResult> AnswerAsync(
        string reference,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        InquiryDesk desk,
        HttpContext context,
        CancellationToken stop
    ) =>
        KnowledgeWork.WorkAsync<InquiryReply>(
            null,
            context,
            b => b.Note,
            (body, step) => desk.AnswerAsync(reference, body.As(reference), key, step, stop),
            stop
        );

    private static Task<IResult> LinkAsync(
        string reference,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        InquiryDesk desk,
        HttpContext context,
        CancellationToken stop
    ) =>
        KnowledgeWork.WorkAsync<InquiryLink>(
            null,
            context,
            b => b.Note,
            (body, step) => desk.LinkAsync(reference, body.Entry, body.Version, key, step, stop),
            stop
        );

    private static async Task<IResult> CloseAsync(string reference, Inquiries inquiries, HttpContext context, CancellationToken stop)
    {
        var (body, unreadable) = await JsonBody.ReadAsync<InquiryClosing>(context, stop);
        if (body is null)
            return unreadable!;
        if (!Ways.Contains(body.How, StringComparer.Ordinal))
            return ApiProblem.Of(StatusCodes.Status400BadRequest, "inquiry.how", $"'how' is one of {string.Join(", ", Ways)}.");
        if (
            await inquiries.FindAsync(reference, stop) is null
            || await inquiries.CloseAsync(reference, body.How, context.Person(), stop) is null
        )
            return Unknown();
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult Unknown() => ApiProblem.Of(StatusCodes.Status404NotFound, "inquiry.unknown", "No such inquiry");
}

/// <summary>An answer to an inquiry.</summary>
/// <param name="Services">Names of the table of services; an empty list says that it holds for all of them.</param>
/// <param name="Question">The question in the office's words; the asker's when left out. Those are kept as another wording in any
/// case.</param>
internal sealed record InquiryReply(
    string Answer,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<string> Services,
    string? Question = null,
    IReadOnlyList<string>? Aliases = null,
    IReadOnlyList<string>? AddOns = null,
    string? Jurisdiction = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidUntil = null,
    string? Revision = null,
    string? Owner = null,
    Grounding Grounding = Grounding.Unknown,
    string? Note = null
)
{
    public Entry As(string reference) =>
        new ProposedEntry(
            Question ?? "",
            Answer,
            Citations,
            Services,
            Aliases,
            AddOns,
            Jurisdiction,
            ValidFrom,
            ValidUntil,
            Revision,
            Owner,
            Grounding
        ).As(InquiryDesk.EntryIdOf(reference));
}

/// <summary>The entry that answers an inquiry, at the version that was read.</summary>
internal sealed record InquiryLink(string Entry, int Version, string? Note = null);

/// <summary>How an inquiry was done with: <c>email</c>, <c>phone</c> or <c>other</c>.</summary>
internal sealed record InquiryClosing(string How);

/// <summary>An inquiry as staff see it.</summary>
/// <param name="State"><c>open</c>, <c>waiting</c> for a second person, <c>unreached</c>, <c>answered</c> or <c>closed</c>.</param>
/// <param name="AgeHours">Since it was handed in.</param>
/// <param name="Asked">Further words that led to it, personal data masked.</param>
/// <param name="Entries">Entries that answer it or are to.</param>
/// <param name="Candidates">Entries that come near it, best first.</param>
internal sealed record InquiryLine(
    string Reference,
    string State,
    DateTimeOffset At,
    double AgeHours,
    string Channel,
    string Language,
    string? Service,
    string? Topic,
    string? ReplyBy,
    string? Question,
    IReadOnlyList<string> Asked,
    IReadOnlyList<InquiryEntry> Entries,
    IReadOnlyList<InquiryCandidate> Candidates
)
{
    public static InquiryLine Of(Inquiry inquiry, IReadOnlyList<InquiryCandidate> candidates, DateTimeOffset now) =>
        new(
            inquiry.Reference,
            inquiry.State,
            inquiry.At,
            Math.Round((now - inquiry.At).TotalHours, 1),
            inquiry.Channel,
            inquiry.Language,
            inquiry.Service,
            inquiry.Topic,
            inquiry.ReplyBy,
            inquiry.Question,
            inquiry.Asked,
            inquiry.Entries,
            candidates
        );
}
