using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Notices;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api.Family;

/// <summary>What the centre tells many members in their talks, for keys that see the whole city. Whoever sends or stops is a
/// person.</summary>
internal static class NoticeEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/notices").WithTags("Notices").NotStored();
        group
            .MapPost("/count", CountAsync)
            .Accepts<AudienceAsked>("application/json")
            .WithSummary("Whom a notice would reach, and whom not: not linked, blocking, wanting none. Writes nothing.");
        group
            .MapPost("/", SendAsync)
            .ByPerson()
            .Accepts<NoticeAsked>("application/json")
            .WithSummary(
                "Tells members something, once each, 9:00 to 20:00. 'expected' is 'reached' of the count: where others would be reached by "
                    + "now it is refused with the new count. Without 'until' whoever comes to belong to the audience is told too."
            );
        group.MapGet("/", ListAsync).WithSummary("The newest hundred, with how far each is.");
        group.MapGet("/{id:guid}", FindAsync).WithSummary("How far a notice is: who was told, who is still to be, who cannot be.");
        group.MapDelete("/{id:guid}", StopAsync).ByPerson().WithSummary("Stops it: nobody further is told.");
    }

    private static async Task<Results<Ok<NoticeCount>, ProblemHttpResult>> CountAsync(
        NoticeDesk desk,
        HttpContext context,
        CancellationToken stop
    )
    {
        var (body, unreadable) = await JsonBody.ReadAsync<AudienceAsked>(context, stop);
        if (body is null)
            return unreadable!;
        if (Audience(body) is not { } audience)
            return UnknownRole();
        return IsKnown(audience) ? TypedResults.Ok(await desk.CountAsync(audience, stop)) : UnknownWard();
    }

    private static async Task<Results<Created<NoticeStands>, ProblemHttpResult>> SendAsync(
        NoticeDesk desk,
        HttpContext context,
        CancellationToken stop
    )
    {
        var (body, unreadable) = await JsonBody.ReadAsync<NoticeAsked>(context, stop);
        if (body is null)
            return unreadable!;
        if (Audience(body.Audience ?? new AudienceAsked()) is not { } audience)
            return UnknownRole();
        if (!IsKnown(audience))
            return UnknownWard();
        var wanted = new NewNotice(body.Title, body.Text.Ja, audience, body.Expected)
        {
            TextEasy = body.Text.Easy,
            TextEnglish = body.Text.En,
            From = body.From,
            Until = body.Until,
        };
        return await desk.OpenAsync(wanted, context.Person(), stop) switch
        {
            NoticeOpened.Sent sent => TypedResults.Created($"/api/v1/notices/{sent.Notice.Id}", sent.Notice),
            NoticeOpened.OtherCount other => ApiProblem.Of(
                StatusCodes.Status409Conflict,
                "notice.count",
                "Others would be reached than were counted.",
                ("reached", other.Count.Reached)
            ),
            NoticeOpened.OverBudget over => ApiProblem.Of(
                StatusCodes.Status409Conflict,
                "notice.budget",
                "The month's budget has not so many messages left.",
                ("reached", over.Count.Reached),
                ("left", over.Count.LeftThisMonth)
            ),
            NoticeOpened.Refused refused => ApiProblem.Of(StatusCodes.Status400BadRequest, refused.Code, refused.Message),
            _ => throw new InvalidOperationException("A notice came to nothing that is known."),
        };
    }

    private static async Task<Ok<IReadOnlyList<NoticeStands>>> ListAsync(NoticeDesk desk, CancellationToken stop) =>
        TypedResults.Ok(await desk.ListAsync(stop));

    private static async Task<Results<Ok<NoticeStands>, ProblemHttpResult>> FindAsync(Guid id, NoticeDesk desk, CancellationToken stop) =>
        await desk.FindAsync(id, stop) is { } notice ? TypedResults.Ok(notice) : Unknown();

    private static async Task<Results<NoContent, ProblemHttpResult>> StopAsync(
        Guid id,
        NoticeDesk desk,
        HttpContext context,
        CancellationToken stop
    ) => await desk.StopAsync(id, context.Person(), stop) ? TypedResults.NoContent() : Unknown();

    /// <summary>Null: a role is none.</summary>
    private static NoticeAudience? Audience(AudienceAsked asked) =>
        Role(asked.Role) is { } roles && Role(asked.Without) is { } without
            ? new NoticeAudience(roles, without, asked.Ward, asked.TrainedFrom, asked.TrainedTo)
            : null;

    private static MemberRoles? Role(string? role) =>
        role switch
        {
            null => MemberRoles.None,
            "requester" => MemberRoles.Requester,
            "provider" => MemberRoles.Provider,
            "both" => MemberRoles.Requester | MemberRoles.Provider,
            _ => null,
        };

    private static ProblemHttpResult UnknownRole() =>
        ApiProblem.Of(StatusCodes.Status400BadRequest, "notice.role", "'role' and 'without' are requester, provider or both.");

    /// <summary>Nobody is of a ward there is not: that is a slip, and not a count of 0.</summary>
    private static bool IsKnown(NoticeAudience audience) => audience.Ward is null || NoticeAudience.Wards.Contains(audience.Ward);

    private static ProblemHttpResult UnknownWard() =>
        ApiProblem.Of(
            StatusCodes.Status400BadRequest,
            "notice.ward",
            $"'ward' is one of {string.Join(", ", NoticeAudience.Wards)}.",
            ("wards", NoticeAudience.Wards)
        );

    private static ProblemHttpResult Unknown() => ApiProblem.Of(StatusCodes.Status404NotFound, "notice.unknown", "No such notice");
}

/// <summary>Whom a notice is for; what is left out does not matter.</summary>
/// <param name="Role">Who does this: requester, provider, both.</param>
/// <param name="Without">Nobody who does this.</param>
/// <param name="Ward">The ward's id, as members have it: moji, kokurakita.</param>
/// <param name="TrainedFrom">Trained on this day or later.</param>
/// <param name="TrainedTo">Trained on this day or before.</param>
internal sealed record AudienceAsked(
    string? Role = null,
    string? Without = null,
    string? Ward = null,
    DateOnly? TrainedFrom = null,
    DateOnly? TrainedTo = null
);

/// <summary>What is said.</summary>
/// <param name="Ja">In Japanese.</param>
/// <param name="Easy">In easy Japanese, or null.</param>
/// <param name="En">In English, or null.</param>
internal sealed record NoticeText(string Ja, string? Easy = null, string? En = null);

/// <summary>A notice to be sent.</summary>
/// <param name="Title">How the centre finds it again.</param>
/// <param name="Expected">'reached' of the count.</param>
internal sealed record NoticeAsked(
    string Title,
    NoticeText Text,
    int Expected,
    AudienceAsked? Audience = null,
    DateOnly? From = null,
    DateOnly? Until = null
);
