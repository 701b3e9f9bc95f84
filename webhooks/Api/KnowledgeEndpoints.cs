using Channels.Bot.Questions;
using Channels.Knowledge.Content;
using Channels.Knowledge.Office;
using Channels.Text;
using Channels.Webhooks.Inbound;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api;

/// <summary>Staff read knowledge entries with their story.</summary>
internal static class KnowledgeEndpoints
{
    private const int MostOnAPage = 200;
    private const int UsualPage = 50;
    private static readonly HashSet<string> Statuses =
    [
        EntryStatuses.Draft,
        EntryStatuses.Unconfirmed,
        EntryStatuses.Approved,
        EntryStatuses.Superseded,
        EntryStatuses.Withdrawn,
        EntryStatuses.Rejected,
        EntryStatuses.Changed,
        EntryStatuses.Expired,
    ];

    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/knowledge").WithTags("Knowledge").NotStored();
        group
            .MapGet("/", ListAsync)
            .WithSummary(
                "Entries by id, at most 200 a page: status of the newest version, service, words of it, due=true those whose "
                    + "review has come, out=true those that answered and do not any longer, owner those somebody looks after."
            );
        group
            .MapGet("/{entry}", OneAsync)
            .WithSummary("One entry with every version, what each changed, and what the newest would change of what is in force.");
        KnowledgeWork.Map(group);
    }

    private static async Task<Results<Ok<EntryPage>, ProblemHttpResult>> ListAsync(
        EntryCatalog catalog,
        TimeProvider clock,
        string? status,
        string? service,
        string? text,
        bool? due,
        bool? @out,
        string? owner,
        string? after,
        int? limit,
        CancellationToken stop
    )
    {
        if (status is not null && !Statuses.Contains(status))
            return ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                "knowledge.status",
                $"The status is one of {string.Join(", ", Statuses.Order(StringComparer.Ordinal))}."
            );
        var today = JapanTime.DayOf(clock.GetUtcNow());
        var search = new EntrySearch(status, service, string.IsNullOrWhiteSpace(text) ? null : text.Trim(), due is true)
        {
            Owner = string.IsNullOrWhiteSpace(owner) ? null : owner.Trim(),
            IsOut = @out is true,
        };
        var fitting = (await catalog.ReadAsync(stop)).Where(e => search.Fits(e, today)).ToList();
        var most = Math.Clamp(limit ?? UsualPage, 1, MostOnAPage);
        var page = fitting.Where(e => after is null || string.CompareOrdinal(e.Id, after) > 0).Take(most + 1).ToList();
        return TypedResults.Ok(
            new EntryPage(
                [.. page.Take(most).Select(e => EntryLine.Of(e, today))],
                page.Count > most ? page[most - 1].Id : null,
                fitting.Count
            )
        );
    }

    private static async Task<Results<Ok<EntryDetail>, ProblemHttpResult>> OneAsync(
        string entry,
        EntryCatalog catalog,
        CancellationToken stop
    )
    {
        if (!EntryRules.IsId(entry) || await catalog.FindAsync(entry, stop) is not var (found, versions))
            return ApiProblem.Of(StatusCodes.Status404NotFound, "entry.unknown", "No such entry");
        var lines = versions.Select(
            (v, at) =>
                new EntryVersionLine(
                    v.Version,
                    v.Status,
                    v.By,
                    v.At,
                    v.Note,
                    v.Inquiry,
                    v.Entry,
                    v.Problem,
                    at == 0 ? [] : EntryDiff.Between(versions[at - 1].Entry, v.Entry)
                )
        );
        var pending = found.InForce?.Version == found.Current.Version ? [] : EntryDiff.Between(found.InForce?.Entry, found.Current.Entry);
        return TypedResults.Ok(
            new EntryDetail(
                entry,
                found.Current.Version,
                found.Current.Status,
                found.InForce?.Version,
                found.Current.Entry,
                pending,
                [.. lines]
            )
        );
    }
}
