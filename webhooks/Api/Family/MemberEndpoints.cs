using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Linking;
using Channels.Bot.FamilySupport.Members;
using Channels.Bot.FamilySupport.Receipts;
using Channels.Text;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api.Family;

/// <summary>Members of family support for the centre; for keys that see the whole city only. Accounts are masked.</summary>
internal static class MemberEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/members").WithTags("Members").NotStored();
        group
            .MapGet("/", ListAsync)
            .WithSummary("Members by number, at most 500: 'after' is the last number of the page before, 'role' requester or provider.");
        group.MapGet("/count", CountAsync).WithSummary("Active members by role on a key date; 'on' is today when left out.");
        group
            .MapGet("/{number}/link", LinkAsync)
            .WithSummary("Whether a conversation speaks for the member, and until when a code that was given out can be used.");
        group
            .MapPost("/{number}/code", CodeAsync)
            .ByPerson()
            .WithSummary(
                "A new one-time code with which the member links their conversation; it is told once, the one before opens nothing."
            );
        group
            .MapDelete("/{number}/link", UnlinkAsync)
            .ByPerson()
            .WithSummary("Ends the link and makes a code that was given out worthless; the member is told in their conversation.");
        group
            .MapGet("/{number}/receipts/{month}", ReceiptAsync)
            .ByPerson()
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
            .WithSummary("The certificate of use of a requesting member for a closed month (2026-10), as a PDF to print.");
        group.MapGet("/{number}", FindAsync).WithSummary("A member, with the pairs they belong to. The account is masked.");
    }

    private static async Task<Results<Ok<List<MemberLine>>, ProblemHttpResult>> ListAsync(
        MemberBook members,
        string? after,
        string? role,
        CancellationToken stop
    )
    {
        MemberRoles? of = role switch
        {
            null => null,
            "requester" => MemberRoles.Requester,
            "provider" => MemberRoles.Provider,
            _ => MemberRoles.None,
        };
        return of is MemberRoles.None
            ? ApiProblem.Of(StatusCodes.Status400BadRequest, "member.role", "'role' is requester or provider.")
            : TypedResults.Ok(await members.ListAsync(after, of, stop));
    }

    private static async Task<Ok<MemberCount>> CountAsync(MemberBook members, DateOnly? on, TimeProvider clock, CancellationToken stop) =>
        TypedResults.Ok(await members.CountAsync(on ?? JapanTime.DayOf(clock.GetUtcNow()), stop));

    private static async Task<Results<Ok<LinkStands>, ProblemHttpResult>> LinkAsync(
        string number,
        LinkDesk links,
        CancellationToken stop
    ) => await links.FindAsync(number, stop) is { } stands ? TypedResults.Ok(stands) : Unknown();

    private static async Task<Results<Ok<GivenCode>, ProblemHttpResult>> CodeAsync(
        string number,
        LinkDesk links,
        HttpContext context,
        CancellationToken stop
    ) =>
        await links.GiveAsync(number, context.Person(), stop) switch
        {
            CodeGiven.Given given => TypedResults.Ok(new GivenCode(given.Number, given.Code, given.Until)),
            CodeGiven.HasLeft => ApiProblem.Of(StatusCodes.Status409Conflict, "member.left", "This member has left."),
            _ => Unknown(),
        };

    private static async Task<Results<NoContent, ProblemHttpResult>> UnlinkAsync(
        string number,
        LinkDesk links,
        HttpContext context,
        CancellationToken stop
    ) =>
        await links.EndAsync(number, context.Person(), stop) switch
        {
            LinkTaken.Unknown => Unknown(),
            LinkTaken.None => ApiProblem.Of(
                StatusCodes.Status404NotFound,
                "member.unlinked",
                "No conversation is linked, and no code is out."
            ),
            _ => TypedResults.NoContent(),
        };

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ReceiptAsync(
        string number,
        string month,
        ReceiptBook book,
        ReceiptPaper paper,
        HttpContext context,
        CancellationToken stop
    ) =>
        await book.TakeAsync(number, month, context.Person(), stop) is { } receipt
            ? TypedResults.File(paper.Write(receipt), "application/pdf", paper.FileName(receipt))
            : ApiProblem.Of(StatusCodes.Status404NotFound, "receipt.none", "Nothing that this member used is closed in this month.");

    private static ProblemHttpResult Unknown() => ApiProblem.Of(StatusCodes.Status404NotFound, "member.unknown", "No such member");

    /// <summary>A code, told once.</summary>
    private sealed record GivenCode(string Number, string Code, DateTimeOffset Until);

    private static async Task<Results<Ok<MemberLine>, ProblemHttpResult>> FindAsync(
        string number,
        MemberBook members,
        CancellationToken stop
    ) => await members.FindAsync(number, stop) is { } member ? TypedResults.Ok(member) : Unknown();
}
